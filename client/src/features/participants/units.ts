import type { Id, ParticipantView, ReaderState, Role } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useMeeting } from '../../realtime/hooks';
import type { SelectOption } from '../../ui/Select';
import { compareNames, compareWords } from './name-order';

const selectUnits = (state: ReaderState) => state.units;
const selectParticipants = (state: ReaderState) => state.participants;

/** Those on the podium may be named as the ones who answer (domain.md 6.1). */
const ANSWERING: readonly Role[] = ['RESPONDER', 'CHAIR', 'CO_CHAIR'];

/** Those who read what the desk or the chair reads; one of them may be named to open a confidential author. */
const TABLE: readonly Role[] = ['SECRETARY', 'ORGANISER', 'CHAIR', 'CO_CHAIR'];

export function useOfficers(): ParticipantView[] {
  const participants = useMeeting(selectParticipants);
  return useMemo(
    () =>
      Object.values(participants)
        .filter((one) => TABLE.includes(one.role))
        .sort((a, b) => TABLE.indexOf(a.role) - TABLE.indexOf(b.role) || compareNames(a.name, b.name)),
    [participants],
  );
}

export function useParticipants(): Record<Id, ParticipantView> {
  return useMeeting(selectParticipants);
}

/** All units of the meeting, by name. */
export function useUnitOptions(): SelectOption<Id>[] {
  const units = useMeeting(selectUnits);
  return useMemo(
    () =>
      Object.values(units)
        .sort((a, b) => compareWords(a.name, b.name))
        .map(({ id, name }) => ({ value: id, label: name })),
    [units],
  );
}

/** Who may answer, those of a unit only: an answer needs somebody to hold to it. */
export function useResponders(): ParticipantView[] {
  const participants = useMeeting(selectParticipants);
  return useMemo(
    () =>
      Object.values(participants)
        .filter((one) => ANSWERING.includes(one.role) && one.unitId !== null)
        .sort((a, b) => compareNames(a.name, b.name)),
    [participants],
  );
}

/** Units with somebody who answers first, then the others. */
export function useResponderUnitOptions(): SelectOption<Id>[] {
  const responders = useResponders();
  const units = useUnitOptions();
  return useMemo(() => {
    const answering = new Set(responders.map((one) => one.unitId));
    const first = units.filter((unit) => answering.has(unit.value));
    return [...first, ...units.filter((unit) => !answering.has(unit.value))];
  }, [responders, units]);
}
