import type { PaperIssuer, PaperShelf, ReaderState, SignedView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { Link } from '../../router';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ChipGroup } from '../../ui/Chip';
import { RefreshIcon } from '../../ui/icons';
import { Muted, Row, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { useSignedList, useSignedMark } from '../signed/use-signed';
import { PaperItem } from './PaperItem';
import styles from './papers.module.css';
import { SHELVES } from './shelf';

/** All papers of the meeting, what is missing in each, and its files. */
export function PapersSheet() {
  const { meetingId, participantId } = useSeat();
  const [asked, setAsked] = useState(0);
  const path = `api/meetings/${meetingId}/papers?seat=${participantId}&v=${asked}`;
  const [fetched, again] = useFetched<PaperShelf>(path);
  // What was read stays in sight while it is read again.
  const [last, setLast] = useState<PaperShelf | null>(null);
  if (fetched.state === 'there' && fetched.value !== last) setLast(fetched.value);
  if (fetched.state === 'failed') {
    return <ErrorState title={refusalText({ code: fetched.failure })} onRetry={again} />;
  }
  if (last === null) {
    return (
      <SkeletonRegion>
        <Skeleton shape="title" />
        <Skeleton shape="row" count={8} />
      </SkeletonRegion>
    );
  }
  return <Shelves shelf={last} onAgain={() => setAsked(asked + 1)} />;
}

function Shelves({ shelf, onAgain }: { shelf: PaperShelf; onAgain: () => void }) {
  const { t } = useText();
  const [key, setKey] = useState<string | null>(null);
  const [list, readAgain] = useSignedList(useSignedMark()?.version ?? 0);
  // What was read stays in sight while it is read again.
  const [signed, setSigned] = useState<readonly SignedView[] | null>(null);
  if (list.state === 'there' && list.value.all !== signed) setSigned(list.value.all);
  const issuer = shelf.issuers.find((one) => one.key === key) ?? shelf.issuers[0];
  if (!issuer) return <ErrorState title={t('papers.failed')} onRetry={onAgain} />;
  return (
    <Stack gap={6}>
      <Head shelf={shelf} issuer={issuer} onIssuer={setKey} onAgain={onAgain} />
      {list.state === 'failed' && (
        <ErrorState title={refusalText({ code: list.failure })} onRetry={readAgain} />
      )}
      {SHELVES.map(({ group, kinds }) => (
        <Stack as="section" gap={3} key={group}>
          <h3>{t(`papers.group.${group}`)}</h3>
          <ul className={styles.papers}>
            {kinds.map((kind) => (
              <PaperItem key={kind} {...{ kind, issuer, signed }} />
            ))}
          </ul>
        </Stack>
      ))}
    </Stack>
  );
}

interface HeadProps {
  shelf: PaperShelf;
  issuer: PaperIssuer;
  onIssuer: (key: string) => void;
  onAgain: () => void;
}

const selectRehearsal = ({ meeting }: ReaderState) => meeting?.rehearsal ?? false;

/** Who issues them: two systems are never mixed in one paper. */
function Head({ shelf, issuer, onIssuer, onAgain }: HeadProps) {
  const { t } = useText();
  const rehearsal = useMeeting(selectRehearsal);
  return (
    <Stack gap={3}>
      <Muted>{t('papers.hint')}</Muted>
      {rehearsal && <Banner>{t('common.rehearsal')}</Banner>}
      <ChipGroup<string>
        legend={t('papers.issuer')}
        value={issuer.key}
        onChange={onIssuer}
        options={shelf.issuers.map(({ key: value, body, system }) => ({
          value,
          label: `${body || t('papers.issuerUnnamed')} (${t(`papers.system.${system}`)})`,
        }))}
      />
      {shelf.issuers.some(({ body }) => body === '') && (
        <Banner tone="waiting" actions={<Link href="/staff/bodies">{t('papers.issuerOpen')}</Link>}>
          {t('papers.issuerHint')}
        </Banner>
      )}
      {issuer.noticeNumber !== '' && (
        <Muted>{t('papers.noticeNumber', { number: issuer.noticeNumber })}</Muted>
      )}
      <Row>
        <Button icon={RefreshIcon} onClick={onAgain}>
          {t('papers.again')}
        </Button>
      </Row>
    </Stack>
  );
}
