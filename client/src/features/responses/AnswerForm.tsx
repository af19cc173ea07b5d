import type { Given, Id, ParticipantView, TargetRef } from '@doi-thoai/shared';
import { GIVEN, LIMITS, TABLE_LIMITS, RESPONSE_TYPES } from '@doi-thoai/shared';
import { useNow } from '../../realtime/use-now';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { KeyButton } from '../../ui/KeyButton';
import { RemovableChip } from '../../ui/RemovableChip';
import { DateField } from '../../ui/DateField';
import { TextArea, TextField } from '../../ui/fields';
import { AnswerIcon } from '../../ui/console-icons';
import { Card, Muted, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { useUnitOptions } from '../participants/units';
import styles from './responses.module.css';
import { titleOf, useTargets } from './targets';
import { defaultDue, promises, useAnswerForm, type AnswerFormState } from './use-answer-form';

interface AnswerFormProps {
  draft: string;
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  given: Given;
  /** Whom the desk may name; a responder answers alone and is not asked. */
  responders?: readonly ParticipantView[];
  ownId?: Id;
  onDone: () => void;
}

/** One answer to one or many: type, words, live or in writing, and the promise that follows at once. */
export function AnswerForm(props: AnswerFormProps) {
  const { t } = useText();
  const form = useAnswerForm(props);
  const { words, change, missing, busy, send } = form;
  return (
    <Stack gap={3}>
      <Picked {...props} missing={missing.includes('targets')} />
      {props.responders && <Responder form={form} people={props.responders} />}
      <Kind form={form} given={props.given} />
      <TextArea
        label={t('answers.text')}
        value={words.text}
        onChange={(text) => change({ text })}
        onSend={() => void send()}
        limit={LIMITS.answer}
        rows={6}
        error={missing.includes('text') ? t('errors.field.MISSING') : undefined}
      />
      {promises(words.type) && <Promised form={form} responders={props.responders} />}
      <KeyButton
        variant="primary"
        icon={AnswerIcon}
        wide
        busy={busy}
        shortcut="Ctrl+Enter"
        onClick={() => void send()}
      >
        {t('answers.send', { n: props.targets.length })}
      </KeyButton>
    </Stack>
  );
}

function Kind({ form, given }: { form: AnswerFormState; given: Given }) {
  const { t } = useText();
  const { words, change, missing } = form;
  return (
    <>
      <div className={styles.kind}>
        <Select
          label={t('answers.type')}
          value={words.type}
          onChange={(type) => change({ type })}
          options={RESPONSE_TYPES.map((type) => ({ value: type, label: t(`states.response.${type}`) }))}
        />
        <Select
          label={t('answers.given')}
          value={words.given ?? given}
          onChange={(picked) => change({ given: picked })}
          options={GIVEN.map((one) => ({ value: one, label: t(`states.given.${one}`) }))}
        />
      </div>
      {words.type === 'FORWARDED' && (
        <TextField
          label={t('answers.forwardTo')}
          value={words.forwardedTo}
          onChange={(forwardedTo) => change({ forwardedTo })}
          limit={TABLE_LIMITS.hostBody}
          error={missing.includes('forwardedTo') ? t('errors.FORWARD_NEEDS_AUTHORITY') : undefined}
        />
      )}
    </>
  );
}

function Picked({ targets, onTargets, missing }: AnswerFormProps & { missing: boolean }) {
  const { t } = useText();
  const rows = useTargets().find(targets);
  return (
    <div className={styles.picked}>
      <p className={styles.legend}>{t('answers.answersWhat', { n: targets.length })}</p>
      {rows.length === 0 && <Muted>{t('answers.pickTargets')}</Muted>}
      <ul className={styles.chips}>
        {rows.map((row) => {
          const words = titleOf(row);
          return (
            <li key={row.id}>
              <RemovableChip
                removeLabel={t('answers.dropTarget', { what: words })}
                onRemove={() => onTargets(targets.filter((target) => target.id !== row.id))}
              >
                <span className={styles.chipWords}>{words}</span>
              </RemovableChip>
            </li>
          );
        })}
      </ul>
      <p className={styles.error} role="alert">
        {missing && t('answers.targetsMissing', { most: TABLE_LIMITS.targetsPerResponse })}
      </p>
    </div>
  );
}

function Responder({ form, people }: { form: AnswerFormState; people: readonly ParticipantView[] }) {
  const { t } = useText();
  const { words, change, missing } = form;
  return (
    <Select
      label={t('answers.responder')}
      hint={people.length === 0 ? t('answers.noResponders') : undefined}
      value={words.responderId}
      onChange={(responderId) => change({ responderId })}
      options={people.map((one) => ({
        value: one.id,
        label: [one.name, one.title, one.unit].filter(Boolean).join(' · '),
      }))}
      placeholder={t('answers.pickResponder')}
      error={missing.includes('responder') ? t('errors.field.MISSING') : undefined}
    />
  );
}

/** What was just said, prefilled as a promise of the responder's unit; corrected here or later. */
function Promised({ form, responders }: { form: AnswerFormState; responders?: readonly ParticipantView[] }) {
  const { t } = useText();
  const { words, change, missing } = form;
  const units = useUnitOptions();
  const fallback = defaultDue(useNow());
  const owner = responders?.find((one) => one.id === words.responderId)?.unitId ?? null;
  return (
    <Card tone="waiting">
      <Stack gap={3}>
        <p className={styles.legend}>{t('answers.promise')}</p>
        <TextArea
          label={t('answers.promiseText')}
          hint={t('answers.promiseTextHint')}
          optional
          value={words.promiseText}
          onChange={(promiseText) => change({ promiseText })}
          limit={LIMITS.answer}
          rows={2}
        />
        {responders && (
          <Select
            label={t('answers.ownerUnit')}
            value={words.ownerUnitId ?? owner}
            onChange={(ownerUnitId) => change({ ownerUnitId })}
            options={units}
            placeholder={t('answers.ownerOfResponder')}
          />
        )}
        <DateField
          label={t('answers.dueDate')}
          value={words.dueOn ?? fallback}
          min={civilToday()}
          onChange={(dueOn) => change({ dueOn })}
          error={missing.includes('due') ? t('errors.DUE_IN_PAST') : undefined}
        />
      </Stack>
    </Card>
  );
}
