import type { ParticipantView, Role } from '@doi-thoai/shared';
import { ROLES } from '@doi-thoai/shared';
import { useMemo, useState, type RefObject } from 'react';
import { useText } from '../../text/text';
import { UsersIcon } from '../../ui/console-icons';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { findRows } from '../meeting/find';
import { VirtualRows } from '../meeting/VirtualRows';
import { compareNames } from './name-order';
import styles from './participants.module.css';
import { PersonRow, type PersonAct } from './PersonRow';

const PRESENCES = ['ALL', 'PRESENT', 'AWAY', 'SEATED', 'NO_PHONE'] as const;
type Presence = (typeof PRESENCES)[number];

const HERE: Record<Presence, (one: ParticipantView) => boolean> = {
  ALL: () => true,
  PRESENT: (one) => one.attendance === 'ON_SITE' || one.attendance === 'ONLINE',
  AWAY: (one) => one.attendance === 'UNKNOWN' || one.attendance === 'ABSENT',
  SEATED: (one) => one.seatTaken,
  NO_PHONE: (one) => one.withoutPhone,
};

export interface RosterProps {
  people: readonly ParticipantView[];
  onAct: (act: PersonAct, person: ParticipantView) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

interface Filter {
  query: string;
  role: Role | null;
  presence: Presence;
}

const words = (one: ParticipantView) => `${one.number} ${one.name} ${one.title} ${one.unit}`;

/** Everybody with a part in this meeting, by given name; five thousand are no trouble. */
export function Roster({ people, onAct, searchRef }: RosterProps) {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>({ query: '', role: null, presence: 'ALL' });
  const { query, role, presence } = filter;
  const sorted = useMemo(() => [...people].sort((a, b) => compareNames(a.name, b.name)), [people]);
  const fit = sorted.filter((one) => HERE[presence](one) && (role === null || one.role === role));
  const found = findRows(fit, query, words);
  const any = people.length > 1;
  return (
    <div className={styles.roster}>
      <Filters filter={filter} change={(patch) => setFilter({ ...filter, ...patch })} searchRef={searchRef} />
      {found.length === 0 && (
        <EmptyState icon={UsersIcon} title={any ? t('desk.nothingFound') : t('desk.rosterEmpty')}>
          {any ? t('desk.nothingFoundHint') : t('desk.rosterEmptyHint')}
        </EmptyState>
      )}
      <VirtualRows label={t('desk.people')} rows={found} keyOf={(one) => one.id} estimate={64}>
        {(one) => <PersonRow person={one} onAct={onAct} />}
      </VirtualRows>
    </div>
  );
}

interface FiltersProps {
  filter: Filter;
  change: (patch: Partial<Filter>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

function Filters({ filter, change, searchRef }: FiltersProps) {
  const { t } = useText();
  const roles = ROLES.filter((one) => one !== 'ADMIN');
  return (
    <div className={styles.head}>
      <SearchField
        className={styles.search}
        label={t('desk.searchPeople')}
        labelHidden
        placeholder={t('desk.searchPeople')}
        shortcut="/"
        value={filter.query}
        onChange={(query) => change({ query })}
        inputRef={searchRef}
      />
      <Select<Role>
        label={t('common.role')}
        labelHidden
        optional
        value={filter.role}
        onChange={(role) => change({ role: role || null })}
        options={roles.map((role) => ({ value: role, label: t(`states.role.${role}`) }))}
        placeholder={t('desk.allRoles')}
      />
      <Select
        label={t('desk.presence')}
        labelHidden
        value={filter.presence}
        onChange={(presence) => change({ presence })}
        options={PRESENCES.map((one) => ({ value: one, label: t(`desk.presence.${one}`) }))}
      />
    </div>
  );
}
