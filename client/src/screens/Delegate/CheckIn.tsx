import type { Attendance } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMayOwn } from '../../features/meeting/own-rights';
import { sayRefusal } from '../../features/meeting/say-refusal';
import { useIssue, useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { CheckIcon, GlobeIcon } from '../../ui/icons';
import { Card, Row, Stack } from '../../ui/layout';

/** Điểm danh: for oneself, while check-in or the session is on and nobody has noted this person yet. */
export function CheckIn() {
  const { t } = useText();
  const may = useMayOwn();
  const issue = useIssue();
  const [busy, setBusy] = useState(false);
  const { me, phase } = useMeeting((state) => ({
    me: state.participantId ? state.participants[state.participantId] : undefined,
    phase: state.meeting?.phase,
  }));
  const open = phase === 'CHECK_IN' || phase === 'IN_SESSION';
  const present = me?.attendance === 'ON_SITE' || me?.attendance === 'ONLINE';
  if (!me || !open || present || !may('participants.checkIn')) return null;
  const checkIn = async (attendance: Attendance): Promise<void> => {
    setBusy(true);
    const answer = await issue('participants.checkIn', { participantId: me.id, attendance });
    setBusy(false);
    if (!answer.ok) sayRefusal(answer);
  };
  return (
    <Card tone="primary">
      <Stack gap={3}>
        <h2>{t('delegate.checkInTitle')}</h2>
        <p>{t('delegate.checkInHint')}</p>
        <Row>
          <Button variant="primary" icon={CheckIcon} busy={busy} onClick={() => void checkIn('ON_SITE')}>
            {t('delegate.checkInHere')}
          </Button>
          <Button icon={GlobeIcon} busy={busy} onClick={() => void checkIn('ONLINE')}>
            {t('delegate.checkInOnline')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
