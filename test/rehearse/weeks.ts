import { ROW_KEYS } from '@doi-thoai/shared';
import type { CollatedView, Id, Payload, SnapshotState } from '@doi-thoai/shared';
import type { Evidence, Witness } from './evidence.js';
import type { Ack, Played } from './player.js';

type Weeks = Pick<Played, 'acks' | 'notes' | 'scenario'>;

/**
 * The line from what was written in the weeks before to what the hall answered: nothing of it is cut, nobody stands
 * on it twice, and nobody is named who did not want to be. Own code: nothing of the server or the client counts here.
 */
export function brokenLines(played: Weeks, evidence: Evidence): string[] {
  const { state } = evidence.desk;
  return [
    ...notOnce(played, state),
    ...lostAuthors(played, state),
    ...unanswered(evidence),
    ...unitSums(played, state),
    ...unreadable(evidence),
    ...besideNames(played, evidence),
  ];
}

const live = (state: SnapshotState): CollatedView[] =>
  Object.values(state.collated).filter((one) => one.mergedInto === null && one.splitInto.length === 0);

/** Opinions that came while units were asked, with the entry that shut the intake as the border. */
function before({ acks, notes }: Weeks): { path: string; id: Id }[] {
  const shut = acks.find((ack) => isPhase(ack, 'COLLATION_CLOSED'))?.seq ?? 0;
  const sent = acks
    .filter((ack) => ack.seq < shut)
    .flatMap((ack) => sentBy(ack).map((id) => ({ path: ack.path, id })));
  const hidden = notes.map(({ path, opinion }) => ({ path, id: opinion.submissionId }));
  return shut === 0 ? [] : [...sent, ...hidden];
}

const SENDING = ['submissions.submit', 'submissions.submitConfidential', 'submissions.submitForOther'];

/** The opinions that a command brought: one, or all rows of a form. */
function sentBy(ack: Ack): readonly Id[] {
  if (ack.name === 'collection.importForm') return (ack.result as { ids: Id[] }).ids;
  return SENDING.includes(ack.name) ? [idOf(ack)] : [];
}

const isPhase = ({ name, payload }: Ack, phase: string): boolean =>
  name === 'meeting.openPhase' && (payload as { phase: string }).phase === phase;

const idOf = ({ payload }: Ack): Id => (payload as unknown as { submissionId: Id }).submissionId;

/** Every raw opinion of the weeks before leads to exactly one collated opinion. */
function notOnce(played: Weeks, state: SnapshotState): string[] {
  return before(played).flatMap(({ path, id }) => {
    const row = state.submissions[id];
    if (!row || row.withdrawn || row.aside) return [];
    const leads = live(state).filter((one) => one.sourceIds.includes(id));
    return leads.length === 1 ? [] : [`${path}: leads to ${leads.length} collated opinions`];
  });
}

/** Merging loses nobody: what stood behind a merged one stands behind the one that goes on, with its author. */
function lostAuthors({ acks }: Weeks, state: SnapshotState): string[] {
  const lost = live(state).flatMap((one) =>
    one.mergedFrom
      .flatMap((id) => state.collated[id]?.sourceIds ?? [])
      .filter((id) => !one.sourceIds.includes(id))
      .map((id) => `collated opinion ${one.number}: lost ${id} by merging`),
  );
  const authors = acks
    .filter((ack) => ack.name === 'submissions.submit')
    .filter((ack) => state.submissions[idOf(ack)]?.authorId !== ack.by)
    .map((ack) => `${ack.path}: has lost its author`);
  return [...lost, ...authors];
}

/** What answers a collated opinion has reached everybody who stands behind it and is there. */
function unanswered({ desk, witnesses, lines }: Evidence): string[] {
  const { state } = desk;
  const answersTo = (id: Id): Id[] => {
    const behind = live(state).filter((one) => one.sourceIds.includes(id));
    const targets = new Set([id, ...behind.map((one) => one.id)]);
    return Object.values(state.responses)
      .filter((response) => response.state === 'PUBLISHED')
      .filter((response) => response.targets.some((target) => targets.has(target.id)))
      .map((response) => response.id);
  };
  const present = new Map(witnesses.map((witness) => [witness.live.participantId, witness]));
  const authors = Object.values(state.submissions).flatMap(({ id, authorId }) => {
    const witness = present.get(authorId ?? '');
    const missing = answersTo(id).filter((answer) => witness && !witness.live.responses[answer]);
    return missing.map((answer) => `${witness?.key}: did not get the answer ${answer} to ${id}`);
  });
  const receipts = lines.flatMap(({ path, submissionId, line }) => {
    const got = new Set(line?.responses.map((response) => response.id));
    const missing = answersTo(submissionId).filter((answer) => !got.has(answer));
    return missing.map((answer) => `${path}: the receipt does not tell of the answer ${answer}`);
  });
  return [...authors, ...receipts];
}

