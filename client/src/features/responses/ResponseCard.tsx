import type { ResponseView } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Card, Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';

interface ResponseCardProps {
  response: ResponseView;
  /** What it answers, when that is not plain from the place. */
  children?: ReactNode;
}

/** An answer: its type, who gave it, live or in writing. */
export function ResponseCard({ response, children }: ResponseCardProps) {
  const { t } = useText();
  const who = [response.responderName, response.responderTitle, response.responderUnit]
    .filter(Boolean)
    .join(' · ');
  return (
    <Card as="article" tone="done">
      <Stack gap={2}>
        <Row>
          <StatusChip tone="done">{t(`states.response.${response.type}`)}</StatusChip>
          <Chip>{t(`states.given.${response.given}`)}</Chip>
        </Row>
        <Prose>{response.text}</Prose>
        {response.forwardedTo && <p>{t('answers.forwarded', { to: response.forwardedTo })}</p>}
        <Muted>{`${who} · ${formatDateTime(response.at)}`}</Muted>
        {children}
      </Stack>
    </Card>
  );
}
