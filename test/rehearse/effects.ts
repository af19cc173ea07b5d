import type {
  CommandName,
  Id,
  Payload,
  ResponseSeen,
  ResponseState,
  SnapshotState,
  TargetRef,
} from '@doi-thoai/shared';
import type { Ack, SentNote } from './player.js';

/** What acknowledged commands must have left behind: collection, row, and the fields that were asked for. */
type Collection =
  | 'participants'
  | 'submissions'
  | 'collated'
  | 'sets'
  | 'requests'
  | 'turns'
  | 'notes'
  | 'responses'
  | 'commitments'
  | 'lines';
type Fields = Record<string, unknown>;

interface Trace {
  /** Path of the command that asked last. */
  path: string;
  fields: Fields;
}

/** Fields that are sent and not stored in the row under the same name. */
const NOT_STORED = [
  'seen',
  'writtenAt',
  'commitment',
  'submissionIds',
  'reason',
  'csv',
  'withoutPhone',
  'responderId',
  'receipt',
  'officerId',
];

/** Rows by collection and id, as the acknowledged commands made them. Nothing of the server is asked. */
export class Effects {
  readonly rows = new Map<Collection, Map<Id, Trace>>();
  /** People whose turns started, in that order. */
  readonly started: Id[] = [];
  closed = false;

  constructor(acks: readonly Ack[], notes: readonly SentNote[] = []) {
    for (const { path, opinion } of notes) {
      const { submissionId, receipt: _, ...asked } = opinion;
      const fields = { ...words({ ...asked }), ...UNSIGNED, disclosure: 'ANONYMOUS', withdrawn: false };
      this.of('submissions').set(submissionId, { path, fields });
    }
    for (const ack of standing(acks)) this.apply(ack);
  }

  of(collection: Collection): Map<Id, Trace> {
    const rows = this.rows.get(collection) ?? new Map<Id, Trace>();
    this.rows.set(collection, rows);
    return rows;
  }

  private set(collection: Collection, id: Id, { path }: Pick<Ack, 'path'>, fields: Fields): void {
    const before = this.of(collection).get(id);
    this.of(collection).set(id, { path, fields: { ...before?.fields, ...fields } });
  }

  private apply(ack: Ack): void {
    const payload = ack.payload as unknown as Fields;
    const result = (ack.result ?? {}) as Fields;
    const id = (name: string): Id => payload[name] as Id;
    const act: Partial<Record<CommandName, () => void>> = {
      'participants.add': () => this.set('participants', id('participantId'), ack, person(payload)),
      'participants.checkIn': () => this.set('participants', id('participantId'), ack, { attendance: payload.attendance }),
      'participants.takeOver': () => this.set('participants', ack.by, ack, { role: 'CHAIR' }),
      'submissions.submit': () => this.set('submissions', id('submissionId'), ack, { ...words(payload), authorId: ack.by, withdrawn: false }),
      'submissions.submitConfidential': () => this.set('submissions', id('submissionId'), ack, { ...words(payload), ...UNSIGNED, disclosure: 'CONFIDENTIAL', withdrawn: false }),
      'submissions.submitForOther': () => this.set('submissions', id('submissionId'), ack, { ...submittedForOther(payload), enteredById: ack.by }),
      'submissions.edit': () => this.set('submissions', id('submissionId'), ack, { ...words(payload), moderation: undefined, returnText: undefined, shown: undefined }),
      'submissions.withdraw': () => this.set('submissions', id('submissionId'), ack, { withdrawn: true, shown: undefined }),
      'submissions.approve': () => this.set('submissions', id('submissionId'), ack, { moderation: 'APPROVED' }),
      'submissions.return': () => this.set('submissions', id('submissionId'), ack, { moderation: 'RETURNED', returnText: payload.returnText, shown: undefined }),
      'submissions.publish': () => this.set('submissions', id('submissionId'), ack, { shown: true }),
      'submissions.showOnScreen': () => this.set('submissions', id('submissionId'), ack, { shown: true }),
      'submissions.hide': () => this.set('submissions', id('submissionId'), ack, { shown: false }),
      'collation.create': () => this.set('collated', id('collatedId'), ack, { ...words(payload), number: result.number, sourceIds: payload.submissionIds }),
      'collation.edit': () => this.set('collated', id('collatedId'), ack, words(payload)),
      'collation.assign': () => this.set('collated', id('collatedId'), ack, words(payload)),
      'collation.link': () => this.sources(ack, (present, given) => [...new Set([...present, ...given])]),
      'collation.unlink': () => this.sources(ack, (present, given) => present.filter((one) => !given.includes(one))),
      'collation.merge': () => this.merge(ack, payload as unknown as Payload<'collation.merge'>),
      'collection.open': () => this.ask(ack, payload as unknown as Payload<'collection.open'>),
      'collection.extend': () => this.ask(ack, payload as unknown as Payload<'collection.open'>),
      'collection.importForm': () => this.importForm(ack, payload as unknown as Payload<'collection.importForm'>, result.ids as Id[]),
      'collection.submitSet': () => this.set('sets', ack.unitId ?? '', ack, { state: 'SUBMITTED', note: payload.note, nothing: payload.nothing }),
      'collection.returnSet': () => this.set('sets', id('unitId'), ack, { state: 'RETURNED', returnReason: payload.reason }),
      'meeting.close': () => void (this.closed = true),
    }; // prettier-ignore
    act[ack.name]?.();
    this.applyFloor(ack, payload, result);
    this.applyAfter(ack, payload, result);
  }

