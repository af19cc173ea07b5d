import { makeId } from '@doi-thoai/shared';
import { useRef, useState } from 'react';
import { useMayOwn, useOwnRole } from '../../features/meeting/own-rights';
import { useMeeting, useOutbox } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { SendIcon } from '../../ui/first-icons';
import { Row, Stack } from '../../ui/layout';
import { Skeleton } from '../../ui/States';
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
    guests: state.meeting?.settings.guestsMayWrite ?? false,
  }));
  const writes = role === 'DELEGATE' || role === 'UNIT_FOCAL' || (role === 'GUEST' && guests);
  if (role !== null && !writes) return 'notYours';
  if (phase === 'DRAFT' || phase === 'ANNOUNCED') return 'notYet';
  return intakeOpen && may('submissions.submit') ? 'open' : 'closed';
}

/** Gửi ý kiến: the form, and below it what became of each of the own opinions. */
export function WriteTab() {
  const { t } = useText();
  const intake = useIntake();
  const later = useLater(intake !== 'open');
  const { read, accept } = useNotice();
  const mine = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const showMine = (): void => {
    // The keyboard goes, so that the new card can be seen.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setSaid(t('delegate.takenOver'));
    mine.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <Stack gap={6}>
      {intake !== 'open' && (later ? <later.NoIntake why={intake} /> : <Skeleton shape="card" />)}
      {intake === 'open' && (read ? <WriteForm onSent={showMine} /> : <NoticeCard onAccept={accept} />)}
      <LiveRegion>{said}</LiveRegion>
      <div ref={mine} className={styles.anchor}>
        <MyOpinions />
      </div>
    </Stack>
  );
}

function WriteForm({ onSent }: { onSent: () => void }) {
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
        <Row justify="start">
          <NoticeLink />
        </Row>
        <div className={styles.sendBar}>
          <Button variant="primary" size="large" wide type="submit" icon={SendIcon}>
            {t('common.send')}
          </Button>
        </div>
      </OpinionFields>
    </section>
  );
}
