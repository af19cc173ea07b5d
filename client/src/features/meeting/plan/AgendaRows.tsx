import { AGENDA_KINDS, TABLE_LIMITS } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { PlusIcon } from '../../../ui/console-icons';
import { cx } from '../../../ui/cx';
import { TextField } from '../../../ui/fields';
import { Muted, Row, Stack } from '../../../ui/layout';
import { NumberField } from '../../../ui/NumberField';
import { Select } from '../../../ui/Select';
import { newItem, type PlanForm } from './plan-form';
import type { PlanFieldsProps } from './PlanFields';
import styles from './plan.module.css';
import { RowButtons } from './RowButtons';

type Item = PlanForm['agenda'][number];

export function AgendaRows({ form, change }: PlanFieldsProps) {
  const { t } = useText();
  const { agenda } = form;
  const set = (rows: Item[]) => change({ agenda: rows });
  const patch = (id: string, part: Partial<Item>) =>
    set(agenda.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const minutes = agenda.reduce((sum, item) => sum + (item.plannedMinutes ?? 0), 0);
  return (
    <Stack gap={3}>
      <ol className={styles.rows}>
        {agenda.map((item, index) => (
          <li key={item.id} className={styles.item}>
            <div className={styles.itemHead}>
              <span className={styles.number}>{index + 1}</span>
              <RowButtons rows={agenda} row={item} name={item.title || String(index + 1)} onRows={set} />
            </div>
            <ItemFields item={item} change={(part) => patch(item.id, part)} />
          </li>
        ))}
      </ol>
      <Row justify="between">
        <Button
          icon={PlusIcon}
          disabled={agenda.length >= TABLE_LIMITS.agendaItems}
          onClick={() => set([...agenda, newItem()])}
        >
          {t('admin.plan.addItem')}
        </Button>
        <Muted as="span">{t('admin.plan.total', { n: minutes })}</Muted>
      </Row>
    </Stack>
  );
}

function ItemFields({ item, change }: { item: Item; change: (part: Partial<Item>) => void }) {
  const { t } = useText();
  return (
    <div className={cx(styles.itemFields, styles.agendaFields)}>
      <TextField
        className={styles.wideCell}
        label={t('admin.plan.itemTitle')}
        value={item.title}
        onChange={(title) => change({ title })}
      />
      <Select
        label={t('admin.plan.itemKind')}
        value={item.kind}
        onChange={(kind) => change({ kind })}
        options={AGENDA_KINDS.map((kind) => ({ value: kind, label: t(`states.agenda.${kind}`) }))}
      />
      <TextField
        label={t('admin.plan.presenter')}
        optional
        value={item.presenter}
        onChange={(presenter) => change({ presenter })}
      />
      <NumberField
        label={t('admin.plan.minutes')}
        value={item.plannedMinutes}
        onChange={(plannedMinutes) => change({ plannedMinutes })}
        max={1440}
        step={5}
      />
    </div>
  );
}
