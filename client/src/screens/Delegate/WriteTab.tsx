import { makeId, type Disclosure } from '@doi-thoai/shared';
import { useRef, useState, type ReactNode } from 'react';
import { useMayOwn, useOwnRole } from '../../features/meeting/own-rights';
import { selectContributor } from '../../features/participants/contributor';
import { useDraft } from '../../realtime/drafts';
import { useMeeting, useOutbox } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { SendIcon } from '../../ui/first-icons';
import { Row, Stack } from '../../ui/layout';
import { Skeleton, SkeletonRegion } from '../../ui/States';
import { LiveRegion } from '../../ui/VisuallyHidden';
import styles from './Delegate.module.css';
import { useLater } from './later';
import { MyOpinions } from './MyOpinions';
import { NoticeCard, NoticeLink, useNotice } from './Notice';
import { NO_WORDS, type WrittenWords } from './opinion-words';
import { OpinionFields } from './OpinionFields';
import { useOpinionForm } from './use-opinion-form';

export type Intake = 'open' | 'closed' | 'notYet' | 'notYours';

/** Whether this seat may write now, and if not, why. */
function useIntake(): Intake {
  const may = useMayOwn();
  const role = useOwnRole();
  const { phase, intakeOpen, guests } = useMeeting((state) => ({
    phase: state.meeting?.phase ?? 'DRAFT',
    intakeOpen: state.meeting?.intakeOpen ?? false,
    guests: state.meeting?.settings.guestsMayWrite || selectContributor(state),
  }));
  const writes = ['DELEGATE', 'UNIT_FOCAL', guests && 'GUEST'].includes(role ?? '');
  if (role !== null && !writes) return 'notYours';
  if (phase === 'DRAFT' || phase === 'ANNOUNCED') return 'notYet';
  return intakeOpen && may('submissions.submit') ? 'open' : 'closed';
}

/** Gửi ý kiến: the form, and below it what became of each of the own opinions. */
export function WriteTab() {
  const { t } = useText();
  const mine = useRef<HTMLDivElement>(null);
  const own = useMeeting((state) => Object.keys(state.submissions).length);
  /** How many were there when the last one was sent; null: none was. */
  const [before, setBefore] = useState<number | null>(null);
  const showMine = (): void => {
    // The keyboard goes, so that the new card can be seen.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setBefore(own);
    mine.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <Stack gap={6}>
      <Form onSent={showMine} />
      <LiveRegion>
        {before !== null && t(own > before ? 'connection.received' : 'delegate.takenOver')}
      </LiveRegion>
      <div ref={mine} className={styles.anchor}>
        <MyOpinions />
      </div>
    </Stack>
  );
}

const NAMED: { mode: Disclosure } = { mode: 'NAMED' };

/** The form of a meeting that takes names only, from people on its list, is in the first file. */
function Form({ onSent }: { onSent: () => void }) {
  const intake = useIntake();
  const mode = useDraft('mode', NAMED);
  const offered = useMeeting(
    (state) =>
      state.meeting?.settings.confidential || state.meeting?.settings.anonymous || selectContributor(state),
  );
  // Whoever chose not to be named is never sent by a form that names, also when nothing else is offered any more.
  const safe = offered || mode.value.mode !== 'NAMED';
  const wanted = safe || intake !== 'open';
  const later = useLater(wanted);
  const { read, accept } = useNotice();
  if (wanted && !later) return <Loading />;
  if (intake !== 'open') return later && <later.NoIntake why={intake} />;
  if (!read) return <NoticeCard onAccept={accept} />;
  const notice = (
    <Row justify="start">
      <NoticeLink />
    </Row>
  );
  return safe && later ? (
    <later.SafeForm {...{ mode, onSent }}>{notice}</later.SafeForm>
  ) : (
    <WriteForm onSent={onSent}>{notice}</WriteForm>
  );
}

function Loading() {
  return (
    <SkeletonRegion>
      <Skeleton shape="card" count={2} />
    </SkeletonRegion>
  );
}

function WriteForm({ onSent, children }: { onSent: () => void; children: ReactNode }) {
  const { t } = useText();
  const { add } = useOutbox();
  const { client } = useSeat();
  const deliver = async (words: WrittenWords): Promise<void> => {
    const writtenAt = Math.round(client.clock.now());
    await add('submissions.submit', { ...words, submissionId: makeId(), disclosure: 'NAMED', writtenAt });
    onSent();
  };
  const form = useOpinionForm('opinion', NO_WORDS, deliver);
  return (
    <section aria-label={t('delegate.tabWrite')}>
      <OpinionFields form={form}>
        {children}
        <div className={styles.sendBar}>
          <Button variant="primary" size="large" wide type="submit" icon={SendIcon}>
            {t('common.send')}
          </Button>
        </div>
      </OpinionFields>
    </section>
  );
}
