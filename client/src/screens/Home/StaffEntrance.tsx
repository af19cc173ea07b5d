import type { Id, SeatAddress, StaffMeeting, StaffSelf } from '@doi-thoai/shared';
import { useState } from 'react';
import { useLocation } from '../../router';
import { LateChips, useLate } from '../../features/organisation/LateChips';
import { seatPath } from '../../features/participants/seat-path';
import { postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { showToast } from '../../ui/toast-store';

/** For those who prepare and run meetings: sign in, or the own meetings. */
export function StaffEntrance() {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [me] = useFetched<StaffSelf>('api/staff/me');
  const staff = me.state === 'there' ? me.value.staff : null;
  if (me.state !== 'there' || !staff) {
    return (
      <Card>
        <Row justify="between">
          <div>
            <h2>{t('home.staffTitle')}</h2>
            <Muted>{t('home.staffHint')}</Muted>
          </div>
          <Button onClick={() => navigate('/staff')}>{t('home.signIn')}</Button>
        </Row>
      </Card>
    );
  }
  return (
    <Stack as="section" gap={3}>
      <Row justify="between">
        <h2>{t('home.staffMeetings', { name: staff.name })}</h2>
        <Button variant="ghost" onClick={() => navigate('/staff')}>
          {t('home.manage')}
        </Button>
      </Row>
      {me.value.meetings.length === 0 ? (
        <Muted>{t('home.noStaffMeetings')}</Muted>
      ) : (
        <Meetings meetings={me.value.meetings} />
      )}
    </Stack>
  );
}

function Meetings({ meetings }: { meetings: readonly StaffMeeting[] }) {
  const { t } = useText();
  const late = useLate();
  return (
    <Card flush>
      <List label={t('home.title')}>
        {meetings.map((meeting) => (
          <ListRow
            key={meeting.meetingId}
            title={meeting.title}
            subtitle={`${formatDateTime(meeting.startsAt)} · ${t(`states.role.${meeting.role}`)}`}
            chips={
              <>
                <Chip>{t(`states.phase.${meeting.phase}`)}</Chip>
                <LateChips late={late.get(meeting.meetingId)} />
              </>
            }
            actions={<Enter meetingId={meeting.meetingId} />}
          />
        ))}
      </List>
    </Card>
  );
}

function Enter({ meetingId }: { meetingId: Id }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const enter = async (): Promise<void> => {
    setBusy(true);
    try {
      navigate(seatPath(await postJson<SeatAddress>(`api/staff/meetings/${meetingId}/enter`)));
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={() => void enter()}>
      {t('home.enterMeeting')}
    </Button>
  );
}
