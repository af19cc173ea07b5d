import type { Attendance, ParticipantView } from '@doi-thoai/shared';
import { ATTENDANCES } from '@doi-thoai/shared';
import { memo } from 'react';
import { useText } from '../../text/text';
import { Chip } from '../../ui/Chip';
import { Menu, type MenuItem } from '../../ui/Menu';
import { Select } from '../../ui/Select';
import { StatusChip } from '../../ui/Status';
import { useMay } from '../meeting/rights';
import styles from './participants.module.css';
import { StandInChip, useStandIn, useStandInName } from './StandIns';

export type PersonAct =
  { kind: 'EDIT' | 'RELEASE' | 'ADMIT' | 'ROLE' | 'STAND_IN' } | { kind: 'CHECK_IN'; attendance: Attendance };

interface PersonRowProps {
  person: ParticipantView;
  onAct: (act: PersonAct, person: ParticipantView) => void;
}

export const PersonRow = memo(function PersonRow({ person, onAct }: PersonRowProps) {
  const { t } = useText();
  const may = useMay();
  const standIn = useStandIn(person.id);
  const items = useMenu(person, onAct);
  const device = person.role === 'SCREEN';
  return (
    <div className={styles.row}>
      <span className={styles.seat}>{person.number}</span>
      <div>
        <p className={styles.name}>{person.name}</p>
        <p className={styles.quiet}>{person.title}</p>
        <InsteadOf person={person} />
      </div>
      <p className={styles.quiet}>{person.unit}</p>
      <div className={styles.chips}>
        <Chip>{t(`states.role.${person.role}`)}</Chip>
        {person.seatTaken && <StatusChip tone="done">{t('desk.seatTaken')}</StatusChip>}
        {standIn && <StandInChip standIn={standIn} />}
        {person.withoutPhone && <StatusChip tone="neutral">{t('desk.withoutPhone')}</StatusChip>}
      </div>
      {device ? (
        <span />
      ) : (
        <Select
          label={t('desk.attendanceOf', { name: person.name })}
          labelHidden
          disabled={!may('participants.checkIn')}
          value={person.attendance}
          onChange={(attendance) => onAct({ kind: 'CHECK_IN', attendance }, person)}
          options={ATTENDANCES.map((one) => ({ value: one, label: t(`states.attendance.${one}`) }))}
        />
      )}
      {items.length > 0 ? <Menu label={t('desk.actsOf', { name: person.name })} items={items} /> : <span />}
    </div>
  );
});

/** Whom this person represents, or by whom they are represented. */
function InsteadOf({ person }: { person: ParticipantView }) {
  const { t } = useText();
  const standIn = useStandIn(person.id);
  const other = useStandInName(person.id);
  return (
    <>
      {standIn && <p className={styles.quiet}>{t('people.standInChip', { name: standIn.forName })}</p>}
      {other !== '' && <p className={styles.quiet}>{t('people.standInBy', { name: other })}</p>}
    </>
  );
}

function useMenu(person: ParticipantView, onAct: PersonRowProps['onAct']): MenuItem[] {
  const { t } = useText();
  const may = useMay();
  const items: MenuItem[] = [];
  const add = (kind: Exclude<PersonAct['kind'], 'CHECK_IN'>, label: string) =>
    items.push({ id: kind, label, onSelect: () => onAct({ kind }, person) });
  if (may('participants.edit')) add('EDIT', t('common.edit'));
  if (may('participants.setRole')) add('ROLE', t('desk.changeRole'));
  if (may('participants.standIn') && person.role !== 'SCREEN' && !person.contributor) {
    add('STAND_IN', t('people.standIn'));
  }
  if (may('participants.claimSeat') && !person.seatTaken) add('ADMIT', t('desk.admitPhone'));
  if (may('participants.releaseSeat') && person.seatTaken) add('RELEASE', t('desk.release'));
  return items;
}
