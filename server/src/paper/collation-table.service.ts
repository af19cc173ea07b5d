import type { CivilDate, Id, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { readAtHead } from '../journal/read-at-head.js';
import type { SnapshotSource } from '../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../journal/snapshot-source.js';
import { civilDay } from '../kernel/civil-date.js';
import { DomainError } from '../kernel/domain-error.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import type { PaperSystem } from './block/model.js';
import { packRows, type CollationTableModel } from './collation-table/collation-table.model.js';
import {
  tableEntries,
  tableHeading,
  tableLinks,
  tableRow,
  type TableReader,
} from './collation-table.source.js';
import { makeCollationTable } from './make-paper.js';
import type { TableFormat } from './paper.jobs.js';

/** Rows put together before others get their turn: what is long is made in the worker, what is here is short. */
const ROWS_A_PIECE = 500;

/** The table of opinions and petitions of a meeting, at one head of its journal. */
@Injectable()
export class CollationTableService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  /** Bytes of the file with what names it. Refuses with NOT_FOUND. */
  async make(
    meetingId: Id,
    format: TableFormat,
    system: PaperSystem,
    reader: TableReader,
  ): Promise<{ bytes: Buffer; title: string; day: CivilDate }> {
    const model = await this.model(meetingId, system, reader);
    // The model's pieces go to the worker: what names the file is taken first.
    const named = { title: model.meeting, day: civilDay(Date.parse(model.generatedAt)) };
    return { ...named, bytes: await makeCollationTable(format, model) };
  }

  private async model(meetingId: Id, system: PaperSystem, reader: TableReader): Promise<CollationTableModel> {
    const found = await readAtHead(this.dataSource, meetingId, async (db, head) => {
      const state: SnapshotState = emptySnapshot();
      for (const source of this.sources) Object.assign(state, await source.common(db, meetingId, 'desk'));
      if (!state.meeting) return null;
      return { state, heading: tableHeading(state, head, await this.organisation.words(db), system) };
    });
    if (!found) throw new DomainError('NOT_FOUND');
    const { state, heading } = found;
    const { entries, counts } = tableEntries(state, reader);
    const links = tableLinks(state);
    const pieces: CollationTableModel['pieces'] = [];
    let answered = 0;
    for (let at = 0; at < entries.length; at += ROWS_A_PIECE) {
      const rows = entries.slice(at, at + ROWS_A_PIECE).map((entry) => tableRow(links, entry));
      answered += rows.filter(({ answer }) => answer !== '').length;
      pieces.push(packRows(rows));
      await breathe();
    }
    return { ...heading, rows: entries.length, pieces, counts: { ...counts, answered } };
  }
}
