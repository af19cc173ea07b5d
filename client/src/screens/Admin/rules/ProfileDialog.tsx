import type { ReminderRule, RuleProfileVersion, RuleStep } from '@doi-thoai/shared';
import { REMINDER_LIMITS, RULE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/fields';
import { Stack } from '../../../ui/layout';
import { showToast } from '../../../ui/toast-store';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { ReminderFields } from './ReminderFields';
import styles from './rules.module.css';
import { StepFields } from './StepFields';

interface ProfileDialogProps {
  /** What the form begins with. */
  from: RuleProfileVersion;
  /** A new version; else the correction of one, whose day stays. */
  fresh: boolean;
  seen: number;
  onClose: () => void;
  onDone: () => void;
}

interface Form {
  validFrom: string | null;
  validUntil: string | null;
  basis: string;
  steps: RuleStep[];
  reminders: ReminderRule;
}

function isRight({ validFrom, validUntil, basis, steps, reminders }: Form): boolean {
  const days = steps.every(({ step, deadline }) => {
    const least = step === 'NOTED_REVIEW' ? 1 : 0;
    return deadline.days >= least && deadline.days <= RULE_LIMITS.deadlineDays;
  });
  const words = [basis, ...steps.map(({ source }) => source)].every(
    (text) => text.length <= RULE_LIMITS.source,
  );
  const order = validUntil === null || (validFrom !== null && validUntil >= validFrom);
  return validFrom !== null && order && days && words && hasReview(steps) && isReminding(reminders);
}

function isReminding({ before, everyAfter, at }: ReminderRule): boolean {
  const fits = [...before, everyAfter].every((days) => days <= REMINDER_LIMITS.days);
  return fits && before.length <= REMINDER_LIMITS.before && at !== '';
}

function hasReview(steps: readonly RuleStep[]): boolean {
  return steps.some(({ step }) => step === 'NOTED_REVIEW');
}

/** A version of a rule profile: its days, what it rests on, and the time of every step. */
export function ProfileDialog({ from, fresh, seen, onClose, onDone }: ProfileDialogProps) {
  const { t } = useText();
  const [form, setForm] = useState<Form>(from);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const save = async () => {
    setTried(true);
    const { validFrom, validUntil, basis, steps, reminders } = form;
    if (validFrom === null || !isRight(form)) return;
    const { profile } = from;
    await send(async () => {
      const words = { validFrom, validUntil, basis, steps, reminders };
      await organise('organisation.editProfile', { profile, ...words, seen });
      showToast({ text: t('rules.profileSaved'), tone: 'done' });
      onDone();
    });
  };
  const wrong = tried && !isRight(form);
  return (
    <FormDialog
      wide
      title={t(`states.profile.${from.profile}`)}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('rules.newVersionHint')}</p>
        {(failure || wrong) && (
          <Banner tone="refused" live>
            {failure || (hasReview(form.steps) ? t('rules.invalid') : t('rules.reviewNeeded'))}
          </Banner>
        )}
        <Frame form={form} fresh={fresh} change={(patch) => setForm({ ...form, ...patch })} />
        <StepFields steps={form.steps} onSteps={(steps) => setForm({ ...form, steps })} />
        <ReminderFields rule={form.reminders} onChange={(reminders) => setForm({ ...form, reminders })} />
      </Stack>
    </FormDialog>
  );
}

interface FrameProps {
  form: Form;
  fresh: boolean;
  change: (patch: Partial<Form>) => void;
}

function Frame({ form, fresh, change }: FrameProps) {
  const { t } = useText();
  return (
    <div className={styles.columns}>
      <DateField
        label={t('rules.validFrom')}
        value={form.validFrom}
        disabled={!fresh}
        onChange={(validFrom) => change({ validFrom })}
      />
      <DateField
        label={t('rules.validUntil')}
        hint={t('rules.validUntilHint')}
        optional
        value={form.validUntil}
        onChange={(validUntil) => change({ validUntil })}
      />
      <TextField
        className={styles.whole}
        label={t('rules.basis')}
        optional
        value={form.basis}
        onChange={(basis) => change({ basis })}
        limit={RULE_LIMITS.source}
      />
    </div>
  );
}
