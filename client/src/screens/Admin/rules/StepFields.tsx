import type { Deadline, RuleStep, RuleStepName } from '@doi-thoai/shared';
import { DAY_KINDS, RULE_LIMITS, RULE_STEPS, STEP_ANCHORS, sideOf } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { IconButton } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { TrashIcon } from '../../../ui/console-icons';
import { TextField } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { NumberField } from '../../../ui/NumberField';
import { Select } from '../../../ui/Select';
import styles from './rules.module.css';

interface StepFieldsProps {
  steps: readonly RuleStep[];
  onSteps: (steps: RuleStep[]) => void;
}

function newStep(step: RuleStepName): RuleStep {
  const anchor = STEP_ANCHORS[step][0] ?? 'MEETING_STARTS';
  const deadline: Deadline = { days: 3, dayKind: 'WORKING', side: sideOf(anchor), anchor };
  return { step, deadline, source: '', confirmed: false };
}

/** The times of all steps; a step is there once. */
export function StepFields({ steps, onSteps }: StepFieldsProps) {
  const { t } = useText();
  const free = RULE_STEPS.filter((name) => !steps.some(({ step }) => step === name));
  const set = (changed: RuleStep) => onSteps(steps.map((one) => (one.step === changed.step ? changed : one)));
  return (
    <Stack gap={3}>
      {steps.map((step) => (
        <OneStep
          key={step.step}
          step={step}
          onChange={set}
          onDrop={() => onSteps(steps.filter((one) => one.step !== step.step))}
        />
      ))}
      {free.length > 0 && (
        <Select
          label={t('rules.addStep')}
          value={null}
          placeholder="…"
          onChange={(step) => onSteps([...steps, newStep(step)])}
          options={free.map((value) => ({ value, label: t(`rules.step.${value}`) }))}
        />
      )}
    </Stack>
  );
}

interface OneStepProps {
  step: RuleStep;
  onChange: (step: RuleStep) => void;
  onDrop: () => void;
}

function OneStep({ step, onChange, onDrop }: OneStepProps) {
  const { t } = useText();
  const name = t(`rules.step.${step.step}`);
  return (
    <fieldset className={styles.item}>
      <legend className={styles.legend}>{name}</legend>
      <div className={styles.drop}>
        <IconButton icon={TrashIcon} label={t('rules.dropStep', { name })} onClick={onDrop} />
      </div>
      <TimeFields step={step} onChange={onChange} />
      <TextField
        label={t('rules.source')}
        optional
        value={step.source}
        onChange={(source) => onChange({ ...step, source })}
        limit={RULE_LIMITS.source}
      />
      <Checkbox
        label={t('rules.confirmedBox')}
        checked={step.confirmed}
        onChange={(confirmed) => onChange({ ...step, confirmed })}
      />
    </fieldset>
  );
}

function TimeFields({ step, onChange }: Omit<OneStepProps, 'onDrop'>) {
  const { t } = useText();
  const { deadline } = step;
  const set = (patch: Partial<Deadline>) => onChange({ ...step, deadline: { ...deadline, ...patch } });
  return (
    <div className={styles.columns}>
      <NumberField
        label={t('rules.days')}
        value={deadline.days}
        max={RULE_LIMITS.deadlineDays}
        onChange={(days) => set({ days: days ?? 0 })}
      />
      <Select
        label={t('rules.dayKind')}
        value={deadline.dayKind}
        onChange={(dayKind) => set({ dayKind })}
        options={DAY_KINDS.map((value) => ({ value, label: t(`rules.kind.${value}`) }))}
      />
      <Select
        label={t('rules.anchor')}
        value={deadline.anchor}
        onChange={(anchor) => set({ anchor, side: sideOf(anchor) })}
        options={STEP_ANCHORS[step.step].map((value) => ({ value, label: t(`rules.anchor.${value}`) }))}
      />
    </div>
  );
}
