import type {
  CommandName,
  EarlierMeeting,
  Grant,
  Id,
  Instant,
  MaterialsMark,
  MeetingPlan,
  MeetingState,
  RuleProfile,
  SignedMark,
  Topic,
} from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { InitialEntry, StreamTransaction, StreamWrite } from '../journal/transaction.js';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { ActEntity, MeetingEntity } from './meeting.entity.js';
import type { Act, Meeting } from './meeting.view.js';
import { actView, meetingView, stateOf } from './meeting.view.js';

export type { Act, Meeting } from './meeting.view.js';

/** A meeting that is being created, for features that keep a row of their own for it. */
export interface CreatedMeeting {
  meetingId: Id;
  creator: { staffId: Id; participantId: Id; name: string };
  startsAt: Instant;
  /** Whose units and people it takes over, if any; the right to do so was asked. */
  earlier: EarlierMeeting | null;
  /** Number that the hook's first returned entry gets in the meeting's stream: goes into the view's version. */
  firstSeq: number;
}

/** Of how many earlier meetings anything is looked up. */
const EARLIER_MEETINGS = 50;

export interface HeldBefore {
  id: Id;
  title: string;
  startsAt: Instant;
  profile: RuleProfile;
}

export interface MeetingTopic extends Topic {
  meetingId: Id;
}

type CreateHook = (tx: StreamTransaction, created: CreatedMeeting) => Promise<readonly InitialEntry[]>;
type CloseHook = (tx: StreamTransaction) => Promise<{ convertedToWritten: number } | void>;
type InUseHook = (tx: StreamTransaction, topicIds: readonly Id[]) => Promise<readonly Id[]>;
/** How many things are open that an archived meeting would leave behind. */
type ArchiveHook = (tx: StreamTransaction) => Promise<number>;
type ActHook = (tx: StreamTransaction, act: Act) => Promise<void>;

/** What the features above rely on; what the meeting's own commands do is in `meeting.acts.ts`. */
@Injectable()
export class MeetingService {
  private readonly createHooks: CreateHook[] = [];
  private readonly closeHooks: { order: number; run: CloseHook }[] = [];
  private readonly inUseHooks: InUseHook[] = [];
  private readonly actHooks: ActHook[] = [];
  private readonly archiveHooks: ArchiveHook[] = [];

  /**
   * A feature above inserts its own rows for a new meeting and hands back the entries that tell them.
   * `tx` is on the organisation's stream: never `tx.emit` here.
   */
  onCreate(hook: CreateHook): void {
    this.createHooks.push(hook);
  }

  /** What `meeting.close` must end, in ascending order, before the meeting is closed. */
  onClose(order: number, run: CloseHook): void {
    this.closeHooks.push({ order, run });
    this.closeHooks.sort((a, b) => a.order - b.order);
  }

  /** Which of these topics something hangs on; such a topic cannot be removed. */
  onInUse(hook: InUseHook): void {
    this.inUseHooks.push(hook);
  }

  onArchive(hook: ArchiveHook): void {
    this.archiveHooks.push(hook);
  }

  async openWhenArchived(tx: StreamTransaction): Promise<number> {
    let open = 0;
    for (const hook of this.archiveHooks) open += await hook(tx);
    return open;
  }

  /** Called after every `recordAct`, also with the caller's own acts (look at `act.kind`). */
  onAct(hook: ActHook): void {
    this.actHooks.push(hook);
  }

  /** @throws NOT_FOUND */
  async load(tx: StreamWrite): Promise<Meeting> {
    return meetingView(await this.row(tx));
  }

  /** Outside of a write: when a meeting begins. @throws NOT_FOUND */
  async startsAt(db: Pick<StreamWrite, 'query'>, meetingId: Id): Promise<Instant> {
    const [row] = await db.query<{ at: string }>(
      `select plan->>'startsAt' as at from meeting where id = $1`,
      [meetingId],
    );
    if (!row) throw new DomainError('NOT_FOUND');
    return Number(row.at);
  }

