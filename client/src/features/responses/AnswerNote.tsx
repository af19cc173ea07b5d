import type { ResponseView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Fold } from '../../ui/Fold';
import { OpinionIcon } from '../../ui/icons';
import { Muted, Prose, Stack } from '../../ui/layout';

interface AnswerNoteProps {
  answer: ResponseView;
  /** What its author says of it. */
  children?: ReactNode;
}

/** An answer as the author reads it: what kind, who gave it with title and unit, how and when, and what it said before. */
export function AnswerNote({ answer, children }: AnswerNoteProps) {
  const { t } = useText();
  const { type, given, text, responderName, responderTitle, responderUnit, forwardedTo } = answer;
  const { result, legalGround, letterNumber, publishedAt, at } = answer;
  return (
    <Banner tone="done" icon={OpinionIcon} title={t(`states.response.${type}`)}>
      {forwardedTo && <p>{t('delegate.forwardedTo', { to: forwardedTo })}</p>}
      {letterNumber && <p>{t('delegate.letterNumber', { number: letterNumber })}</p>}
      <Prose>{text}</Prose>
      {result && <p>{t('delegate.resultIs', { result: t(`states.result.${result}`) })}</p>}
      {legalGround && <Muted>{t('delegate.legalGround', { ground: legalGround })}</Muted>}
      <Muted>{[responderName, responderTitle, responderUnit].filter(Boolean).join(' · ')}</Muted>
      <Muted>{`${t(`states.given.${given}`)} · ${formatDateTime(publishedAt ?? at)}`}</Muted>
      <Former answer={answer} />
      {children}
    </Banner>
  );
}

/** It was corrected after its author had read it: why, and what stood there. */
function Former({ answer: { former } }: { answer: ResponseView }) {
  const { t } = useText();
  const last = former.at(-1);
  if (!last) return null;
  return (
    <Stack gap={2}>
      <p>{t('delegate.corrected', { time: formatDateTime(last.until), reason: last.reason })}</p>
      <Fold summary={t('delegate.formerWords', { n: former.length })}>
        {[...former].reverse().map((one) => (
          <Prose key={one.until}>{one.text}</Prose>
        ))}
      </Fold>
    </Stack>
  );
}
