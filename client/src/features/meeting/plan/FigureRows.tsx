import { TABLE_LIMITS } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { PlusIcon } from '../../../ui/console-icons';
import { TextField } from '../../../ui/fields';
import { Row, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import {
  PLANS_OF_FIGURE,
  newFigure,
  readNumber,
  wrongPlan,
  type FigureForm,
  type PlanForm,
} from './plan-form';
import type { PlanFieldsProps } from './PlanFields';
import styles from './plan.module.css';
import { RowButtons } from './RowButtons';

/** The opening report and its figures; what is a part of what is said, because figures are never added. */
export function FigureRows({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  const { report } = form;
  const set = (patch: Partial<PlanForm['report']>) => change({ report: { ...report, ...patch } });
  const setFigures = (figures: FigureForm[]) => set({ figures });
  return (
    <Stack gap={4}>
      <div className={styles.columns}>
        <TextField
          label={t('admin.plan.reportTitle')}
          optional
          value={report.title}
          onChange={(title) => set({ title })}
        />
        <TextField
          label={t('admin.plan.presenter')}
          optional
          value={report.presenter}
          onChange={(presenter) => set({ presenter })}
        />
      </div>
      <Figures figures={report.figures} set={setFigures} tried={problems.includes('figures')} />
      <Row>
        <Button
          icon={PlusIcon}
          disabled={report.figures.length >= TABLE_LIMITS.figures}
          onClick={() => setFigures([...report.figures, newFigure()])}
        >
          {t('admin.plan.addFigure')}
        </Button>
      </Row>
    </Stack>
  );
}

interface FiguresProps {
  figures: FigureForm[];
  set: (figures: FigureForm[]) => void;
  tried: boolean;
}

function Figures({ figures, set, tried }: FiguresProps) {
  return (
    <ol className={styles.rows}>
      {figures.map((figure, index) => (
        <li key={figure.id} className={styles.item}>
          <div className={styles.itemHead}>
            <span className={styles.number}>{index + 1}</span>
            <RowButtons rows={figures} row={figure} name={figure.label || String(index + 1)} onRows={set} />
          </div>
          <FigureFields
            figure={figure}
            others={figures.filter((other) => other.id !== figure.id && other.label.trim() !== '')}
            tried={tried}
            change={(part) => set(figures.map((one) => (one.id === figure.id ? { ...one, ...part } : one)))}
          />
        </li>
      ))}
    </ol>
  );
}

interface FigureFieldsProps {
  figure: FigureForm;
  others: readonly FigureForm[];
  tried: boolean;
  change: (part: Partial<FigureForm>) => void;
}

/** What was done, and what was planned for the period and for the year, in the order in which papers print them. */
function Triple({ figure, tried, change }: Omit<FigureFieldsProps, 'others'>) {
  const { t } = useText();
  const wrong = tried && figure.label.trim() !== '' && readNumber(figure.value) === null;
  return (
    <>
      <TextField
        label={t('admin.plan.figureValue')}
        inputMode="decimal"
        value={figure.value}
        onChange={(value) => change({ value })}
        error={wrong ? t('admin.plan.figureWrong') : undefined}
      />
      {PLANS_OF_FIGURE.map((key) => (
        <TextField
          key={key}
          label={t(`admin.plan.figure.${key}`)}
          optional
          inputMode="decimal"
          value={figure[key]}
          onChange={(value) => change({ [key]: value })}
          error={tried && wrongPlan(figure[key]) ? t('admin.plan.figureWrong') : undefined}
        />
      ))}
    </>
  );
}

function FigureFields({ figure, others, tried, change }: FigureFieldsProps) {
  const { t } = useText();
  return (
    <div className={styles.itemFields}>
      <TextField
        className={styles.wideCell}
        label={t('admin.plan.figureLabel')}
        value={figure.label}
        onChange={(label) => change({ label })}
      />
      <Triple figure={figure} tried={tried} change={change} />
      {(['unit', 'period', 'owner'] as const).map((key) => (
        <TextField
          key={key}
          label={t(`admin.plan.figure.${key}`)}
          optional
          value={figure[key]}
          onChange={(words) => change({ [key]: words })}
        />
      ))}
      <Select
        label={t('admin.plan.subsetOf')}
        optional
        value={figure.subsetOf}
        onChange={(subsetOf) => change({ subsetOf })}
        options={others.map((other) => ({ value: other.label.trim(), label: other.label }))}
        placeholder={t('admin.plan.noSubset')}
      />
    </div>
  );
}
