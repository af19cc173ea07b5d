import type { AnswerWords, ResponseResult, ResponseView } from '@doi-thoai/shared';
import { LIMITS, RESPONSE_RESULTS, RESPONSE_TYPES, TABLE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { TextArea, TextField } from '../../ui/fields';
import { Muted, Prose, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';

interface MendDialogProps {
  response: ResponseView;
  onClose: () => void;
}

function useMending({ response, onClose }: MendDialogProps) {
  const { t } = useText();
  const act = useAct();
  const published = response.state === 'PUBLISHED';
  const [seen] = useState(response.version);
  const [words, setWords] = useState<AnswerWords & { reason: string }>(() => ({
    ...wordsOf(response),
    reason: '',
  }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const text = words.text.trim();
  const missing = {
    text: tried && text === '',
    forwardedTo: tried && words.type === 'FORWARDED' && words.forwardedTo.trim() === '',
    reason: tried && published && words.reason.trim() === '',
  };
  const save = async (): Promise<void> => {
    setTried(true);
    const { reason, ...said } = trimmed(words);
    const lacks = said.text === '' || (said.type === 'FORWARDED' && said.forwardedTo === '');
    if (lacks || (published && reason === '')) return;
    setBusy(true);
    const what = { ...said, responseId: response.id, seen };
    const answer = published
      ? await act('responses.correct', { ...what, reason }, { done: t('answers.correctedDone') })
      : await act('responses.edit', { ...what, commitment: null }, { done: t('answers.mended') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  return {
    words,
    change: (patch: Partial<typeof words>) => setWords({ ...words, ...patch }),
    missing,
    busy,
    save,
    published,
  };
}

/** Mends what was handed in, or corrects what is published: then with a reason, which the authors read. */
export function MendDialog(props: MendDialogProps) {
  const { t } = useText();
  const mending = useMending(props);
  const { words, change, missing, busy, save, published } = mending;
  const { returnText } = props.response;
  return (
    <FormDialog
      wide
      title={t(published ? 'answers.correctTitle' : 'answers.mendTitle')}
      saveLabel={t(published ? 'answers.correct' : 'answers.handInAgain')}
      busy={busy}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <Stack gap={3}>
        {returnText && (
          <Banner tone="waiting" title={t('answers.returned')}>
            <Prose>{returnText}</Prose>
          </Banner>
        )}
        <Muted>{t(published ? 'answers.correctWords' : 'answers.mendWords')}</Muted>
        <WhatItSays {...mending} />
        <FurtherFields words={words} change={change} />
        {published && (
          <TextField
            label={t('answers.correctReason')}
            value={words.reason}
            onChange={(reason) => change({ reason })}
            limit={LIMITS.reason}
            error={missing.reason ? t('errors.field.MISSING') : undefined}
          />
        )}
      </Stack>
    </FormDialog>
  );
}

function WhatItSays({ words, change, missing, save }: ReturnType<typeof useMending>) {
  const { t } = useText();
  return (
    <>
      <Select
        label={t('answers.type')}
        value={words.type}
        onChange={(type) => change({ type })}
        options={RESPONSE_TYPES.map((type) => ({ value: type, label: t(`states.response.${type}`) }))}
      />
      {words.type === 'FORWARDED' && (
        <TextField
          label={t('answers.forwardTo')}
          value={words.forwardedTo}
          onChange={(forwardedTo) => change({ forwardedTo })}
          limit={TABLE_LIMITS.hostBody}
          error={missing.forwardedTo ? t('errors.FORWARD_NEEDS_AUTHORITY') : undefined}
        />
      )}
      <TextArea
        label={t('answers.text')}
        value={words.text}
        onChange={(text) => change({ text })}
        onSend={() => void save()}
        limit={LIMITS.answer}
        rows={6}
        error={missing.text ? t('errors.field.MISSING') : undefined}
      />
    </>
  );
}

type Further = Pick<AnswerWords, 'type' | 'result' | 'legalGround' | 'letterNumber'>;

/** What the hall has no time for: what became of the matter, on which ground, under which letter. */
export function FurtherFields({
  words,
  change,
}: {
  words: Further;
  change: (patch: Partial<Further>) => void;
}) {
  const { t } = useText();
  const forwarded = words.type === 'FORWARDED' || words.result === 'FORWARDED';
  return (
    <>
      <Select<ResponseResult>
        label={t('answers.result')}
        optional
        value={words.result}
        placeholder={t('answers.noResult')}
        onChange={(result) => change({ result: result || null })}
        options={RESPONSE_RESULTS.map((one) => ({ value: one, label: t(`states.result.${one}`) }))}
      />
      <TextField
        label={t('answers.legalGround')}
        optional
        value={words.legalGround}
        onChange={(legalGround) => change({ legalGround })}
        limit={TABLE_LIMITS.legalGround}
      />
      {forwarded && (
        <TextField
          label={t('answers.letterNumber')}
          optional
          value={words.letterNumber}
          onChange={(letterNumber) => change({ letterNumber })}
          limit={TABLE_LIMITS.letterNumber}
        />
      )}
    </>
  );
}

function wordsOf({ type, text, forwardedTo, result, legalGround, letterNumber }: AnswerWords): AnswerWords {
  return { type, text, forwardedTo, result, legalGround, letterNumber };
}

function trimmed(words: AnswerWords & { reason: string }): AnswerWords & { reason: string } {
  const { type, result } = words;
  const forwarded = type === 'FORWARDED';
  return {
    type,
    result,
    text: words.text.trim(),
    forwardedTo: forwarded ? words.forwardedTo.trim() : '',
    legalGround: words.legalGround.trim(),
    letterNumber: forwarded || result === 'FORWARDED' ? words.letterNumber.trim() : '',
    reason: words.reason.trim(),
  };
}
