import type { Id, ParticipantView, ReaderState, StandInView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/fields';
import { Muted, Row, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { Select, type SelectOption } from '../../ui/Select';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { FormDialog } from '../meeting/FormDialog';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { compareNames } from './name-order';

const selectStandIns = (state: ReaderState) => state.standIns;

function useStandIns(): Record<Id, StandInView> {
  return useMeeting(selectStandIns);
}

export function useStandIn(participantId: Id): StandInView | undefined {
  return useMeeting((state) => state.standIns[participantId]);
}

/** Name of whoever comes instead of this person; empty when nobody does. */
export function useStandInName(forId: Id): string {
  return useMeeting(({ standIns, participants }) => {
    const view = Object.values(standIns).find((one) => one.forId === forId);
    return view ? (participants[view.id]?.name ?? '') : '';
  });
}

const TONES: Record<StandInView['consent'], StatusTone> = {
  ASKED: 'waiting',
  GIVEN: 'done',
  REFUSED: 'refused',
};

/** What the chair says to somebody who represents another. */
export function StandInChip({ standIn }: { standIn: StandInView }) {
  const { t } = useText();
  return <StatusChip tone={TONES[standIn.consent]}>{t(`people.consent.${standIn.consent}`)}</StatusChip>;
}

interface StandInDialogProps {
  person: ParticipantView;
  people: readonly ParticipantView[];
  onClose: () => void;
}

/** Whom a person may represent: nobody who is represented already. */
function useRepresented(person: ParticipantView, people: readonly ParticipantView[]): SelectOption<Id>[] {
  const known = useStandIns();
  const taken = new Set(Object.values(known).flatMap(({ id, forId }) => (id === person.id ? [] : [forId])));
  return people
    .filter((one) => one.id !== person.id && one.role !== 'SCREEN' && !one.contributor && !taken.has(one.id))
    .sort((a, b) => compareNames(a.name, b.name))
    .map(({ id, name, title }) => ({ value: id, label: title === '' ? name : `${name}, ${title}` }));
}

/** Records whom a person represents; the chair agrees or not. */
export function StandInDialog({ person, people, onClose }: StandInDialogProps) {
  const { t } = useText();
  const act = useAct();
  const known = useStandIn(person.id);
  const [form, setForm] = useState({ forId: known?.forId ?? '', note: known?.note ?? '' });
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const payload = { participantId: person.id, forId: form.forId || null, note: form.note.trim() };
    const answer = await act('participants.standIn', payload, { done: t('people.standInSaved') });
    setBusy(false);
    if (answer.ok) onClose();
  };
  const title = t('people.standInTitle', { name: person.name });
  return (
    <FormDialog title={title} busy={busy} onSave={() => void save()} onClose={onClose}>
      <Stack gap={3}>
        <p>{t('people.standInHint')}</p>
        <Select
          label={t('people.standInFor')}
          optional
          placeholder={t('people.standInNobody')}
          value={form.forId}
          onChange={(forId) => setForm({ ...form, forId })}
          options={useRepresented(person, people)}
        />
        <TextField
          label={t('people.standInNote')}
          optional
          limit={LIMITS.reason}
          value={form.note}
          onChange={(note) => setForm({ ...form, note })}
        />
      </Stack>
    </FormDialog>
  );
}

interface StandInsDialogProps {
  participants: Record<Id, ParticipantView>;
  onClose: () => void;
}

/** Everybody who comes instead of another; the chair says yes or no. */
export function StandInsDialog({ participants, onClose }: StandInsDialogProps) {
  const { t } = useText();
  const rows = Object.values(useStandIns());
  return (
    <Dialog open shape="wide" title={t('people.consentsTitle')} onClose={onClose}>
      {rows.length === 0 && <Muted>{t('people.consentsNone')}</Muted>}
      <List label={t('people.consentsTitle')}>
        {rows.map((row) => (
          <StandInRow key={row.id} row={row} name={participants[row.id]?.name ?? ''} />
        ))}
      </List>
    </Dialog>
  );
}

function StandInRow({ row, name }: { row: StandInView; name: string }) {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const say = (given: boolean) => {
    const payload = { participantId: row.id, given, reason: row.reason, seen: row.version };
    void act('participants.consent', payload, { done: t('people.consentDone') });
  };
  const other = row.forTitle === '' ? row.forName : `${row.forName}, ${row.forTitle}`;
  return (
    <ListRow
      title={t('people.consentTitle', { name, other })}
      subtitle={row.note || undefined}
      chips={<StatusChip tone={TONES[row.consent]}>{t(`people.consent.${row.consent}`)}</StatusChip>}
      actions={
        may('participants.consent') && (
          <Row>
            <Button disabled={row.consent === 'GIVEN'} onClick={() => say(true)}>
              {t('people.consentGive')}
            </Button>
            <Button variant="ghost" disabled={row.consent === 'REFUSED'} onClick={() => say(false)}>
              {t('people.consentRefuse')}
            </Button>
          </Row>
        )
      }
    />
  );
}
