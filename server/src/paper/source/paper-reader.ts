import type { Id, IssuingBodyView, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lastBodiesBefore } from '../../journal/history.js';
import { readAtHead } from '../../journal/read-at-head.js';
import type { ReadTransaction, SnapshotSource } from '../../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../../journal/snapshot-source.js';
import { civilDay } from '../../kernel/civil-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { OrganisationService } from '../../organisation/organisation.service.js';
import { partsAtClose } from '../minutes.people.js';
import type { PaperReading } from './reading.js';

/** Reads what papers are made from: what the desk may see, at one head of the meeting's journal. */
@Injectable()
export class PaperReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  /** @throws NOT_FOUND */
  async read(meetingId: Id): Promise<PaperReading> {
    const reading = await readAtHead(this.dataSource, meetingId, async (db, head) => {
      const state: SnapshotState = emptySnapshot();
      for (const source of this.sources) Object.assign(state, await source.common(db, meetingId, 'desk'));
      const { meeting } = state;
      if (!meeting) return null;
      const told =
        meeting.closedAt === null
          ? null
          : await lastBodiesBefore(db, meetingId, 'participants.changed', 'meeting.close');
      return {
        ...{ state, meeting, head, parts: partsAtClose(told) },
        organisation: await this.organisation.words(db),
        bodies: await bodiesOn(db, civilDay(head.now)),
      };
    });
    if (!reading) throw new DomainError('NOT_FOUND');
    return reading;
  }
}

/** Bodies that issue papers on that day. */
async function bodiesOn(db: ReadTransaction, day: string): Promise<IssuingBodyView[]> {
  return db.query<IssuingBodyView>(
    `select id, name, parent_body as "parentBody", system, abbreviation, place, term, term_from::text as "termFrom",
       term_to::text as "termTo", ended_on::text as "endedOn", version::float8 as version
     from issuing_body where ended_on is null or ended_on > $1 order by name, id`,
    [day],
  );
}
