import type { ResponseView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Chip } from '../../ui/Chip';
import { Fold } from '../../ui/Fold';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { stateOf } from './response-state';
import { VerdictCounts } from './VerdictCounts';

interface ResponseCardProps {
  response: ResponseView;
  /** What it answers, when that is not plain from the place. */
  children?: ReactNode;
}

/** An answer: its type, how far it has come, who gave it, live or in writing, and what its authors say. */
export function ResponseCard({ response, children }: ResponseCardProps) {
  const { t } = useText();
  const { state, type, given, text, forwardedTo, letterNumber, result, legalGround, at } = response;
  const who = [response.responderName, response.responderTitle, response.responderUnit]
    .filter(Boolean)
    .join(' · ');
  const done = state === 'PUBLISHED';
  return (
    <Card as="article" tone={done ? 'done' : 'waiting'}>
      <Stack gap={2}>
        <Row>
          <StatusChip tone={done ? 'done' : 'neutral'}>{t(`states.response.${type}`)}</StatusChip>
          <Chip>{t(`states.given.${given}`)}</Chip>
          {!done && <StatusChip tone="waiting">{t(`answers.state.${stateOf(response)}`)}</StatusChip>}
          {result && <Chip>{t(`states.result.${result}`)}</Chip>}
        </Row>
        {response.returnText && (
          <Banner tone="refused" title={t('answers.returned')}>
            <Prose>{response.returnText}</Prose>
          </Banner>
        )}
        <Prose>{text}</Prose>
        {forwardedTo && <p>{t('answers.forwarded', { to: forwardedTo })}</p>}
        {letterNumber && <p>{t('delegate.letterNumber', { number: letterNumber })}</p>}
        {legalGround && <Muted>{t('delegate.legalGround', { ground: legalGround })}</Muted>}
        <Muted>{`${who} · ${formatDateTime(at)}`}</Muted>
        <Former response={response} />
        <VerdictCounts responseId={response.id} />
        {children}
      </Stack>
    </Card>
  );
}

function Former({ response: { former } }: { response: ResponseView }) {
  const { t } = useText();
  if (former.length === 0) return null;
  return (
    <Fold summary={t('delegate.formerWords', { n: former.length })}>
      {[...former].reverse().map((one) => (
        <div key={one.until}>
          <Muted>{t('delegate.corrected', { time: formatDateTime(one.until), reason: one.reason })}</Muted>
          <Prose>{one.text}</Prose>
        </div>
      ))}
    </Fold>
  );
}
