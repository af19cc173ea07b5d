import { useState } from 'react';
import { Link } from '../../router';
import { seatPath } from '../../features/participants/seat-path';
import { forgetSeat, seatsOnDevice } from '../../features/participants/seats-on-device';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { CloseIcon } from '../../ui/icons';
import { Card, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';

/** Meetings in which this browser has a seat: one tap back in. */
export function DeviceSeats() {
  const { t } = useText();
  const [seats, setSeats] = useState(seatsOnDevice);
  if (seats.length === 0) return null;
  const forget = (participantId: string): void => {
    forgetSeat(participantId);
    setSeats(seatsOnDevice());
  };
  return (
    <Stack as="section" gap={3}>
      <h2>{t('home.deviceSeats')}</h2>
      <Card flush>
        <List label={t('home.deviceSeats')}>
          {seats.map((seat) => (
            <ListRow
              key={seat.participantId}
              title={<Link href={seatPath(seat)}>{seat.meetingTitle || t('home.continue')}</Link>}
              subtitle={[seat.name, t(`states.role.${seat.role}`)].filter(Boolean).join(' · ')}
              actions={
                <IconButton
                  icon={CloseIcon}
                  label={t('home.forget')}
                  onClick={() => forget(seat.participantId)}
                />
              }
            />
          ))}
        </List>
      </Card>
    </Stack>
  );
}
