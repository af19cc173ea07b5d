import type { Id, Instant, TurnView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import type { Act } from '../meeting/meeting.service.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { FloorBook } from './floor.book.js';
import { FloorEntity, TurnEntity } from './floor.entity.js';
import { turnView } from './floor.view.js';

/** What the features above rely on, and what the floor adds to the meeting's own acts. */
@Injectable()
export class FloorService {
  constructor(
    meetings: MeetingService,
    private readonly book: FloorBook,
  ) {
    meetings.onCreate(async (tx, { meetingId }) => {
      const empty = { version: 0, endedTurns: 0, endedSeconds: 0, nextNumber: 1, next: [], lastAct: null };
      await tx.repo(FloorEntity).insert({ meetingId, ...empty });
      return [];
    });
    meetings.onInUse((tx, topicIds) => this.topicsInUse(tx, topicIds));
    meetings.onAct((tx, act) => this.tellAct(tx, act));
  }

  /** Those of these turns that are of this meeting and were not taken back. */
  async turnsByIds(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, TurnView>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.repo(TurnEntity).findBy({ meetingId: tx.streamId, id: In([...ids]), gone: false });
    return new Map(rows.map((row) => [row.id, turnView(row)]));
  }

  /** When somebody began to speak on an opinion that the request named; null when nobody did. */
  async spokenOn(db: Pick<StreamWrite, 'query'>, submissionId: Id): Promise<Instant | null> {
    const [row] = await db.query<{ at: Instant | null }>(
      `select round(extract(epoch from min(t.started_at)) * 1000)::float8 as at
       from turn t join speaker_request r on r.id = t.request_id where r.submission_id = $1 and not t.gone`,
      [submissionId],
    );
    return row?.at ?? null;
  }

  /** A turn's topic is its request's. */
  private async topicsInUse(tx: StreamTransaction, topicIds: readonly Id[]): Promise<Id[]> {
    const rows = await tx.query<{ id: Id }>(
      `select distinct topic_id as id from speaker_request where meeting_id = $1 and topic_id = any($2::uuid[])`,
      [tx.streamId, topicIds],
    );
    return rows.map((row) => row.id);
  }

  /** An act on the screen is the floor's last act too: one undo for both (domain.md 6.7). */
  private async tellAct(tx: StreamTransaction, act: Act): Promise<void> {
    if (act.kind.startsWith('floor.')) return;
    const { entry, kind, actorId, at } = act;
    await this.book.tell(tx, await this.book.floor(tx), { entry, kind, actorId, at }, null);
  }
}
