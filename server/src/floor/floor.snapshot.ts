import type {
  FloorState,
  Id,
  ReaderClass,
  SnapshotState,
  SpeakerRequestView,
  TurnNoteView,
  TurnView,
} from '@doi-thoai/shared';
import { readsTable } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { ACTIVE_TURN } from './floor.lifecycle.js';
import { NOTE_COLUMNS, REQUEST_COLUMNS, TURN_COLUMNS } from './floor.view.js';

interface FloorRow extends Omit<FloorState, 'current' | 'queue' | 'ended'> {
  turns: number;
  seconds: number;
}

/**
 * The floor for everybody; all requests, turns and notes for chair and desk; the own requests for the rest,
 * and the turns that ended for responders.
 */
@Injectable()
export class FloorSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    const floor = await floorState(db, meetingId);
    if (!readsTable(reader)) return { floor };
    const requests = await db.query<SpeakerRequestView>(
      `select ${REQUEST_COLUMNS} from speaker_request where meeting_id = $1`,
      [meetingId],
    );
    const turns = await db.query<TurnView>(
      `select ${TURN_COLUMNS} from turn where meeting_id = $1 and not gone`,
      [meetingId],
    );
    const notes = await db.query<TurnNoteView>(
      `select ${NOTE_COLUMNS} from turn_note where meeting_id = $1`,
      [meetingId],
    );
    return {
      floor,
      requests: byKey(requests, 'id'),
      turns: byKey(turns, 'id'),
      notes: byKey(notes, 'turnId'),
    };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const own = await db.query<SpeakerRequestView>(
      `select ${REQUEST_COLUMNS} from speaker_request where participant_id = any($1::uuid[]) and meeting_id = $2`,
      [readers.map((reader) => reader.participantId), meetingId],
    );
    const spoken = await spokenTurns(db, meetingId, readers);
    const parts = new Map<Id, Partial<SnapshotState> & Pick<SnapshotState, 'requests'>>();
    for (const request of own) {
      const part = parts.get(request.participantId) ?? { requests: {} };
      part.requests[request.id] = request;
      parts.set(request.participantId, part);
    }
    for (const { participantId, personal } of readers) {
      if (!personal.has('responders')) continue;
      parts.set(participantId, { requests: {}, ...parts.get(participantId), turns: spoken });
    }
    return parts;
  }
}

/** The turns that ended, when a responder is among those who ask. */
async function spokenTurns(
  db: ReadTransaction,
  meetingId: Id,
  readers: readonly Reader[],
): Promise<Record<Id, TurnView>> {
  if (!readers.some(({ personal }) => personal.has('responders'))) return {};
  const turns = await db.query<TurnView>(
    `select ${TURN_COLUMNS} from turn
     where meeting_id = $1 and not gone and started_at is not null and ended_at is not null`,
    [meetingId],
  );
  return byKey(turns, 'id');
}

async function floorState(db: ReadTransaction, meetingId: Id): Promise<FloorState> {
  const [row] = await db.query<FloorRow>(
    `select version::float8 as version, ended_turns as turns, ended_seconds as seconds, next, last_act as "lastAct"
     from floor where meeting_id = $1`,
    [meetingId],
  );
  if (!row) throw new Error('a meeting without a floor');
  const [current] = await db.query<TurnView>(
    `select ${TURN_COLUMNS} from turn where meeting_id = $1 and state = any($2) and not gone`,
    [meetingId, ACTIVE_TURN],
  );
  const queue = await db.query<{ id: Id }>(
    `select id from speaker_request where meeting_id = $1 and state = 'QUEUED' order by rank`,
    [meetingId],
  );
  const { turns, seconds, next, version, lastAct } = row;
  const ended = { turns, seconds };
  return { current: current ?? null, queue: queue.map((one) => one.id), next, ended, version, lastAct };
}

function byKey<K extends string, T extends Record<K, string>>(rows: readonly T[], key: K): Record<Id, T> {
  return Object.fromEntries(rows.map((row) => [row[key], row]));
}
