import type { CivilDate, Id, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { bodiesOf, lastBodiesBefore } from '../journal/history.js';
import { readAtHead } from '../journal/read-at-head.js';
import type { SnapshotSource } from '../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../journal/snapshot-source.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import type { PaperSystem } from './block/model.js';
import { makeMinutes } from './make-paper.js';
import type { MinutesModel } from './minutes/minutes.model.js';
import type { PaperFormat } from './paper.jobs.js';
import { partsAtClose } from './minutes.people.js';
import { agendaStarts, minutesModel } from './minutes.source.js';

/** The minutes of a meeting, from what the desk may see at one head of its journal. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  /** Bytes of the file with what names it; a draft: the meeting is not closed. Refuses with NOT_FOUND. */
  async make(
    meetingId: Id,
    format: PaperFormat,
    system: PaperSystem,
  ): Promise<{ bytes: Buffer; draft: boolean; title: string; day: CivilDate }> {
    const model = await this.model(meetingId, system);
    const { title, startedAt, endedAt } = model.meeting;
    const day = civilDay(Date.parse(startedAt));
    return { bytes: await makeMinutes(format, model), draft: endedAt === null, title, day };
  }

  async model(meetingId: Id, system: PaperSystem = 'STATE'): Promise<MinutesModel> {
    const model = await readAtHead(this.dataSource, meetingId, async (db, head) => {
      const state: SnapshotState = emptySnapshot();
      for (const source of this.sources) Object.assign(state, await source.common(db, meetingId, 'desk'));
      const starts = agendaStarts(await bodiesOf(db, meetingId, 'meeting.state'));
      const closed = state.meeting?.closedAt != null;
      const told = closed ? lastBodiesBefore(db, meetingId, 'participants.changed', 'meeting.close') : null;
      const words = await this.organisation.words(db);
      return minutesModel(state, head, words, system, starts, partsAtClose(await told));
    });
    if (!model) throw new DomainError('NOT_FOUND');
    return model;
  }
}