  private applyAfter(ack: Ack, payload: Fields, result: Fields): void {
    const id = (name: string): Id => payload[name] as Id;
    const act: Partial<Record<CommandName, () => void>> = {
      'responses.answer': () => this.answer(ack, payload as unknown as Payload<'responses.answer'>, result.commitmentId as Id | null),
      'responses.edit': () => this.set('responses', id('responseId'), ack, { ...words(payload), state: 'DRAFT', returnText: '' }),
      'responses.sendBack': () => this.set('responses', id('responseId'), ack, { state: 'DRAFT', returnText: payload.returnText }),
      'commitments.propose': () => this.set('commitments', id('commitmentId'), ack, words(payload)),
      'commitments.edit': () => this.set('commitments', id('commitmentId'), ack, words(payload)),
      'commitments.acknowledge': () => this.set('commitments', id('commitmentId'), ack, { state: 'ACKNOWLEDGED' }),
      'commitments.report': () => this.report(ack, payload as unknown as Payload<'commitments.report'>),
      'commitments.extend': () => this.set('commitments', id('commitmentId'), ack, { ...given('dueOn', payload.dueOn), asked: null }),
      'commitments.verify': () => this.set('commitments', id('commitmentId'), ack, { state: 'VERIFIED' }),
      'commitments.sendBack': () => this.set('commitments', id('commitmentId'), ack, { state: 'IN_PROGRESS', doneOn: null }),
      'conclusions.addLine': () => this.set('lines', id('lineId'), ack, words(payload)),
      'conclusions.editLine': () => this.set('lines', id('lineId'), ack, words(payload)),
      'conclusions.removeLine': () => void this.of('lines').delete(id('lineId')),
    }; // prettier-ignore
    act[ack.name]?.();
  }

