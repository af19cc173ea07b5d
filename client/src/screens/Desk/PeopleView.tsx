import type { ParticipantView, ReaderState } from '@doi-thoai/shared';
import { LIMITS, comesInstead } from '@doi-thoai/shared';
import { useMemo, useRef, useState } from 'react';
import { useMay } from '../../features/meeting/rights';
import { useAct } from '../../features/meeting/use-act';
import { InvitationsDialog } from '../../features/invitations/InvitationsDialog';
import { AccountsDialog } from '../../features/participants/AccountsDialog';
import { ImportDialog } from '../../features/participants/ImportDialog';
import { KnockDialog } from '../../features/participants/KnockDialog';
import { PersonForm } from '../../features/participants/PersonForm';
import { PersonRow, type PersonAct } from '../../features/participants/PersonRow';
import { RoleDialog } from '../../features/participants/RoleDialog';
import { Roster, type RosterProps } from '../../features/participants/Roster';
import { StandInDialog } from '../../features/participants/StandIns';
import { useParticipants } from '../../features/participants/units';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { KeyButton } from '../../ui/KeyButton';
import { useConfirm } from '../../ui/ConfirmDialog';
import { PlusIcon, PrintIcon, UploadIcon, UsersIcon } from '../../ui/console-icons';
import { PaperLink } from '../../ui/DownloadLink';
import { SendIcon } from '../../ui/first-icons';
import { KeyIcon } from '../../ui/icons';
import { useShortcuts } from '../../ui/shortcuts';
import styles from './Desk.module.css';
import { isAlone, useDesk } from './desk-view';
import { FirstSteps } from './FirstSteps';

type Asked =
  | { what: 'ADD' | 'IMPORT' | 'ADMIT' | 'ACCOUNTS' | 'INVITE' }
  | { what: 'EDIT' | 'ADMIT' | 'ROLE' | 'STAND_IN'; id: string };

/** The roster at the desk: import, walk-ins, check-in, seats. */
export function PeopleView() {
  const { view } = useDesk();
  const participants = useParticipants();
  const people = useMemo(() => Object.values(participants), [participants]);
  const search = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { onAct, confirmDialog } = usePersonActs(setAsked);
  useShortcuts(
    { '/': () => search.current?.focus(), n: () => setAsked({ what: 'ADD' }) },
    view.tab === 'PEOPLE',
  );
  const person = asked && 'id' in asked ? participants[asked.id] : undefined;
  const close = () => setAsked(null);
  return (
    <div className={styles.fill}>
      <Toolbar people={people} ask={setAsked} />
      {isAlone(people) ? (
        <Alone person={people[0]} onAct={onAct} />
      ) : (
        <Roster people={people} onAct={onAct} searchRef={search} />
      )}
      {asked?.what === 'ADD' && <PersonForm onClose={close} />}
      {asked?.what === 'IMPORT' && <ImportDialog onClose={close} />}
      {asked?.what === 'EDIT' && person && <PersonForm key={person.id} person={person} onClose={close} />}
      {asked?.what === 'ROLE' && person && <RoleDialog person={person} onClose={close} />}
      {asked?.what === 'STAND_IN' && person && (
        <StandInDialog person={person} people={people} onClose={close} />
      )}
      {asked?.what === 'INVITE' && <InvitationsDialog onClose={close} />}
      {asked?.what === 'ACCOUNTS' && <AccountsDialog onClose={close} />}
      {asked?.what === 'ADMIT' && <KnockDialog people={people} person={person} onClose={close} />}
      {confirmDialog}
    </div>
  );
}

/** The organiser's own row below what comes next. */
function Alone({ person, onAct }: { person?: ParticipantView; onAct: RosterProps['onAct'] }) {
  const { t } = useText();
  return (
    <div className={styles.alone}>
      <FirstSteps />
      <ul aria-label={t('desk.people')}>
        <li>{person && <PersonRow person={person} onAct={onAct} />}</li>
      </ul>
    </div>
  );
}

function usePersonActs(ask: (asked: Asked) => void) {
  const { t } = useText();
  const act = useAct();
  const { confirm, confirmDialog } = useConfirm();
  const release = async ({ id, name }: ParticipantView) => {
    const answer = await confirm({
      title: t('desk.releaseTitle', { name }),
      consequence: t('desk.releaseWords'),
      confirmLabel: t('desk.release'),
      danger: true,
      reason: { label: t('common.reason'), limit: LIMITS.reason },
    });
    if (!answer) return;
    const done = t('desk.released', { name });
    await act('participants.releaseSeat', { participantId: id, reason: answer.reason }, { done });
  };
  const onAct = (one: PersonAct, person: ParticipantView) => {
    if (one.kind === 'RELEASE') void release(person);
    else if (one.kind === 'CHECK_IN') {
      void act('participants.checkIn', { participantId: person.id, attendance: one.attendance });
    } else ask({ what: one.kind, id: person.id });
  };
  return { onAct, confirmDialog };
}

const selectHouse = ({ standIns, invitations }: ReaderState) => ({ standIns, invitations });

/** Whoever comes instead of another is there, and is not one more who was expected. */
function Toolbar({ people, ask }: { people: readonly ParticipantView[]; ask: (asked: Asked) => void }) {
  const { t } = useText();
  const may = useMay();
  const persons = people.filter((one) => one.role !== 'SCREEN' && !one.contributor);
  const house = useMeeting(selectHouse);
  const invited = persons.filter((one) => !comesInstead(one.id, house)).length;
  const present = persons.filter((one) => one.attendance === 'ON_SITE' || one.attendance === 'ONLINE').length;
  return (
    <div className={styles.toolbar}>
      <p className={styles.present}>{t('desk.presentOf', { n: present, of: invited })}</p>
      {may('participants.import') && (
        <Button icon={UploadIcon} onClick={() => ask({ what: 'IMPORT' })}>
          {t('desk.import')}
        </Button>
      )}
      <Button icon={SendIcon} onClick={() => ask({ what: 'INVITE' })}>
        {t('invitations.open')}
      </Button>
      {may('participants.appoint') && (
        <Button icon={UsersIcon} onClick={() => ask({ what: 'ACCOUNTS' })}>
          {t('people.accounts')}
        </Button>
      )}
      {may('participants.claimSeat') && (
        <Button icon={KeyIcon} onClick={() => ask({ what: 'ADMIT' })}>
          {t('desk.admitPhone')}
        </Button>
      )}
      <SlipsLink />
      {may('participants.add') && (
        <KeyButton variant="primary" icon={PlusIcon} shortcut="n" onClick={() => ask({ what: 'ADD' })}>
          {t('desk.personAdd')}
        </KeyButton>
      )}
    </div>
  );
}

function SlipsLink() {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const href = `/m/${meetingId}/${participantId}/slips`;
  return (
    <PaperLink href={href} icon={PrintIcon}>
      {t('desk.slips')}
    </PaperLink>
  );
}
