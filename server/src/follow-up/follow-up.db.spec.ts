import type {
  CommitmentState,
  CommitmentView,
  DueKind,
  FollowUpPick,
  FollowUpScope,
  Id,
} from '@doi-thoai/shared';
import {
  APART_STATES,
  CELLS,
  COMMITMENT_STATES,
  allOf,
  cellOf,
  delayOf,
  makeId,
  rateOf,
} from '@doi-thoai/shared';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { addDays, civilDay, daysBetween } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { RulesService } from '../organisation/rules.service.js';
import { AnswersFollowUp } from './answers.js';
import { FollowUpService } from './follow-up.service.js';
import type { Part } from './parts.js';

const NO_SCOPE: FollowUpScope = { meetingId: null, unitId: null, topic: null };
const ALL: FollowUpPick = { cell: null, state: null, delay: null, week: null, extended: false, asked: false };

let database: TestDatabase;
let db: DataSource;
let followUp: FollowUpService;
let today: string;
const units: Id[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const clock = new Clock();
  followUp = new FollowUpService(db, clock, new AnswersFollowUp(db, new RulesService()));
  today = civilDay(clock.now());
  for (let n = 0; n < 3; n += 1) {
    const id = makeId();
    units.push(id);
    await db.query(`insert into org_unit (id) values ($1)`, [id]);
  }
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

interface Promised {
  state: CommitmentState;
  dueKind: DueKind;
  dueOn: string | null;
  doneOn: string | null;
  unit: number;
  extended?: number;
}

/** A meeting in which an account has a part, and what was promised there. */
async function meetingWith(promises: readonly Promised[], part: Partial<Part> = {}): Promise<Part> {
  const meetingId = makeId();
  const startsAt = Date.now() - 90 * 86_400_000;
  const plan = { title: 'Đối thoại quý III', startsAt, profile: 'STATE_GENERAL', topics: [] };
  await db.query(
    `insert into meeting (id, code, rehearsal, plan, phase, created_at, version)
     values ($1, $2, false, $3, 'FOLLOW_UP', now(), 1)`,
    [meetingId, meetingId.slice(0, 8), JSON.stringify(plan)],
  );
  const participantId = makeId();
  await db.query(
    `insert into participant (id, meeting_id, role, name, title, unit, number, version)
     values ($1, $2, 'SECRETARY', 'Vũ Thị Mây', '', '', '', 1)`,
    [participantId, meetingId],
  );
  const rows = promises.map((one) => ({ ...one, id: makeId(), unitId: units[one.unit] }));
  await db.query(
    `insert into commitment (id, meeting_id, text, owner_unit_id, owner_unit, due_kind, due_on, first_due_on, state,
       entered_by_id, at, reader_ids, version, former_owners, done_on, extended)
     select id, $1, 'Sửa mái nhà công vụ', "unitId", 'Đơn vị ' || unit, "dueKind", "dueOn", "dueOn", state, $2,
       now() - interval '30 days', '{}', 1, '[]', "doneOn", coalesce(extended, 0)
     from jsonb_to_recordset($3::jsonb) as r(id uuid, "unitId" uuid, unit int, "dueKind" text, "dueOn" date,
       state text, "doneOn" date, extended int)`,
    [meetingId, participantId, JSON.stringify(rows)],
  );
  return {
    ...{ meetingId, role: 'MONITOR', unitId: null, title: plan.title, phase: 'FOLLOW_UP' },
    ...{ profile: 'STATE_GENERAL', startsAt, ...part },
  };
}

/** Every state with every day that makes a difference. */
function everything(): Promised[] {
  const days = [-100, -91, -90, -31, -30, -8, -7, -1, 0, 1, 13, 90].map((n) => addDays(today, n));
  const dated = COMMITMENT_STATES.flatMap((state) =>
    days.flatMap((dueOn) =>
      [null, ...days.filter((day) => day <= today)].map((doneOn) => ({ state, dueOn, doneOn })),
    ),
  );
  const dueless = COMMITMENT_STATES.flatMap((state) =>
    [null, today].map((doneOn) => ({ state, dueOn: null, doneOn })),
  );
  return [...dated, ...dueless]
    .filter(({ state, doneOn }) => (doneOn !== null) === ['REPORTED', 'VERIFIED'].includes(state))
    .map((one, n) => ({
      ...one,
      dueKind: one.dueOn !== null ? 'DATE' : n % 2 === 0 ? ('REGULAR' as const) : ('TERM' as const),
      unit: n % 3,
      extended: n % 5 === 0 ? 1 : 0,
    }));
}

const isPromise = ({ state }: Pick<CommitmentView, 'state'>): boolean => state !== 'PROPOSED';

async function listOf(
  parts: readonly Part[],
  pick: Partial<FollowUpPick>,
  scope: Partial<FollowUpScope> = {},
) {
  const rows = [];
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const [rank = '', day = '', id = ''] = after?.split('.') ?? [];
    const place = after === null ? null : { rank: Number(rank), day, id };
    const page = await followUp.page(parts, { ...NO_SCOPE, ...scope }, { ...ALL, ...pick }, place);
    rows.push(...page.rows);
    after = page.next;
    if (after === null) expect(new Set(rows.map((row) => row.id)).size).toBe(page.total || rows.length);
  }
  return rows;
}

