import type { PaperEntry, PaperIssuer, PaperState, SignedView } from '@doi-thoai/shared';
import { useSeat } from '../../realtime/session-context';
import { hasText, useText } from '../../text/text';
import { DownloadLink } from '../../ui/DownloadLink';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { SignedPart } from '../signed/SignedPart';
import styles from './papers.module.css';
import { entryOf, filesOf, type ShelfKind } from './shelf';

const TONES: Record<PaperState, StatusTone> = {
  READY: 'done',
  DRAFT: 'waiting',
  EMPTY: 'neutral',
  CLOSED: 'refused',
};

interface PaperItemProps {
  kind: ShelfKind;
  issuer: PaperIssuer;
  /** Signed versions of all papers; null: they are not for this seat. */
  signed: readonly SignedView[] | null;
}

/** One paper: what it says, how far it is, what is missing, its files. */
export function PaperItem({ kind, issuer, signed }: PaperItemProps) {
  const { t } = useText();
  const entry = entryOf(kind, issuer);
  const name = t(`papers.name.${kind}`);
  const refused = useWhyNone(entry);
  const wasSigned = signed?.some(({ paper }) => paper === kind);
  return (
    <Card as="li">
      <Stack gap={3}>
        <div className={styles.head}>
          <h4>{name}</h4>
          {entry && <StatusChip tone={TONES[entry.state]}>{t(`papers.state.${entry.state}`)}</StatusChip>}
        </div>
        <Muted>{t(`papers.says.${kind}`)}</Muted>
        {entry && <Size entry={entry} />}
        {refused === null ? <Files kind={kind} issuer={issuer} name={name} /> : <p>{refused}</p>}
        {entry?.template && refused === null && <Template entry={entry} issuer={issuer} name={name} />}
        {entry && entry.gaps.length > 0 && <Gaps entry={entry} name={name} />}
        {signed && kind !== 'STATISTICS' && (refused === null || wasSigned) && (
          <SignedPart paper={kind} {...{ issuer, name }} all={signed} />
        )}
      </Stack>
    </Card>
  );
}

/** Why there is no file to take along, and what to do first; null: there is one. */
function useWhyNone(entry: PaperEntry | null): string | null {
  const { t } = useText();
  if (entry?.state === 'CLOSED') return t('papers.closed');
  if (entry?.state !== 'EMPTY') return null;
  const key = `papers.empty.${entry.kind}`;
  return hasText(key) ? t(key) : null;
}

function Size({ entry: { kind, size, state } }: { entry: PaperEntry }) {
  const { t } = useText();
  if (kind === 'NOTICE' || kind === 'PRESS' || state === 'EMPTY') return null;
  return <p>{t(`papers.size.${kind}`, { n: size })}</p>;
}

function Files({ kind, issuer, name }: { kind: ShelfKind; issuer: PaperIssuer; name: string }) {
  const { t } = useText();
  const seat = useSeat();
  return (
    <Row gap={2}>
      {filesOf(kind, seat, issuer).map(({ format, href }) => (
        <DownloadLink key={format} href={href}>
          <span>
            <VisuallyHidden>{name}, </VisuallyHidden>
            {t(`papers.format.${format}`)}
          </span>
        </DownloadLink>
      ))}
    </Row>
  );
}

function Gaps({ entry, name }: { entry: PaperEntry; name: string }) {
  const { t } = useText();
  return (
    <ul className={styles.gaps} aria-label={t('papers.missing', { name })}>
      {entry.gaps.map(({ gap, n }) => (
        <li key={gap}>{t(`papers.gap.${gap}`, { n })}</li>
      ))}
    </ul>
  );
}

/** Which of its files follows the organisation's own layout, and the way around it. */
function Template({ entry, issuer, name }: { entry: PaperEntry; issuer: PaperIssuer; name: string }) {
  const { t } = useText();
  const seat = useSeat();
  const word = filesOf(entry.kind, seat, issuer).find(({ format }) => format === 'docx');
  if (!entry.template || !word) return null;
  return (
    <Stack gap={2}>
      <Muted>{t('papers.template', { name: entry.template.name, number: entry.template.number })}</Muted>
      <Row>
        <DownloadLink href={`${word.href}&template=none`}>
          <span>
            <VisuallyHidden>{name}, </VisuallyHidden>
            {t('papers.standard')}
          </span>
        </DownloadLink>
      </Row>
    </Stack>
  );
}
