import type { Id, ParticipantView } from '@doi-thoai/shared';
import { useMemo, useState, type ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Muted, Row } from '../../ui/layout';
import { SearchField } from '../../ui/SearchField';
import { findRows } from '../meeting/find';
import { compareNames } from './name-order';
import styles from './participants.module.css';

interface PersonPickerProps {
  label: string;
  people: readonly ParticipantView[];
  value: Id | null;
  onChange: (id: Id | null) => void;
  error?: ReactNode;
}

const SHOWN = 6;
const words = (one: ParticipantView) => `${one.number} ${one.name} ${one.unit} ${one.title}`;

/** One of up to five thousand people, by a few letters of the name, the unit or the number. */
export function PersonPicker(props: PersonPickerProps) {
  const { label, people, value, onChange } = props;
  const { t } = useText();
  const picked = people.find((one) => one.id === value);
  if (!picked) return <PersonSearch {...props} />;
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <Row justify="between" className={styles.picked}>
        <PersonWords person={picked} />
        <Button size="small" onClick={() => onChange(null)}>
          {t('desk.pickOther')}
        </Button>
      </Row>
    </div>
  );
}

function PersonSearch({ label, people, onChange, error }: PersonPickerProps) {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const sorted = useMemo(() => [...people].sort((a, b) => compareNames(a.name, b.name)), [people]);
  const asked = query.trim() !== '';
  const found = asked ? findRows(sorted, query, words) : [];
  return (
    <div>
      <SearchField
        label={label}
        value={query}
        onChange={setQuery}
        placeholder={t('desk.personHint')}
        error={error}
      />
      <ul className={styles.found} aria-label={label}>
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <button type="button" className={styles.choice} onClick={() => onChange(one.id)}>
              <PersonWords person={one} />
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <Muted>{t('desk.moreFound', { n: found.length - SHOWN })}</Muted>}
      {asked && found.length === 0 && <Muted>{t('desk.nothingFound')}</Muted>}
    </div>
  );
}

function PersonWords({ person }: { person: ParticipantView }) {
  return (
    <span className={styles.person}>
      <span>
        {person.number && <span className={styles.number}>{person.number}</span>}
        {person.name}
      </span>
      <span className={styles.quiet}>{[person.title, person.unit].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