  private applyFloor(ack: Ack, payload: Fields, result: Fields): void {
    const id = (name: string): Id => payload[name] as Id;
    const act: Partial<Record<CommandName, () => void>> = {
      'floor.request': () => this.set('requests', id('requestId'), ack, { ...words(payload), participantId: ack.by }),
      'floor.requestForOther': () => this.set('requests', id('requestId'), ack, { ...words(payload), enteredById: ack.by }),
      'floor.withdraw': () => this.set('requests', id('requestId'), ack, { state: 'WITHDRAWN' }),
      'floor.decline': () => this.set('requests', id('requestId'), ack, { state: 'DECLINED', reason: payload.reason }),
      'floor.call': () => this.set('turns', result.turnId as Id, ack, { requestId: payload.requestId }),
      'floor.callUnregistered': () => this.set('turns', result.turnId as Id, ack, words(payload)),
      'floor.start': () => void (this.set('turns', id('turnId'), ack, { started: true }), this.started.push(id('turnId')), this.arrive(ack, id('turnId'))),
      'floor.extend': () => this.extend(ack, id('turnId'), payload.seconds as number),
      'floor.end': () => this.set('turns', id('turnId'), ack, { ended: true, state: payload.interrupted === true ? 'INTERRUPTED' : 'DONE' }),
      'floor.absent': () => this.set('turns', id('turnId'), ack, { state: 'ABSENT' }),
      'floor.noteGist': () => this.set('notes', id('turnId'), ack, { gist: payload.gist }),
      'floor.correctTimes': () => this.set('notes', id('turnId'), ack, { correctedStartedAt: payload.startedAt, correctedEndedAt: payload.endedAt, correctionReason: payload.reason }),
    }; // prettier-ignore
    act[ack.name]?.();
    this.review(ack, payload);
  }

  /** Whoever begins to speak is there, also where the list had been set back to nothing known. */
  private arrive(ack: Ack, turnId: Id): void {
    const turn = this.of('turns').get(turnId)?.fields ?? {};
    const request = this.of('requests').get(turn.requestId as Id)?.fields;
    const speaker = (turn.participantId ?? request?.participantId) as Id | undefined;
    if (speaker === undefined || this.of('participants').get(speaker)?.fields.attendance !== 'UNKNOWN')
      return;
    this.set('participants', speaker, ack, { attendance: 'ON_SITE' });
  }

  private sources(ack: Ack, combine: (present: Id[], given: Id[]) => Id[]): void {
    const { collatedId, submissionIds } = ack.payload as Payload<'collation.link'>;
    const present = (this.of('collated').get(collatedId)?.fields.sourceIds ?? []) as Id[];
    this.set('collated', collatedId, ack, { sourceIds: combine(present, submissionIds) });
  }

  private ask(ack: Ack, { unitIds, closesAt }: Payload<'collection.open'>): void {
    for (const unitId of unitIds) {
      const known = this.of('sets').has(unitId);
      if (!known || ack.name === 'collection.extend') this.set('sets', unitId, ack, { closesAt });
    }
  }

  /** Rows in their order; the unit's, typed by its focal person. */
  private importForm(ack: Ack, { rows }: Payload<'collection.importForm'>, ids: readonly Id[]): void {
    rows.forEach(({ line: _, ...row }, index) => {
      const whose = { authorId: null, authorUnitId: ack.unitId, enteredById: ack.by, withdrawn: false };
      this.set('submissions', ids[index] ?? '', ack, { ...words({ ...row }), ...whose });
    });
  }

  private merge(ack: Ack, { into, from }: Payload<'collation.merge'>): void {
    const sourcesOf = (id: Id): Id[] => (this.of('collated').get(id)?.fields.sourceIds ?? []) as Id[];
    const merged = from.map((one) => one.collatedId);
    const sourceIds = [...new Set([into.collatedId, ...merged].flatMap(sourcesOf))];
    for (const id of merged) this.set('collated', id, ack, { mergedInto: into.collatedId });
    this.set('collated', into.collatedId, ack, { sourceIds, mergedFrom: merged, responderUnitId: undefined });
  }

  private extend(ack: Ack, turnId: Id, seconds: number): void {
    const before = (this.of('turns').get(turnId)?.fields.extendedSeconds ?? 0) as number;
    this.set('turns', turnId, ack, { extendedSeconds: before + seconds });
  }