  /** Outside of a write: the plan. @throws NOT_FOUND */
  async planOf(db: Pick<StreamWrite, 'query'>, meetingId: Id): Promise<MeetingPlan> {
    const [row] = await db.query<{ plan: MeetingPlan }>('select plan from meeting where id = $1', [
      meetingId,
    ]);
    if (!row) throw new DomainError('NOT_FOUND');
    return row.plan;
  }

  /**
   * Those of these meetings that began before this one, the latest first; rehearsals only for a rehearsal. Beside the
   * journal: for what is read of earlier meetings.
   */
  async heldBefore(
    db: Pick<StreamWrite, 'query'>,
    meetingId: Id,
    among: readonly Id[] | null,
  ): Promise<HeldBefore[]> {
    const rows = await db.query<Omit<HeldBefore, 'startsAt'> & { startsAt: string }>(
      `select e.id, e.plan->>'title' as title, e.plan->>'startsAt' as "startsAt", e.plan->>'profile' as profile
       from meeting e join meeting m on m.id = $1
       where e.id <> m.id and (e.plan->>'startsAt')::bigint <= (m.plan->>'startsAt')::bigint
         and e.rehearsal = m.rehearsal and ($2::uuid[] is null or e.id = any($2::uuid[]))
       order by (e.plan->>'startsAt')::bigint desc, e.id limit ${EARLIER_MEETINGS}`,
      [meetingId, among],
    );
    return rows.map((row) => ({ ...row, startsAt: Number(row.startsAt) }));
  }

  /** Beside the journal: the topics of these meetings. */
  topicsOf(db: Pick<StreamWrite, 'query'>, meetingIds: readonly Id[]): Promise<MeetingTopic[]> {
    return db.query<MeetingTopic>(
      `select m.id as "meetingId", t.id, t.name, coalesce(t.other, false) as other
       from meeting m, jsonb_to_recordset(m.plan->'topics') as t(id uuid, name text, other boolean)
       where m.id = any($1::uuid[]) order by m.id, t.id`,
      [meetingIds],
    );
  }

  /** For STALE and results; a `Meeting` is what everybody may see. */
  view(meeting: Meeting): Meeting {
    return meeting;
  }

  /** @throws UNKNOWN_TOPIC */
  requireTopic(meeting: Meeting, topicId: Id): Topic {
    const topic = meeting.topics.find((one) => one.id === topicId);
    if (!topic) throw new DomainError('UNKNOWN_TOPIC');
    return topic;
  }

  /** Changes the often changing part, tells everybody, and moves the stream's phase with it. */
  async patchState(tx: StreamTransaction, patch: Partial<MeetingState>): Promise<Meeting> {
    const before = await this.load(tx);
    const state: MeetingState = { ...stateOf(before), ...patch };
    const version = tx.nextSeq;
    const date = (at: number | null): Date | null => (at === null ? null : new Date(at));
    await tx.repo(MeetingEntity).update(
      { id: tx.streamId },
      {
        ...state,
        agendaItemSince: date(state.agendaItemSince),
        openedAt: date(state.openedAt),
        closedAt: date(state.closedAt),
        version,
      },
    );
    if (state.phase !== before.phase) tx.setPhase(state.phase);
    tx.emit(['everyone'], 'meeting.state', { ...state, version });
    return { ...before, ...state, version };
  }

  /**
   * Tells everybody that materials changed. The meeting keeps its version: whoever has it open in a form, or is about
   * to open an item of the agenda, saw nothing that is no longer true.
   */
  async markMaterials(tx: StreamTransaction, materials: MaterialsMark): Promise<void> {
    const meeting = await this.load(tx);
    await tx.repo(MeetingEntity).update({ id: tx.streamId }, { materials });
    tx.emit(['everyone'], 'meeting.state', { ...stateOf(meeting), materials, version: meeting.version });
  }

  /** The same of signed versions. */
  async markSigned(tx: StreamTransaction, signed: SignedMark): Promise<void> {
    const meeting = await this.load(tx);
    await tx.repo(MeetingEntity).update({ id: tx.streamId }, { signed });
    tx.emit(['everyone'], 'meeting.state', { ...stateOf(meeting), signed, version: meeting.version });
  }

