import type { Id, MeetingView } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { bodiesOf, lastBodiesBefore } from '../../journal/history.js';
import { readAtHead } from '../../journal/read-at-head.js';
import type { SnapshotSource } from '../../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../../journal/snapshot-source.js';
import { civilDay } from '../../kernel/civil-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { IssuingBodiesService } from '../../organisation/issuing-bodies.service.js';
import { OrganisationService } from '../../organisation/organisation.service.js';
import { partsAtClose } from '../minutes.people.js';
import { agendaStarts } from '../minutes.source.js';
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
    const reading = await readAtHead(this.dataSource, meetingId, async (db, head) => {
      const state = new StatePacker();
      let meeting: MeetingView | null = null;
      for (const source of this.sources) {
        const part = await source.common(db, meetingId, 'desk');
        meeting = part.meeting ?? meeting;
        await state.add(part);
      }
      if (!meeting) return null;
      const told =
        meeting.closedAt === null
          ? null
          : await lastBodiesBefore(db, meetingId, 'participants.changed', 'meeting.close');
      const today = civilDay(head.now);
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
