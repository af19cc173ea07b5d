import type { DifferencePart, DifferenceRow, Id, PaperDifference } from '@doi-thoai/shared';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Muted, Row, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import styles from './signed.module.css';

interface DifferenceProps {
  signedId: Id;
  generatedId: Id;
  editedId: Id;
}

/** What was changed between the Word file that was generated and the one that came back. */
export function Difference({ signedId, generatedId, editedId }: DifferenceProps) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const query = `generated=${generatedId}&edited=${editedId}&seat=${participantId}`;
  const path = `api/meetings/${meetingId}/signed/${signedId}/difference?${query}`;
  const [found, again] = useFetched<PaperDifference>(path);
  if (found.state === 'failed') {
    return <ErrorState title={refusalText({ code: found.failure })} onRetry={again} />;
  }
  if (found.state === 'loading') {
    return (
      <SkeletonRegion>
        <Skeleton shape="row" count={3} />
      </SkeletonRegion>
    );
  }
  const { rows, more, numbers } = found.value;
  if (rows.length === 0) return <p role="status">{t('signed.same')}</p>;
  return (
    <Stack gap={2}>
      <p role="status">{t('signed.changed', { n: rows.length + more })}</p>
      {numbers > 0 && (
        <Row>
          <StatusChip tone="waiting">{t('signed.numbers', { n: numbers })}</StatusChip>
        </Row>
      )}
      <ol className={styles.changes} aria-label={t('signed.changes')}>
        {rows.map((row) => (
          <Changed key={`${row.kind}${row.at}`} row={row} />
        ))}
      </ol>
      {more > 0 && <Muted>{t('signed.more', { n: more })}</Muted>}
    </Stack>
  );
}

function Changed({ row: { kind, at, parts, numbers } }: { row: DifferenceRow }) {
  const { t } = useText();
  return (
    <li className={styles.change}>
      <Muted>
        {t(`signed.kind.${kind}`, { at })}
        {numbers && ` · ${t('signed.numberChanged')}`}
      </Muted>
      <p>
        {parts.map((part, index) => (
          <Piece key={index} part={part} />
        ))}
      </p>
    </li>
  );
}

/** Struck out or underlined, and told to whoever hears it. */
function Piece({ part: { kind, text, number } }: { part: DifferencePart }) {
  const { t } = useText();
  if (kind === 'SAME') return <span>{text}</span>;
  const Tag = kind === 'ADDED' ? 'ins' : 'del';
  const look = [kind === 'ADDED' ? styles.added : styles.removed, number ? styles.number : ''].join(' ');
  return (
    <Tag className={look}>
      <VisuallyHidden>{t(`signed.piece.${kind}`)} </VisuallyHidden>
      {text}
    </Tag>
  );
}
