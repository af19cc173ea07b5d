import type { CommandAnswer } from '@doi-thoai/shared';
import { randomUUID } from 'node:crypto';
import { TestJournal } from '../../../test/support/journal.js';
import type { Process } from '../../../test/support/journal.js';

let journal: TestJournal;
let server: Process;

beforeEach(async () => {
  journal = await TestJournal.open();
  server = await journal.process();
});

afterEach(() => journal.close());

/** Waits for what the database is about to show. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Asked over another connection than the one that holds the lock: a transaction sees one picture of the activity. */
async function waitingBackends(): Promise<number[]> {
  const rows: { pid: number }[] = await server.dataSource.query(
    `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.map(({ pid }) => pid);
}

/** The chain holds, and readers were told every number once and in order. */
async function expectOneOrder(entries: number): Promise<void> {
  expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: entries } });
  expect(server.told.map(({ seq }) => seq)).toEqual(Array.from({ length: entries }, (_, i) => i + 1));
}

describe('memory that is given back', () => {
  it('loses, doubles and reorders nothing, however commands come in between', async () => {
    let given = 0;
    let over = false;
    const turn = (): void => {
      given += server.giveBack();
      if (!over) setImmediate(turn);
    };
    turn();
    const repeated = { id: randomUUID(), probe: { row: randomUUID(), text: 'một lần' } };
    const first = await server.issue(repeated);
    let seq = 1;
    for (let round = 0; round < 12; round += 1) {
      const crowd = server.issueMany(round % 3 === 0 ? 150 : 3);
      const cold = server.issue({ name: 'submissions.withdraw' });
      const answers = [...(await crowd), await cold];
      expect(answers.map((answer) => answer.ok && answer.seq)).toEqual(answers.map((_, i) => seq + i + 1));
      seq += answers.length;
      // Now it is idle for a moment, now it is not.
      if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await server.issue(repeated)).toEqual(first);
    }
    over = true;
    expect(given).toBeGreaterThan(5);
    await expectOneOrder(seq);
  });

  it('a stream in which something waits or is being written stays', async () => {
    await journal.client.query('begin');
    await journal.client.query('select 1 from stream_head where stream_id = $1 for update', [
      journal.streamId,
    ]);
    const issued = server.issueMany(5);
    await until(async () => (await waitingBackends()).length > 0);
    expect(server.giveBack()).toBe(0);
    const later = server.issueMany(5);
    expect(server.giveBack()).toBe(0);
    await journal.client.query('commit');
    const answers = [...(await issued), ...(await later)];
    expect(answers.map((answer) => answer.ok && answer.seq)).toEqual(answers.map((_, i) => i + 1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.giveBack()).toBe(1);
    await expectOneOrder(10);
  });
});

describe('One bad row never fails its neighbours', () => {
  it.each([
    ['that the table refuses', (row: string) => ({ row, text: 'nữa' })],
    ['that breaks a rule', () => ({ row: randomUUID(), text: 'throw' })],
  ])('a row %s is INTERNAL, is not stored, and leaves no entry', async (_what, bad) => {
    const row = randomUUID();
    await server.issue({ probe: { row, text: 'đã có' } });
    await server.issueMany(20);
    const id = randomUUID();
    const probe = bad(row);
    const crowd = [server.issueMany(150), server.issue({ id, probe }), server.issueMany(150)] as const;
    const [before, answer, after] = await Promise.all(crowd);
    expect([...before, ...after].every(({ ok }) => ok)).toBe(true);
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' });
    expect(await journal.count('probe')).toBe(321);
    expect(await journal.rows('select 1 from command_answer where command_id = $1', [id])).toEqual([]);
    await expectOneOrder(321);
    // The id is still free: what is right the next time is done.
    expect(await server.issue({ id, probe: { row: randomUUID(), text: 'đúng' } })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['before a cold command', ['bad', 'cold']],
    ['before a cold command that is refused', ['bad', 'cold refused']],
    ['between cold commands', ['cold', 'bad', 'cold']],
    ['in each of two runs', ['bad', 'cold', 'bad', 'cold']],
  ])(
    'a row that the table refuses, %s of its batch: everybody else has the own right answer',
    async (_where, order) => {
      const row = randomUUID();
      await server.issue({ probe: { row, text: 'đã có' } });
      const issued = order.map((one) => {
        const before = server.issueMany(10);
        if (one === 'bad') return [before, server.issue({ probe: { row, text: 'nữa' } })] as const;
        const text = one === 'cold' ? 'nguội' : 'refuse';
        return [before, server.issue({ name: 'submissions.withdraw', probe: { text } })] as const;
      });
      const after = server.issueMany(10);
      const code = (answer: CommandAnswer): string => (answer.ok ? 'OK' : answer.code);
      const expected = { bad: 'INTERNAL', cold: 'OK', 'cold refused': 'NOT_APPROVED' };
      for (const [index, [before, answer]] of issued.entries()) {
        expect((await before).map(code)).toEqual(Array(10).fill('OK'));
        expect(code(await answer)).toBe(expected[order[index] as keyof typeof expected]);
      }
      expect((await after).map(code)).toEqual(Array(10).fill('OK'));
      const rows = 1 + 10 * (order.length + 1) + order.filter((one) => one === 'cold').length;
      expect(await journal.count('probe')).toBe(rows);
      await expectOneOrder(rows);
    },
  );

  it('a refused cold command leaves neither row nor entry', async () => {
    const [, refused] = await Promise.all([
      server.issue({ name: 'submissions.withdraw' }),
      server.issue({ name: 'submissions.withdraw', probe: { text: 'refuse' } }),
      server.issue({ name: 'submissions.withdraw' }),
    ]);
    expect(refused).toMatchObject({ ok: false, code: 'NOT_APPROVED' });
    expect([await journal.count('probe'), await journal.count('entry')]).toEqual([2, 2]);
    await expectOneOrder(2);
  });
});
