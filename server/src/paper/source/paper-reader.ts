import type { Id, MeetingView, SnapshotState } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asItStood } from '../../journal/as-it-stood.js';
import { bodiesOf, lastBodiesBefore } from '../../journal/history.js';
import type { ReadHead } from '../../journal/read-at-head.js';
import { headAt, readAtHead } from '../../journal/read-at-head.js';
import type { ReadTransaction, SnapshotSource } from '../../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../../journal/snapshot-source.js';
import { civilDay } from '../../kernel/civil-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { IssuingBodiesService } from '../../organisation/issuing-bodies.service.js';
import { OrganisationService } from '../../organisation/organisation.service.js';
import { partsAtClose } from '../minutes.people.js';
import { agendaStarts } from '../minutes.source.js';
import { noticesStanding, type NoticeStanding } from './notices-standing.js';
import { StatePacker, type PackedReading } from './packed-reading.js';

/** Reads what papers are made from: what the desk may see, at one head of the meeting's journal. */
@Injectable()
export class PaperReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    private readonly bodies: IssuingBodiesService,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  /** @throws NOT_FOUND */
  async read(meetingId: Id): Promise<PackedReading> {
    return this.at(meetingId, (db, head) => [head, this.today(db, meetingId)]);
  }

  /**
   * The same as it stood at an entry of the journal, in the words of the organisation of today.
   *
   * @throws NOT_FOUND
   */
  async readThen(meetingId: Id, seq: number): Promise<PackedReading> {
    return this.at(meetingId, async (db, head) => {
      const then = await headAt(db, meetingId, seq);
      return [{ epoch: head.epoch, ...then }, asItStood(db, meetingId, seq, 'desk')];
    });
  }

  /** Bodies that prepared a notice of this meeting. @throws NOT_FOUND */
  async notices(meetingId: Id): Promise<NoticeStanding[]> {
    const read = await readAtHead(this.dataSource, meetingId, (db) => noticesStanding(db, meetingId));
    if (!read) throw new DomainError('NOT_FOUND');
    return read;
  }

  private async *today(db: ReadTransaction, meetingId: Id): AsyncGenerator<Partial<SnapshotState>> {
    for (const source of this.sources) yield await source.common(db, meetingId, 'desk');
  }

  private async at(meetingId: Id, moment: Moment): Promise<PackedReading> {
    const reading = await readAtHead(this.dataSource, meetingId, async (db, now) => {
      const [head, parts] = await moment(db, now);
      const state = new StatePacker();
      let meeting: MeetingView | null = null;
      for await (const part of parts) {
        meeting = part.meeting ?? meeting;
        await state.add(part);
      }
      if (!meeting) return null;
      const told =
        meeting.closedAt === null
          ? null
          : await lastBodiesBefore(db, meetingId, 'participants.changed', 'meeting.close');
      const today = civilDay(now.now);
      return {
        ...{ pieces: state.pieces, rows: state.rows, meeting, head, parts: partsAtClose(told) },
        starts: agendaStarts(await bodiesOf(db, meetingId, 'meeting.state')),
        organisation: await this.organisation.words(db),
        bodies: (await this.bodies.all(db)).filter(({ endedOn }) => endedOn === null || endedOn > today),
      };
    });
    if (!reading) throw new DomainError('NOT_FOUND');
    return reading;
  }
}

/** Of which moment a reading is, and its parts. */
type Moment = (db: ReadTransaction, now: ReadHead) => Awaitable<[ReadHead, Parts]>;
type Parts = AsyncGenerator<Partial<SnapshotState>>;
type Awaitable<T> = T | Promise<T>;
