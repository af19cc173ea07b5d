import type { ResponseView } from '@doi-thoai/shared';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { OpinionIcon } from '../../ui/icons';
import { Muted, Prose } from '../../ui/layout';

/** An answer as the author reads it: what kind, who gave it with title and unit, how and when. */
export function AnswerNote({ answer }: { answer: ResponseView }) {
  const { t } = useText();
  const { type, given, text, responderName, responderTitle, responderUnit, forwardedTo, at } = answer;
  return (
    <Banner tone="done" icon={OpinionIcon} title={t(`states.response.${type}`)}>
      {forwardedTo && <p>{t('delegate.forwardedTo', { to: forwardedTo })}</p>}
      <Prose>{text}</Prose>
      <Muted>{[responderName, responderTitle, responderUnit].filter(Boolean).join(' · ')}</Muted>
      <Muted>{`${t(`states.given.${given}`)} · ${formatDateTime(at)}`}</Muted>
    </Banner>
  );
}