/** By unit: what was sent in its name against what the desk shows of it; and the whole is the sum of its parts. */
function unitSums({ acks, notes }: Weeks, { submissions, units }: SnapshotState): string[] {
  const rows = Object.values(submissions).filter(
    (one) => !one.withdrawn && one.channel !== 'SPEECH_NOT_REACHED',
  );
  const sent = acks.flatMap((ack) => sentBy(ack).map((id) => ({ id, ack })));
  const kept = sent.filter(({ id }) => !submissions[id]?.withdrawn);
  const open = kept.filter(({ ack }) => ack.name !== 'submissions.submitConfidential');
  const wrong = Object.values(units).flatMap(({ id, name }) => {
    const asked = open.filter(({ ack }) => unitOf(ack, submissions) === id).length;
    const shown = rows.filter((one) => one.authorUnitId === id && one.disclosure === 'NAMED').length;
    return asked === shown ? [] : [`${name}: ${asked} opinions were sent, the desk shows ${shown}`];
  });
  const parts = Object.keys(units).map((id) => rows.filter((one) => one.authorUnitId === id).length);
  const without = rows.filter((one) => one.authorUnitId === null).length;
  const sum = parts.reduce((all, part) => all + part, without);
  const all = kept.length + notes.length;
  return sum === all ? wrong : [...wrong, `units: ${sum} opinions together, ${all} were sent`];
}

/** The secretary types for a person of any unit. */
function unitOf({ name, payload, unitId }: Ack, submissions: SnapshotState['submissions']): Id | null {
  if (name !== 'submissions.submitForOther') return unitId;
  const { submissionId, unitId: of } = payload as unknown as { submissionId: Id; unitId: Id | null };
  return of ?? submissions[submissionId]?.authorUnitId ?? null;
}

/** A receipt opens its own opinion, with the words that the desk reads and nobody's name. */
function unreadable({ desk, lines }: Evidence): string[] {
  return lines.flatMap(({ path, submissionId, line }) => {
    const row = desk.state.submissions[submissionId];
    const read = line?.opinion;
    if (!line?.byReceipt || read?.id !== submissionId || read.text !== row?.text)
      return [`${path}: its receipt does not open it`];
    return read.authorId === null && read.authorName === '' ? [] : [`${path}: its receipt tells a name`];
  });
}

/** Words that were sent without a name stand nowhere beside the id or the name of anybody. */
function besideNames({ acks, notes }: Weeks, { desk, witnesses, lines }: Evidence): string[] {
  const people = Object.values(desk.state.participants).flatMap(({ id, name }) => [id, name]);
  const sealed = acks
    .filter((ack) => ack.name === 'submissions.submitConfidential')
    .map(({ path, payload }) => ({ path, opinion: payload as Payload<'submissions.submitConfidential'> }));
  const views = [desk.state, ...witnesses.flatMap(({ live: now, fresh }: Witness) => [now, fresh])];
  const told = [
    ...views.flatMap((view) => [...ROW_KEYS.map((key) => view[key]), view.published]),
    lines.map(({ line }) => line?.opinion ?? null),
  ];
  const rows = new Set(
    told.flatMap((part) => Object.values(part).map((row: unknown) => JSON.stringify(row))),
  );
  const named = [...rows].filter((text) => people.some((who) => text.includes(who)));
  return [...sealed, ...notes].flatMap(({ path, opinion }) => {
    const words = [opinion.text, opinion.summary].map(asJson);
    const beside = named.filter((text) => words.some((word) => text.includes(word)));
    return beside.length === 0 ? [] : [`${path}: its words stand beside a name in ${beside.length} row(s)`];
  });
}

/** As it stands in a row's JSON. */
const asJson = (text: string): string => JSON.stringify(text.normalize('NFC')).slice(1, -1);
