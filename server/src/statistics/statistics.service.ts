import type {
  Breakdown,
  BreakdownBy,
  BreakdownRow,
  Id,
  MeetingStatistics,
  MeetingView,
} from '@doi-thoai/shared';
import { BREAKDOWNS, LIMITS } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countCollated, type CollatedCell } from '../collation/collation.counts.js';
import { countUnits } from '../collection/collection.counts.js';
import { readAtHead, type ReadHead } from '../journal/read-at-head.js';
import type { ReadTransaction } from '../journal/snapshot-source.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingSnapshot } from '../meeting/meeting.snapshot.js';
import { countRaw, type CountedCell, type CountedRaw } from '../submissions/submissions.counts.js';
import { guarded } from './small-groups.js';

/** What is counted before the meeting (domain.md 9.1): by the database, at one head of the journal. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingSnapshot,
  ) {}

  /** Refuses with NOT_FOUND. */
  async of(meetingId: Id): Promise<MeetingStatistics> {
    const counted = await readAtHead(this.dataSource, meetingId, async (db, head) => {
      const { meeting } = await this.meetings.common(db, meetingId, 'everyone');
      return meeting ? this.read(db, meetingId, meeting, head) : null;
    });
    if (!counted) throw new DomainError('NOT_FOUND');
    return counted;
  }

  /** Within a read that knows its head already. */
  async read(
    db: ReadTransaction,
    meetingId: Id,
    meeting: MeetingView,
    { head, now }: Pick<ReadHead, 'head' | 'now'>,
  ): Promise<MeetingStatistics> {
    const units = await countUnits(db, meetingId, now);
    return { head, at: now, units, ...(await opinions(db, meetingId, meeting)) };
  }
}

type Opinions = Pick<MeetingStatistics, 'guarded' | 'raw' | 'collated' | 'breakdowns'>;

async function opinions(
  db: ReadTransaction,
  meetingId: Id,
  { settings, topics }: MeetingView,
): Promise<Opinions> {
  const { totals, cells, everUnnamed } = await countRaw(db, meetingId);
  const collated = await countCollated(db, meetingId);
  const guards = everUnnamed || settings.confidential === true || settings.anonymous === true;
  const named = new Map<string | null, string>(topics.map(({ id, name }) => [id, name]));
  const breakdowns = BREAKDOWNS.map((by) => {
    const breakdown = by.startsWith('COLLATED')
      ? collatedBy(by, collated.cells, collated.totals.live)
      : rawBy(by, cells, totals, guards);
    const rows = breakdown.rows.map((row) => ({ ...row, label: named.get(row.key) ?? row.label }));
    return { ...breakdown, rows };
  });
  const few = guards && totals.unnamed < LIMITS.smallGroup;
  const raw = { ...totals, unnamed: few ? null : totals.unnamed };
  return { guarded: guards, raw, collated: collated.totals, breakdowns };
}

function rawBy(
  by: BreakdownBy,
  all: readonly CountedCell[],
  { inCourse, aside }: CountedRaw,
  guards: boolean,
): Breakdown {
  const cells = all.filter((cell) => cell.by === by);
  const open = (): BreakdownRow[] =>
    cells.map(({ key, label, total }) => ({ key, label, n: total, unnamed: 0 }));
  const { rows, rest } = guards ? guarded(cells) : { rows: open(), rest: 0 };
  return { by, of: by === 'ASIDE_KIND' ? aside : inCourse, rows: largestFirst(rows), rest };
}

/** Collated opinions are the secretary's words: they tell of no author. */
function collatedBy(by: BreakdownBy, all: readonly CollatedCell[], live: number): Breakdown {
  const rows = all
    .filter((cell) => cell.by === by)
    .map(({ key, label, n }) => ({ key, label, n, unnamed: 0 }));
  return { by, of: live, rows: largestFirst(rows), rest: 0 };
}

/** What was not named stands last. */
function largestFirst(rows: readonly BreakdownRow[]): BreakdownRow[] {
  const shown = ({ n, unnamed }: BreakdownRow): number => (n ?? 0) + unnamed;
  return [...rows].sort(
    (a, b) =>
      Number(a.key === null) - Number(b.key === null) ||
      shown(b) - shown(a) ||
      ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
  );
}
