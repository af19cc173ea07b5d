import { LIMITS } from '@doi-thoai/shared';
import type { KeyboardEvent, ReactNode } from 'react';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { TextArea, TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import type { OpinionForm } from './use-opinion-form';

/** Ctrl+Enter sends from anywhere; Enter in one line goes on to the next field instead of sending half an opinion. */
function onKey(event: KeyboardEvent<HTMLFormElement>, send: () => void): void {
  if (event.key !== 'Enter') return;
  if (event.ctrlKey || event.metaKey) send();
  else if (event.target instanceof HTMLInputElement) event.currentTarget.querySelector('textarea')?.focus();
  else return;
  event.preventDefault();
}

interface OpinionFieldsProps {
  form: OpinionForm;
  id?: string;
  children?: ReactNode;
}

/** Kind, topic, summary, text. */
export function OpinionFields({ form, id, children }: OpinionFieldsProps) {
  const { send, formRef } = form;
  return (
    <form
      ref={formRef}
      id={id}
      noValidate
      onKeyDown={(event) => onKey(event, send)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <About form={form} />
        <Words form={form} />
        {children}
      </Stack>
    </form>
  );
}

function About({ form: { words, problems, change, kinds, topics } }: OpinionFieldsProps) {
  const { t } = useText();
  return (
    <>
      <ChipGroup
        legend={t('common.kind')}
        options={kinds.map((value) => ({ value, label: t(`states.kind.${value}`) }))}
        value={words.kind}
        onChange={(kind) => change({ kind })}
      />
      <ChipGroup
        legend={t('common.topic')}
        options={topics.map(({ id, name }) => ({ value: id, label: name }))}
        value={words.topicId || null}
        onChange={(topicId) => change({ topicId })}
        error={problems.topicId}
      />
    </>
  );
}

function Words({ form: { words, problems, change } }: OpinionFieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextField
        label={t('delegate.summary')}
        hint={t('delegate.summaryHint')}
        limit={LIMITS.summary}
        value={words.summary}
        onChange={(summary) => change({ summary })}
        error={problems.summary}
        enterKeyHint="next"
        autoComplete="off"
      />
      <TextArea
        label={t('delegate.text')}
        hint={t('delegate.textHint')}
        limit={LIMITS.text}
        value={words.text}
        onChange={(text) => change({ text })}
        error={problems.text}
      />
    </>
  );
}
