import type { DeadlineRow, Id, LateMeeting, MeetingDeadlines, SnapshotState } from '@doi-thoai/shared';
import { emptySnapshot } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { timedBodiesOf } from '../journal/history.js';
import { readAtHead } from '../journal/read-at-head.js';
import type { SnapshotSource } from '../journal/snapshot-source.js';
import { SNAPSHOT_SOURCES } from '../journal/snapshot-source.js';
import { civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { MaterialsService } from '../materials/materials.service.js';
import { RulesService } from '../organisation/rules.service.js';
import { deadlineRow } from './deadlines.js';
import { historyOf } from './history.js';

/** Meetings whose lateness the staff's home asks for at once. */
const MEETINGS_LOOKED_AT = 30;

/** The days of a meeting by its rules and by what happened in it, read at one head of its journal. */
@Injectable()
export class PlanService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RulesService,
    private readonly materials: MaterialsService,
    private readonly clock: Clock,
    @Inject(SNAPSHOT_SOURCES) private readonly sources: readonly SnapshotSource[],
  ) {}

  /** Refuses with NOT_FOUND. */
  async deadlines(meetingId: Id): Promise<MeetingDeadlines> {
    const today = civilDay(this.clock.now());
    const plan = await readAtHead(this.dataSource, meetingId, async (db) => {
      const state: SnapshotState = emptySnapshot();
      for (const source of this.sources) Object.assign(state, await source.common(db, meetingId, 'desk'));
      const { meeting } = state;
      if (!meeting) return null;
      const { version, inForce } = await this.rules.profileOn(
        db,
        meeting.profile,
        civilDay(meeting.startsAt),
      );
      const states = await timedBodiesOf(db, meetingId, 'meeting.state');
      const materialsOn = await this.materials.publishedOn(db, meetingId);
      const history = { ...historyOf(states), materialsOn };
      const basis = { state, history, rules: await this.rules.reckoning(db), today };
      const { profile, validFrom, basis: law, steps } = version;
      const rows = steps.map((step) => deadlineRow(step, basis));
      return { profile, validFrom, inForce, basis: law, today, rows };
    });
    if (!plan) throw new DomainError('NOT_FOUND');
    return plan;
  }

  /** What is late now in these meetings, those without anything late and without a notice to come left out. */
  async late(meetingIds: readonly Id[]): Promise<LateMeeting[]> {
    const found: LateMeeting[] = [];
    for (const meetingId of meetingIds.slice(0, MEETINGS_LOOKED_AT)) {
      const { rows } = await this.deadlines(meetingId);
      const steps = rows
        .filter(({ state }) => state === 'LATE')
        .map(({ step, lateDays }) => ({ step, lateDays }));
      const notice = noticeDue(rows);
      if (steps.length > 0 || notice) found.push({ meetingId, steps, notice });
    }
    return found;
  }
}

/** The conclusion notice while there is time for it; a late one is among the steps. */
function noticeDue(rows: readonly DeadlineRow[]): LateMeeting['notice'] {
  const row = rows.find(({ step }) => step === 'CONCLUSION_NOTICE');
  if (row?.state !== 'OPEN' || row.dueOn === null) return null;
  return { dueOn: row.dueOn, leftDays: row.leftDays, dayKind: row.deadline.dayKind };
}
