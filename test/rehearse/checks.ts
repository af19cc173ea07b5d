import type { ReaderState, SnapshotState } from '@doi-thoai/shared';
import { ROW_KEYS } from '@doi-thoai/shared';
import { isDeepStrictEqual } from 'node:util';
import { derived, Effects, sameValue } from './effects.js';
import type { Evidence, Witness } from './evidence.js';
import { lostAfterwards } from './afterwards.js';
import { missingNumbers } from './ledger.js';
import type { Played } from './player.js';
import { startedTurns } from './recount.js';

const AFTER = new Set(['CLOSED', 'MINUTES_SIGNED', 'NOTICE_ISSUED', 'FOLLOW_UP', 'ARCHIVED']);

type Acknowledged = Pick<Played, 'acks' | 'notes' | 'scenario'>;

/** Acknowledged commands whose effect is absent from what the desk sees at the end. */
export function lostAcks(
  { acks, notes, scenario }: Acknowledged,
  { desk, journal }: Pick<Evidence, 'desk' | 'journal'>,
): string[] {
  const effects = new Effects(acks, notes);
  const lost = [
    ...lostRows(effects, desk.state),
    ...lostPeople(scenario, desk.state),
    ...lostAfterwards(acks, desk.state),
  ];
  for (const ack of acks) {
    if (ack.seq > journal.head) lost.push(`${ack.path}: ${ack.name} is entry ${ack.seq} of ${journal.head}`);
  }
  if (effects.closed && !AFTER.has(desk.state.meeting?.phase ?? 'DRAFT'))
    lost.push('meeting.close: the meeting is not closed');
  const spoken = startedTurns(desk.state).map((turn) => turn.id);
  const order = effects.started.filter((id) => spoken.includes(id));
  if (!isDeepStrictEqual(spoken, order)) lost.push('floor.start: the turns stand in another order');
  return lost;
}

function lostRows(effects: Effects, state: SnapshotState): string[] {
  return [...effects.rows].flatMap(([collection, traces]) =>
    [...traces].flatMap(([id, { path, fields }]) => {
      const row = state[collection][id];
      if (!row) return [`${path}: ${collection} ${id} is missing`];
      const found = derived(collection, row);
      return Object.entries(fields)
        .filter(([name, asked]) => asked !== undefined && !sameValue(asked, found[name]))
        .map(
          ([name, asked]) =>
            `${path}: ${collection} ${id}.${name} is ${brief(found[name])}, not ${brief(asked)}`,
        );
    }),
  );
}

function lostPeople({ people, units }: Played['scenario'], state: SnapshotState): string[] {
  const seated = Object.values(state.participants).map((row) => `${row.name} (${row.unit})`);
  return people.flatMap(({ name, unit, enters }) => {
    const unitName = units.find((one) => one.key === unit)?.name ?? '';
    if ((enters !== 'IMPORT' && enters !== 'LINK') || seated.includes(`${name} (${unitName})`)) return [];
    return [`${enters}: ${name} (${unitName}) is not in the roster`];
  });
}

const brief = (value: unknown): string => String(JSON.stringify(value)).slice(0, 80);

/** Rows that nobody asked for, and repeated commands that were not answered alike. */
export function duplicates(
  played: Pick<Played, 'acks' | 'notes' | 'unequalAnswers'>,
  { desk }: Pick<Evidence, 'desk'>,
): string[] {
  const effects = new Effects(played.acks, played.notes);
  const { state } = desk;
  const doubled = played.unequalAnswers.map((path) => `${path}: repeats were answered differently`);
  for (const collection of ROW_KEYS) {
    if (collection === 'units' || collection === 'participants') continue;
    if (collection === 'openings' || collection === 'standIns' || collection === 'steps') continue;
    if (collection === 'drafts' || collection === 'verdicts' || collection === 'reopenings') continue;
    if (collection === 'conclusion') continue;
    if (collection === 'invitations') continue;
    if (collection === 'reminders' || collection === 'reminderMarks' || collection === 'calendars') continue;
    const asked = effects.of(collection);
    const extra = Object.keys(state[collection]).filter(
      (id) => !asked.has(id) && !isConsequence(collection, id, state),
    );
    doubled.push(...extra.map((id) => `${collection} ${id}: nobody asked for it`));
  }
  const conversions = Object.values(state.requests).flatMap((one) => one.convertedTo ?? []);
  const twice = conversions.filter((id, index) => conversions.indexOf(id) !== index);
  return [...doubled, ...twice.map((id) => `submissions ${id}: made of two requests`)];
}

/** The end of the floor writes opinions, and calling a raised hand makes a request. */
function isConsequence(collection: string, id: string, state: SnapshotState): boolean {
  if (collection === 'submissions')
    return Object.values(state.requests).some((one) => one.convertedTo === id);
  return collection === 'requests' && state.requests[id]?.raisedHand === true;
}

/** Numbers that a client went without, and clients that do not know what a newcomer in their seat knows (R5). */
export function gaps({
  witnesses,
  desk,
  journal,
}: Pick<Evidence, 'witnesses' | 'desk' | 'journal'>): string[] {
  const found = witnesses.flatMap((witness) => [
    ...missingNumbers(witness.spans, journal.head).map((span) => `${witness.key}: went without ${span}`),
    ...differences(witness).map((part) => `${witness.key}: ${part} differs from a fresh snapshot`),
    ...counterDifferences(witness, desk.counters),
  ]);
  return found;
}

function differences({ live, fresh }: Witness): string[] {
  if (live.head !== fresh.head) return [`head ${live.head} against ${fresh.head}`];
  const keys = Object.keys(live) as (keyof ReaderState)[];
  return keys.filter((key) => key !== 'counters' && !isDeepStrictEqual(plain(live[key]), plain(fresh[key])));
}

/** As the wire would carry it. */
const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** Who is online is a number of the moment; the other counters must have settled. */
function counterDifferences({ key, live }: Witness, counters: ReaderState['counters']): string[] {
  const { online: _, ...settled } = live.counters;
  const { online: __, ...wanted } = counters;
  return isDeepStrictEqual(settled, wanted) ? [] : [`${key}: counters differ from a fresh snapshot`];
}
