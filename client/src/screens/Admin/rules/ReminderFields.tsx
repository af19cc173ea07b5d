import type { ReminderRule } from '@doi-thoai/shared';
import { REMINDER_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../../text/text';
import { Checkbox } from '../../../ui/Checkbox';
import { TextField } from '../../../ui/fields';
import { NumberField } from '../../../ui/NumberField';
import { readDays } from './reminder-days';
import styles from './rules.module.css';

interface ReminderFieldsProps {
  rule: ReminderRule;
  onChange: (rule: ReminderRule) => void;
}

/** When whoever promised is reminded. */
export function ReminderFields({ rule, onChange }: ReminderFieldsProps) {
  const { t } = useText();
  const set = (patch: Partial<ReminderRule>) => onChange({ ...rule, ...patch });
  return (
    <fieldset className={styles.item}>
      <legend className={styles.legend}>{t('rules.reminders')}</legend>
      <p>{t('rules.remindersHint')}</p>
      <div className={styles.columns}>
        <BeforeField before={rule.before} onChange={(before) => set({ before })} />
        <NumberField
          label={t('rules.remindAfter')}
          hint={t('rules.remindAfterHint')}
          value={rule.everyAfter}
          max={REMINDER_LIMITS.days}
          onChange={(days) => set({ everyAfter: days ?? 0 })}
        />
        <TextField
          type="time"
          label={t('rules.remindAt')}
          value={rule.at}
          onChange={(at) => set({ at: at.slice(0, 5) })}
        />
      </div>
      <Checkbox label={t('rules.remindOnDay')} checked={rule.onDay} onChange={(onDay) => set({ onDay })} />
    </fieldset>
  );
}

interface BeforeFieldProps {
  before: readonly number[];
  onChange: (before: number[]) => void;
}

/** What is typed stays as it is typed; days that cannot be read are said, and the last right ones hold. */
function BeforeField({ before, onChange }: BeforeFieldProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(before.join(', '));
  const wrong = readDays(typed) === null;
  return (
    <TextField
      label={t('rules.remindBefore')}
      hint={t('rules.remindBeforeHint')}
      error={wrong ? t('rules.remindBeforeWrong', { most: REMINDER_LIMITS.before }) : undefined}
      inputMode="text"
      optional
      value={typed}
      onChange={(text) => {
        setTyped(text);
        const days = readDays(text);
        if (days) onChange(days);
      }}
    />
  );
}
