import type { Id, MeetingView, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { purgeWords } from '../journal/purge.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { FloorBook } from './floor.book.js';
import type { FloorEntity } from './floor.entity.js';
import { SpeakerRequestEntity } from './floor.entity.js';
import { nextRequestState } from './floor.lifecycle.js';
import { REQUEST_COLUMNS } from './floor.view.js';
import { TurnsService } from './turns.service.js';

/** Before the intake is shut: conversion ignores a shut intake, and still it reads better in this order. */
const BEFORE_INTAKE = 10;

/** Registration opens and shuts; the floor ends, and no voice is lost (domain.md 6.2, 14.4). */
@Injectable()
export class EndingService {
  constructor(
    private readonly meetings: MeetingService,
    private readonly participants: ParticipantsService,
    private readonly submissions: SubmissionsService,
    private readonly book: FloorBook,
    private readonly turns: TurnsService,
  ) {
    meetings.onClose(BEFORE_INTAKE, async (tx) => ({ convertedToWritten: await this.endWithMeeting(tx) }));
    submissions.onPurge((tx, submissionId) => this.forgetLines(tx, submissionId));
  }

  /** Also begins a new floor after one that was ended. */
  async openRegistration(tx: StreamTransaction): Promise<void> {
    const meeting = await this.settled(tx);
    if (meeting.registrationOpen && !meeting.floorEnded) return;
    await this.meetings.patchState(tx, { registrationOpen: true, floorEnded: false });
  }

  /** Nobody new; who waits keeps the place. */
  async closeRegistration(tx: StreamTransaction): Promise<void> {
    const meeting = await this.settled(tx);
    if (meeting.registrationOpen) await this.meetings.patchState(tx, { registrationOpen: false });
  }

  /** Resolves to how many waiting requests became written opinions. Cannot be undone. */
  async endFloor(tx: StreamTransaction, payload: Payload<'floor.endFloor'>): Promise<number> {
    const { meeting, floor } = await this.book.open(tx, payload.seen);
    if (meeting.floorEnded) throw new DomainError('FLOOR_ENDED');
    return this.end(tx, floor);
  }

  private async endWithMeeting(tx: StreamTransaction): Promise<number> {
    const meeting = await this.meetings.load(tx);
    return meeting.floorEnded ? 0 : this.end(tx, await this.book.floor(tx));
  }

  private async end(tx: StreamTransaction, floor: FloorEntity): Promise<number> {
    const turn = await this.turns.closeCurrent(tx, floor);
    // Plain rows: thousands may wait, and an entity each would be felt.
    const waiting = await tx.query<SpeakerRequestEntity>(
      `select ${REQUEST_COLUMNS}, rank, meeting_id as "meetingId" from speaker_request
       where meeting_id = $1 and state = 'QUEUED' order by rank`,
      [tx.streamId],
    );
    await this.convert(tx, waiting);
    if (waiting.length > 0) await this.book.tellOrder(tx, floor, []);
    await this.meetings.patchState(tx, { registrationOpen: false, floorEnded: true });
    this.book.tellSpoken(tx, turn);
    await this.book.tell(tx, floor, null, turn);
    return waiting.length;
  }

  /** QUEUED -> NOT_REACHED -> CONVERTED_TO_WRITTEN in one step: nobody sees a request that was merely lost. */
  private async convert(tx: StreamTransaction, waiting: readonly SpeakerRequestEntity[]): Promise<void> {
    const ids = waiting.map((request) => request.participantId);
    const people = await this.participants.getMany(tx, ids);
    const speakers = waiting.map(({ id: requestId, participantId, topicId, line, submissionId }) => {
      const participant = people.get(participantId);
      if (!participant) throw new Error('a speaker who is nobody');
      return { requestId, participant, topicId, line, submissionId };
    });
    const opinions = await this.submissions.writeDownUnreached(tx, speakers);
    const converted = waiting.map((request): SpeakerRequestEntity => {
      const state = nextRequestState(this.book.stateAfter(request, 'floorEnds'), 'convert');
      const convertedTo = opinions.get(request.id);
      if (state === null || convertedTo === undefined) throw new Error('a request that cannot be converted');
      const row = { ...request, state, convertedTo, version: tx.nextSeq };
      this.book.tellRequest(tx, row, request.state);
      return row;
    });
    await writeConverted(tx, converted);
  }

  /** The line of a request that became the opinion, or leaned on it, is purged with it. */
  private async forgetLines(tx: StreamTransaction, submissionId: Id): Promise<number[]> {
    const requests = await tx.repo(SpeakerRequestEntity).find({
      where: [
        { meetingId: tx.streamId, convertedTo: submissionId },
        { meetingId: tx.streamId, submissionId },
      ],
      order: { id: 'asc' },
    });
    const seqs: number[] = [];
    for (const request of requests) {
      seqs.push(...(await purgeWords(tx, 'request', request.id)));
      await this.meetings.forgetActs(tx, request.id);
      await this.book.change(tx, request, { line: '' });
    }
    return seqs;
  }

  private async settled(tx: StreamTransaction): Promise<MeetingView> {
    const meeting = await this.meetings.load(tx);
    this.meetings.settleDelegated(tx, meeting);
    return meeting;
  }
}

/** One statement for a whole hall: the stream's lock is held meanwhile. */
async function writeConverted(tx: StreamTransaction, rows: readonly SpeakerRequestEntity[]): Promise<void> {
  await tx.query(
    `update speaker_request r set state = c.state, converted_to = c."convertedTo", version = c.version
     from jsonb_to_recordset($1::jsonb) as c (id uuid, state text, "convertedTo" uuid, version bigint)
     where r.id = c.id`,
    [
      JSON.stringify(
        rows.map(({ id, state, convertedTo, version }) => ({ id, state, convertedTo, version })),
      ),
    ],
  );
}