  private review({ name, ...ack }: Ack, { items }: Fields): void {
    if (name !== 'responses.approve' && name !== 'responses.publish') return;
    const state: ResponseState = name === 'responses.approve' ? 'APPROVED' : 'PUBLISHED';
    for (const { responseId } of items as ResponseSeen[]) this.set('responses', responseId, ack, { state });
  }

  private report(ack: Ack, { commitmentId, done, day }: Payload<'commitments.report'>): void {
    const reported = done ? { state: 'REPORTED', doneOn: day } : { state: 'IN_PROGRESS' };
    this.set('commitments', commitmentId, ack, reported);
  }

  private answer(ack: Ack, payload: Payload<'responses.answer'>, commitmentId: Id | null): void {
    this.set('responses', payload.responseId, ack, words(payload));
    if (commitmentId === null) return;
    const { commitment } = payload;
    const asked = commitment && {
      text: commitment.text,
      ...given('ownerUnitId', commitment.ownerUnitId),
      ...given('dueOn', commitment.dueOn),
    };
    this.set('commitments', commitmentId, ack, { responseId: payload.responseId, ...asked });
  }
}

/** Of an opinion whose author nobody may read off. */
const UNSIGNED = { authorId: null, authorName: '', enteredById: null };

/** Roles change hands; whoever has which is judged by `participants.takeOver`. */
function person({ name, title, unit, number }: Fields): Fields {
  return words({ name, title, unit, number });
}

const given = (name: string, value: unknown): Fields => (value === null ? {} : { [name]: value });

function submittedForOther(payload: Fields): Fields {
  const { authorId, unitId, ...rest } = payload;
  return {
    ...words(rest),
    withdrawn: false,
    ...given('authorId', authorId),
    ...given('authorUnitId', unitId),
  };
}

/** What was sent and must stand in the row as it was sent, in NFC. */
function words(payload: Fields): Fields {
  const kept = Object.entries(payload).filter(
    ([name]) => !NOT_STORED.includes(name) && !isKey(name, payload),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value.normalize('NFC') : value]),
  );
}

/** Ids by which the row is found; the same field may be a reference in another command. */
function isKey(name: string, payload: Fields): boolean {
  if (name === 'submissionId') return !('requestId' in payload);
  return ['collatedId', 'requestId', 'responseId', 'commitmentId', 'lineId'].includes(name);
}

/** Without the acts that were undone: an act's entry is the last act's when it was undone. */
function standing(acks: readonly Ack[]): Ack[] {
  const undone = new Set<Ack>();
  const inOrder = acks.toSorted((a, b) => a.seq - b.seq);
  inOrder.forEach((ack, index) => {
    if (ack.name !== 'floor.undo') return;
    const { entry } = ack.payload as Payload<'floor.undo'>;
    const act = inOrder.slice(0, index).find((one) => one.seq >= entry);
    if (act) undone.add(act);
  });
  return inOrder.filter((ack) => !undone.has(ack));
}

/** Two lists of targets or ids are the same whatever their order. */
export function sameValue(asked: unknown, found: unknown): boolean {
  if (!Array.isArray(asked) || !Array.isArray(found)) return asked === found;
  const text = (item: unknown): string => {
    if (typeof item !== 'object' || item === null) return String(item);
    const { kind, id } = item as TargetRef;
    return `${kind} ${id}`;
  };
  return asked.map(text).sort().join() === found.map(text).sort().join();
}

/** Fields that a view does not hold under the name under which a trace speaks of them. */
export function derived(collection: Collection, row: SnapshotState[Collection][string]): Fields {
  if (collection === 'submissions' && 'visibility' in row)
    return { ...row, shown: row.visibility !== 'HIDDEN' };
  if (collection === 'turns' && 'startedAt' in row) {
    return { ...row, started: row.startedAt !== null, ended: row.endedAt !== null };
  }
  return { ...row };
}
