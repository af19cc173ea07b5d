import type { DraftWords } from '@doi-thoai/shared';
import { LIMITS, RESPONSE_TYPES, TABLE_LIMITS } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { useNow } from '../../realtime/use-now';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { DateField } from '../../ui/DateField';
import { TextArea, TextField } from '../../ui/fields';
import { Card, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import styles from './responses.module.css';
import { defaultDue, promises, type Missing } from './use-answer-form';

interface AnswerFieldsProps {
  words: DraftWords;
  change: (patch: Partial<DraftWords>) => void;
  /** What the text is called here. */
  label: string;
  hint?: string;
  /** Ctrl+Enter in the text. */
  onSend: () => void;
  missing?: readonly Missing[];
  /** A day stands there before somebody has picked one. */
  dueProposed?: boolean;
  /** Beside the type. */
  given?: ReactNode;
  /** Whose promise it is, where that may be said. */
  owner?: ReactNode;
}

/** What an answer consists of, given at once or in preparation: type, words, and the promise that follows at once. */
export function AnswerFields(props: AnswerFieldsProps) {
  const { t } = useText();
  const { words, change, label, hint, onSend, missing = [], given } = props;
  return (
    <>
      <div className={given ? styles.kind : undefined}>
        <Select
          label={t('answers.type')}
          value={words.type}
          onChange={(type) => change({ type })}
          options={RESPONSE_TYPES.map((type) => ({ value: type, label: t(`states.response.${type}`) }))}
        />
        {given}
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
      <TextArea
        label={label}
        hint={hint}
        value={words.text}
        onChange={(text) => change({ text })}
        onSend={onSend}
        limit={LIMITS.answer}
        rows={6}
        error={missing.includes('text') ? t('errors.field.MISSING') : undefined}
      />
      {promises(words.type) && <Promised {...props} missing={missing} />}
    </>
  );
}

/** What was just said, prefilled as a promise of the responder's unit; corrected here or later. */
function Promised({ words, change, missing = [], dueProposed = false, owner }: AnswerFieldsProps) {
  const { t } = useText();
  const proposed = defaultDue(useNow());
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
        {owner}
        <DateField
          label={t('answers.dueDate')}
          value={words.dueOn ?? (dueProposed ? proposed : '')}
          min={civilToday()}
          onChange={(dueOn) => change({ dueOn })}
          error={missing.includes('due') ? t('errors.DUE_IN_PAST') : undefined}
        />
      </Stack>
    </Card>
  );
}
