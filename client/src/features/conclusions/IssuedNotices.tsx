import type { LineKind, PublicNotice } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Card, Muted, Prose, Stack } from '../../ui/layout';
import { ErrorState, Skeleton } from '../../ui/States';

const KINDS: readonly LineKind[] = ['ASSESSMENT', 'REQUIREMENT', 'TASK'];

/** What was concluded and promised, as it was issued: for everybody in the meeting. */
export function IssuedNotices() {
  const { t } = useText();
  const { participantId } = useSeat();
  const { id, version } = useMeeting(({ meeting }) => ({
    ...{ id: meeting?.id ?? '', version: meeting?.version ?? 0 },
  }));
  const [notices, again] = useFetched<PublicNotice[]>(
    `api/meetings/${id}/notices?seat=${participantId}&v=${version}`,
  );
  return (
    <Stack gap={3} as="section">
      <h2>{t('delegate.noticesTitle')}</h2>
      {notices.state === 'loading' && <Skeleton shape="card" count={1} />}
      {notices.state === 'failed' && (
        <ErrorState title={refusalText({ code: notices.failure })} onRetry={again} />
      )}
      {notices.state === 'there' && notices.value.map((one) => <Issued key={one.id} notice={one} />)}
    </Stack>
  );
}

function Issued({ notice }: { notice: PublicNotice }) {
  const { t } = useText();
  const { body, numbered, issuedOn, subject, lines } = notice;
  return (
    <Card as="article">
      <Stack gap={3}>
        <Muted>{t('delegate.noticeOf', { number: numbered, date: formatCivilDate(issuedOn), body })}</Muted>
        <h3>{subject}</h3>
        {KINDS.map((kind) => {
          const some = lines.filter((line) => line.kind === kind);
          if (some.length === 0) return null;
          return (
            <Stack key={kind} gap={2} as="section">
              <h4>{t(`delegate.line.${kind}`)}</h4>
              <Stack gap={2} as="ol">
                {some.map((line) => (
                  <li key={line.id}>
                    <Prose>{line.text}</Prose>
                  </li>
                ))}
              </Stack>
            </Stack>
          );
        })}
        <Promised notice={notice} />
      </Stack>
    </Card>
  );
}

function Promised({ notice: { commitments } }: { notice: PublicNotice }) {
  const { t } = useText();
  if (commitments.length === 0) return null;
  return (
    <Stack gap={2} as="section">
      <h4>{t('delegate.promised')}</h4>
      <Stack gap={3} as="ul">
        {commitments.map(({ id, text, ownerUnit, dueOn }) => (
          <li key={id}>
            <Prose>{text}</Prose>
            <Muted>
              {ownerUnit}
              {dueOn !== null && ` · ${t('delegate.dueBy', { date: formatCivilDate(dueOn) })}`}
            </Muted>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
