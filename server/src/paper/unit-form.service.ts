import type { FormCheck, Id, MeetingView } from '@doi-thoai/shared';
import { COLLECTION_LIMITS, LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { readUnitForm } from '../collection/form-rows.js';
import { readAtHead } from '../journal/read-at-head.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingSnapshot } from '../meeting/meeting.snapshot.js';
import { makeUnitForm, readWorkbook } from './make-paper.js';

/** What one command may carry: the rows of a form go to the server as one. */
const ROWS_BYTES = 900 * 1024;

/** The form of a base unit, out and in. Nothing is kept here: what is imported comes as a command. */
@Injectable()
export class UnitFormService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingSnapshot,
  ) {}

  /** Bytes of an .xlsx. Refuses with NOT_FOUND. */
  async empty(meetingId: Id, unitId: Id): Promise<Buffer> {
    const { meeting, unit } = await this.read(meetingId, unitId);
    return makeUnitForm({
      meeting: meeting.title,
      unit,
      topics: meeting.topics.map(({ name }) => name),
      rows: COLLECTION_LIMITS.formRows,
      limits: { summary: LIMITS.summary, text: LIMITS.text },
    });
  }

  /** Reads a form that was filled in, and names every row that is not right. Refuses with NOT_A_WORKBOOK, TOO_LARGE. */
  async check(meetingId: Id, unitId: Id, bytes: Uint8Array): Promise<FormCheck> {
    const { meeting } = await this.read(meetingId, unitId);
    const form = readUnitForm(await readWorkbook(bytes), meeting.topics);
    if (Buffer.byteLength(JSON.stringify(form.rows)) > ROWS_BYTES) throw new DomainError('TOO_LARGE');
    return { ...form, file: fileHash(bytes) };
  }

  private async read(meetingId: Id, unitId: Id): Promise<{ meeting: MeetingView; unit: string }> {
    const found = await readAtHead(this.dataSource, meetingId, async (db) => {
      const { meeting } = await this.meetings.common(db, meetingId, 'everyone');
      const [unit] = await db.query<{ name: string }>(
        'select name from meeting_unit where meeting_id = $1 and unit_id = $2',
        [meetingId, unitId],
      );
      return meeting && unit ? { meeting, unit: unit.name } : null;
    });
    if (!found) throw new DomainError('NOT_FOUND');
    return found;
  }
}

/** By which a person and the desk can tell that they speak of the same file. */
export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
