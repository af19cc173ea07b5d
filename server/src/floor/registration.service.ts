import type { Id, MeetingView, ParticipantView, Payload, SubmissionView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { TABLE } from '../journal/audience.js';
import type { HotItem, HotOutcome, HotRun, StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { FloorBook } from './floor.book.js';
import type { FloorEntity, SpeakerRequestEntity } from './floor.entity.js';
import { ACTIVE_REQUEST } from './floor.lifecycle.js';
import { requestView } from './floor.view.js';
import { rankAtEnd } from './speaker-order.js';

type RequestPayload = Payload<'floor.request'>;
type RequestItem = HotItem<RequestPayload>;

/** Everything that a run of requests is judged by, read in one go and kept current from item to item. */
interface Desk {
  meeting: MeetingView;
  floor: FloorEntity;
  taken: Set<Id>;
  active: Set<Id>;
  people: Map<Id, ParticipantView>;
  opinions: Map<Id, SubmissionView>;
  lastRank: number | null;
}

/** Đăng ký phát biểu: people ask to speak, each with at most one request that waits, is called or spoken. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly submissions: SubmissionsService,
    private readonly book: FloorBook,
  ) {}

  /** Hundreds press in the same moment: one insert for all of a run. */
  async requestMany(run: HotRun, items: readonly RequestItem[]): Promise<HotOutcome<'floor.request'>[]> {
    const desk = await this.desk(
      run,
      items.map((item) => ({ ...item.payload, participantId: item.actor.id })),
    );
    const nextBefore = desk.floor.next.length;
    const rows: SpeakerRequestEntity[] = [];
    const outcomes = items.map((item): HotOutcome<'floor.request'> => {
      try {
        const row = this.judge(run, desk, item.payload, item.actor.id, null);
        this.tell(run, desk.floor, item, row);
        rows.push(row);
        return { result: { requestId: row.id } };
      } catch (error) {
        if (error instanceof DomainError) return { refusal: error.refusal() };
        throw error;
      }
    });
    if (rows.length > 0) await insertRequests(run, rows);
    if (desk.floor.next.length !== nextBefore) {
      await run.query('update floor set next = $2 where meeting_id = $1', [
        run.streamId,
        JSON.stringify(desk.floor.next),
      ]);
    }
    return outcomes;
  }

  /** The desk for somebody without a phone, a focal person for the own unit; marked with who entered it. */
  async requestForOther(tx: StreamTransaction, payload: Payload<'floor.requestForOther'>): Promise<void> {
    const { participantId } = payload;
    const desk = await this.desk(tx, [payload]);
    const person = desk.people.get(participantId);
    if (!person || person.role === 'SCREEN') throw new DomainError('NOT_FOUND');
    if (tx.grant === 'ownUnit' && (person.unitId === null || person.unitId !== tx.actor.unitId)) {
      throw new DomainError('NOT_FOUND');
    }
    const row = this.judge(tx, desk, payload, participantId, tx.actor.id);
    await this.book.join(tx, desk.floor, row, null);
  }

  private async desk(
    tx: StreamWrite,
    asked: readonly (RequestPayload & { participantId: Id })[],
  ): Promise<Desk> {
    const ids = asked.map((one) => one.requestId);
    const people = asked.map((one) => one.participantId);
    const linked = asked.flatMap((one) => one.submissionId ?? []);
    const known = await tx.query<{ id: Id; participantId: Id; active: boolean }>(
      `select id, participant_id as "participantId", state = any($3) as active from speaker_request
       where id = any($1::uuid[]) or (participant_id = any($2::uuid[]) and state = any($3))`,
      [ids, people, ACTIVE_REQUEST],
    );
    return {
      meeting: await this.meetings.load(tx),
      floor: await this.book.floor(tx),
      taken: new Set(known.map((row) => row.id)),
      active: new Set(known.filter((row) => row.active).map((row) => row.participantId)),
      people: await this.participants.getMany(tx, people),
      opinions: await this.submissions.getMany(tx, linked),
      lastRank: await this.book.lastRank(tx),
    };
  }

  /** The new request, or a refusal; what the next one is judged by moves on. */
  private judge(
    tx: StreamWrite,
    desk: Desk,
    payload: RequestPayload,
    participantId: Id,
    enteredById: Id | null,
  ): SpeakerRequestEntity {
    const person = desk.people.get(participantId);
    if (!person) throw new DomainError('NOT_FOUND');
    if (desk.meeting.floorEnded) throw new DomainError('FLOOR_ENDED');
    if (!desk.meeting.registrationOpen) throw new DomainError('REGISTRATION_CLOSED');
    this.meetings.requireTopic(desk.meeting, payload.topicId);
    if (desk.taken.has(payload.requestId)) throw new DomainError('ID_TAKEN');
    if (desk.active.has(participantId)) throw new DomainError('ALREADY_WAITING');
    requireOwnOpinion(desk.opinions, payload.submissionId, participantId);
    desk.taken.add(payload.requestId);
    desk.active.add(participantId);
    desk.lastRank = rankAtEnd(desk.lastRank);
    return newRequest(tx, person, { ...payload, enteredById, rank: desk.lastRank });
  }

  /** The entries of one item of a run; nobody reads the table in between, so the order here is the queue's. */
  private tell(run: HotRun, floor: FloorEntity, item: RequestItem, row: SpeakerRequestEntity): void {
    row.version = run.nextSeq;
    run.emitFor(item, [...TABLE, `participant:${row.participantId}`], 'floor.request', requestView(row));
    run.emitFor(item, ['everyone'], 'floor.queue', { add: row.id });
    run.count('waiting', 1);
    run.count(`waiting:${row.topicId}`, 1);
    if (floor.next.length >= 2) return;
    const { id: requestId, name, unit, topicId } = row;
    floor.next = [...floor.next, { requestId, name, unit, topicId }];
    run.emitFor(item, ['everyone'], 'floor.next', { next: floor.next });
  }
}

/** A request can be linked only to a NAMED opinion of its speaker. */
function requireOwnOpinion(opinions: Map<Id, SubmissionView>, id: Id | null, participantId: Id): void {
  if (id === null) return;
  const opinion = opinions.get(id);
  const own = opinion?.authorId === participantId && opinion.disclosure === 'NAMED' && !opinion.withdrawn;
  if (!own) throw new DomainError('LINK_NOT_OWN');
}

type Asked = RequestPayload & { enteredById: Id | null; rank: number; raisedHand?: boolean };

export function newRequest(tx: StreamWrite, person: ParticipantView, asked: Asked): SpeakerRequestEntity {
  return {
    id: asked.requestId,
    meetingId: tx.streamId,
    participantId: person.id,
    name: person.name,
    title: person.title,
    unitId: person.unitId,
    unit: person.unit,
    number: person.number,
    topicId: asked.topicId,
    line: asked.line,
    type: asked.type,
    submissionId: asked.submissionId,
    state: 'QUEUED',
    at: tx.now,
    enteredById: asked.enteredById,
    raisedHand: asked.raisedHand ?? false,
    requeued: false,
    ready: false,
    reason: '',
    convertedTo: null,
    rank: asked.rank,
    version: 0,
  };
}

async function insertRequests(run: HotRun, rows: readonly SpeakerRequestEntity[]): Promise<void> {
  await run.query(
    `insert into speaker_request (id, meeting_id, participant_id, name, title, unit_id, unit, number, topic_id,
       line, type, submission_id, state, at, rank, version)
     select id, $1, "participantId", name, title, "unitId", unit, number, "topicId", line, type, "submissionId",
       'QUEUED', $2, rank, version
     from jsonb_to_recordset($3::jsonb) as asked (id uuid, "participantId" uuid, name text, title text, "unitId" uuid,
       unit text, number text, "topicId" uuid, line text, type text, "submissionId" uuid, rank float8, version bigint)`,
    [run.streamId, new Date(run.now), JSON.stringify(rows)],
  );
}
