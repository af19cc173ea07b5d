import type { Id, TargetRef } from '@doi-thoai/shared';
import { useMemo, type ReactNode } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { titleOf, type TargetRow } from '../../features/responses/targets';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { List, ListRow } from '../../ui/List';
import { Card, Stack } from '../../ui/layout';
import styles from './Answers.module.css';

export interface Picking {
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  onAnswer: (row: TargetRow) => void;
  may: boolean;
}

interface PutToMeProps extends Picking {
  rows: readonly TargetRow[];
  empty: ReactNode;
}

/** What waits for an answer, by issue group; several of a group can be answered together. */
export function PutToMe({ rows, empty, ...picking }: PutToMeProps) {
  const { list, nameOf } = useTopics();
  const groups = useMemo(
    () =>
      byTopic(
        rows,
        list.map((topic) => topic.id),
      ),
    [rows, list],
  );
  if (rows.length === 0) return empty;
  return (
    <Stack gap={4}>
      {groups.map(([topicId, group]) => (
        <Group key={topicId} name={nameOf(topicId)} rows={group} {...picking} />
      ))}
    </Stack>
  );
}

function Group({ name, rows, ...picking }: Picking & { name: string; rows: readonly TargetRow[] }) {
  const { t } = useText();
  const { targets, onTargets, may } = picking;
  const pickAll = () => {
    const more = rows.filter((row) => !targets.some(({ id }) => id === row.id));
    onTargets([...targets, ...more.map((row) => ({ kind: row.kind, id: row.id }))]);
  };
  return (
    <section aria-label={name}>
      <div className={styles.groupHead}>
        <h2 className={styles.groupTitle}>{name}</h2>
        {may && rows.length > 1 && (
          <Button variant="ghost" onClick={pickAll}>
            {t('answers.pickAll', { n: rows.length })}
          </Button>
        )}
      </div>
      <Card flush>
        <List>
          {rows.map((row) => (
            <PutRow key={row.id} row={row} {...picking} />
          ))}
        </List>
      </Card>
    </section>
  );
}

function PutRow({ row, targets, onTargets, onAnswer, may }: Picking & { row: TargetRow }) {
  const { t } = useText();
  const toggle = (on: boolean) =>
    onTargets(on ? [...targets, { kind: row.kind, id: row.id }] : targets.filter(({ id }) => id !== row.id));
  return (
    <ListRow
      title={titleOf(row)}
      subtitle={[t('desk.sources', { n: row.sources }), row.who].filter(Boolean).join(' · ')}
      selected={targets.some(({ id }) => id === row.id)}
      onSelect={may ? toggle : undefined}
      selectLabel={t('desk.pickRow', { what: row.number })}
      actions={may && <Button onClick={() => onAnswer(row)}>{t('answers.answerOne')}</Button>}
    />
  );
}

function byTopic(rows: readonly TargetRow[], order: readonly Id[]): [Id, TargetRow[]][] {
  const groups = new Map<Id, TargetRow[]>(order.map((id) => [id, []]));
  for (const row of rows) groups.set(row.topicId, [...(groups.get(row.topicId) ?? []), row]);
  return [...groups].filter(([, group]) => group.length > 0);
}