  /**
   * Remembers an act that may be undone; call it right after emitting the entry that tells the act, whose
   * number it takes. `before` is whatever the same feature needs to restore.
   */
  async recordAct(tx: StreamTransaction, act: { kind: CommandName; before: object }): Promise<Act> {
    const acts = tx.repo(ActEntity);
    const row = acts.create({
      meetingId: tx.streamId,
      entry: tx.nextSeq - 1,
      actorId: tx.actor.id,
      at: new Date(tx.now),
      kind: act.kind,
      before: act.before,
      undone: false,
    });
    await acts.insert(row);
    const recorded = actView(row);
    for (const hook of this.actHooks) await hook(tx, recorded);
    return recorded;
  }

  /** Every override is journalled with who, when and why (domain.md 6.1). */
  tellOverride(tx: StreamTransaction, subjectId: Id | null, reason: string): void {
    const view = { command: tx.command, byId: tx.actor.id, subjectId, reason };
    tx.emit(TABLE, 'meeting.override', view);
  }

  /** What was true before an act is purged with what it is about: that act cannot be undone any more. */
  async forgetActs(tx: StreamWrite, aboutId: Id): Promise<void> {
    await tx.query(
      `update act set before = '{}', undone = true where meeting_id = $1 and position($2 in before::text) > 0`,
      [tx.streamId, aboutId],
    );
  }

  /** The newest act of the meeting, undone or not. */
  async lastAct(tx: StreamWrite): Promise<Act | null> {
    const row = await tx
      .repo(ActEntity)
      .findOne({ where: { meetingId: tx.streamId }, order: { entry: 'DESC' } });
    return row ? actView(row) : null;
  }

  async markUndone(tx: StreamWrite, entry: number): Promise<void> {
    await tx.repo(ActEntity).update({ meetingId: tx.streamId, entry }, { undone: true });
  }

  /**
   * Settles a grant of 'delegated' by the meeting's settings: a secretary runs the floor, a guest writes, only
   * where the meeting says so (domain.md 6.1). Other grants pass. Takes a transaction or a hot item.
   *
   * @throws NOT_ALLOWED
   */
  settleDelegated(asker: { actor: Actor; grant: Grant }, meeting: Meeting): void {
    if (asker.grant !== 'delegated') return;
    const { secretaryRunsFloor, guestsMayWrite } = meeting.settings;
    const allowed = asker.actor.role === 'SECRETARY' ? secretaryRunsFloor : guestsMayWrite;
    const handed = allowed && (asker.actor.role === 'SECRETARY' || asker.actor.role === 'GUEST');
    if (!handed) throw new DomainError('NOT_ALLOWED', { role: asker.actor.role, phase: meeting.phase });
  }

  /** For `meeting.create`: what the features above add to the new stream. */
  async runCreateHooks(tx: StreamTransaction, created: CreatedMeeting): Promise<InitialEntry[]> {
    const entries: InitialEntry[] = [];
    for (const hook of this.createHooks) {
      entries.push(...(await hook(tx, { ...created, firstSeq: created.firstSeq + entries.length })));
    }
    return entries;
  }

  /** For `meeting.close`: ends what is still open; resolves to the requests that became written opinions. */
  async runCloseHooks(tx: StreamTransaction): Promise<number> {
    let converted = 0;
    for (const { run } of this.closeHooks) converted += (await run(tx))?.convertedToWritten ?? 0;
    return converted;
  }

  /** For `meeting.configure`. */
  async topicsInUse(tx: StreamTransaction, topicIds: readonly Id[]): Promise<Id[]> {
    const used: Id[] = [];
    for (const hook of this.inUseHooks) used.push(...(await hook(tx, topicIds)));
    return used;
  }

  private async row(tx: StreamWrite): Promise<MeetingEntity> {
    const row = await tx.repo(MeetingEntity).findOneBy({ id: tx.streamId });
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }
}