describe('W156: the board over all meetings', () => {
  let part: Part;
  let promised: Promised[];
  beforeAll(async () => {
    promised = everything();
    part = await meetingWith(promised);
  });

  it('the database puts every promise into the cell that the rule puts it into', async () => {
    const rows = await listOf([part], {});
    expect(rows.length).toBe(promised.length);
    for (const row of rows) {
      const cell = isPromise(row) ? cellOf(row, today) : null;
      expect({ row, cell: row.cell }).toEqual({ row, cell });
    }
  });

  it('each number is that of the list behind it, and the cells make the whole', async () => {
    const board = await followUp.board([part], NO_SCOPE);
    const rows = await listOf([part], {});
    for (const cell of CELLS) {
      expect([cell, board.cells[cell]]).toEqual([cell, rows.filter((row) => row.cell === cell).length]);
      expect((await listOf([part], { cell })).length).toBe(board.cells[cell]);
    }
    for (const state of APART_STATES) {
      expect((await listOf([part], { state })).length).toBe(board.apart[state]);
    }
    expect(allOf(board.cells) + APART_STATES.reduce((sum, one) => sum + board.apart[one], 0)).toBe(
      rows.length,
    );
    const overdue = rows.filter(({ cell }) => cell === 'OPEN_OVERDUE');
    for (const [delay, n] of Object.entries(board.delays)) {
      const late = overdue.filter((row) => delayOf(row.lateDays) === delay);
      expect([delay, n]).toEqual([delay, late.length]);
    }
    expect(overdue.every(({ lateDays }) => lateDays > 0)).toBe(true);
    const extended = rows.filter((row) => row.cell !== null && row.extended > 0);
    expect(board.extended).toBe(extended.length);
    expect((await listOf([part], { extended: true })).length).toBe(board.extended);
    for (const { monday, n } of board.weeks) {
      expect((await listOf([part], { week: monday })).length).toBe(n);
    }
    expect(board.weeks.reduce((sum, { n }) => sum + n, 0)).toBe(
      rows.filter(
        (row) =>
          row.cell === 'OPEN_IN_TIME' &&
          row.dueOn !== null &&
          row.dueOn >= today &&
          daysBetween(today, row.dueOn) < 77,
      ).length,
    );
  });

  it('by unit each promise counts once, and a unit narrows every number', async () => {
    const board = await followUp.board([part], NO_SCOPE);
    expect(board.byUnit.map(({ cells }) => allOf(cells)).reduce((a, b) => a + b, 0)).toBe(allOf(board.cells));
    for (const { unitId, cells } of board.byUnit) {
      expect((await followUp.board([part], { ...NO_SCOPE, unitId })).cells).toEqual(cells);
    }
  });

  it('overdue come first, then what is open, by date', async () => {
    const rows = await listOf([part], {});
    const ranks = rows.map(({ cell }) => (cell === 'OPEN_OVERDUE' ? 0 : cell === 'OPEN_IN_TIME' ? 1 : 2));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const open = rows.filter(({ cell }) => cell === 'OPEN_IN_TIME').map(({ dueOn }) => dueOn ?? '9999');
    expect(open).toEqual([...open].sort());
  });

  it('who answers for a unit sees where it has a part, and nothing of others; no part sees nothing', async () => {
    const [own = '', other = ''] = units;
    const responder: Part = { ...part, role: 'RESPONDER', unitId: own };
    const rows = await listOf([responder], {});
    expect(new Set(rows.map(({ ownerUnitId }) => ownerUnitId))).toEqual(new Set([own]));
    const [foreign] = await listOf([{ ...part }], {}, { unitId: other });
    await db.query(
      `insert into commitment_unit (commitment_id, unit_id, unit, part, position) values ($1, $2, 'Phối hợp', 'COORDINATING', 0)`,
      [foreign?.id, own],
    );
    const after = await listOf([responder], {});
    expect(after.length).toBe(rows.length + 1);
    expect(after.find(({ id }) => id === foreign?.id)?.coordinating).toEqual(['Phối hợp']);
    for (const role of ['DELEGATE', 'GUEST', 'SCREEN', 'ADMIN'] as const) {
      expect(await listOf([{ ...part, role, unitId: own }], {})).toEqual([]);
    }
    expect(await listOf([{ ...part, role: 'RESPONDER', unitId: null }], {})).toEqual([]);
  });
});

describe('domain.md 9.5: the model figures', () => {
  it('21.914 = 16.051 done (14.068 + 1.983) + 5.863 open (5.640 + 223), 98,6 % of 16.274', () => {
    const cells = { DONE_ON_TIME: 14_068, DONE_LATE: 1_983, OPEN_IN_TIME: 5_640, OPEN_OVERDUE: 223 };
    expect(allOf(cells)).toBe(21_914);
    expect(rateOf(cells)).toEqual({ done: 16_051, of: 16_274, tenths: 986 });
    expect(rateOf({ ...cells, DONE_ON_TIME: 0, DONE_LATE: 0, OPEN_OVERDUE: 0 }).tenths).toBeNull();
  });
});
