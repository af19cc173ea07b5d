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

describe('W30: entries are numbered densely under the lock, in the order of arrival', () => {
  it('three thousand commands in one moment, most of them computed ahead', async () => {
    const answers = await server.issueMany(3000);
    expect(answers.map((answer) => answer.ok && answer.seq)).toEqual(
      Array.from({ length: 3000 }, (_, i) => i + 1),
    );
    expect(server.hot.runsAhead).toBeGreaterThan(3);
    expect(await journal.count('probe')).toBe(3000);
    await expectOneOrder(3000);
    expect(await journal.rows('select key, value from counter')).toEqual([
      { key: 'submissions', value: '3000' },
    ]);
  });

  it('cold commands among hot ones keep their place', async () => {
    await server.issueMany(200);
    const mixed = Array.from({ length: 400 }, (_, i) =>
      server.issue({ name: i % 50 === 25 ? 'submissions.withdraw' : 'submissions.submit' }),
    );
    const answers = await Promise.all(mixed);
    expect(answers.map((answer) => answer.ok && answer.seq)).toEqual(
      Array.from({ length: 400 }, (_, i) => i + 201),
    );
    await expectOneOrder(600);
  });

  it('two processes write one stream: one chain, nothing lost', async () => {
    const other = await journal.process();
    const rounds = Array.from({ length: 12 }, (_, i) => i);
    const issued = rounds.flatMap((i) => [server, other].map(async (one) => one.issueMany(40 + i)));
    const answers = (await Promise.all(issued)).flat();
    const numbers = answers
      .map((answer) => (answer.ok ? answer.seq : answer.code))
      .sort((a, b) => Number(a) - Number(b));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
    expect(await journal.count('probe')).toBe(numbers.length);
    expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: numbers.length } });
  });

  it('refusals alone, computed from a head that another process has left behind, do not set it back', async () => {
    await server.issueMany(10);
    await (await journal.process()).issueMany(5);
    const ahead = server.hot.runsAhead;
    expect(await server.issue({ probe: { text: 'refuse' } })).toMatchObject({ code: 'INTAKE_CLOSED' });
    expect(server.hot.runsAhead).toBe(ahead + 1);
    expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: 15 } });
    expect(await server.issue()).toMatchObject({ ok: true, seq: 16 });
  });

  it('every sign of a text comes back from its content, and its hash stands', async () => {
    const text = 'a\\b "c" \n\t\r \\N \\. đ ử 🎤 \u0007';
    await server.issue({ probe: { text } });
    await server.issue({ probe: { text } });
    expect(await journal.rows('select text from probe')).toEqual([{ text }, { text }]);
    const contents = await journal.rows<{ words: string }>(
      `select convert_from(bytes, 'UTF8') as words from content`,
    );
    expect(contents.map(({ words }) => (JSON.parse(words) as { text: string }).text)).toEqual([text, text]);
    await expectOneOrder(2);
  });
});

describe('W13: a repeat gets the same answer and changes nothing', () => {
  const probe = { row: randomUUID(), text: 'một lần' };

  it('in the same batch, in the batch before, and long after', async () => {
    await server.issueMany(100);
    const id = randomUUID();
    const first = server.issue({ id, probe });
    const together = [server.issue({ id, probe }), server.issue({ id, probe })];
    const crowd = server.issueMany(900);
    const later = Array.from({ length: 3 }, () => server.issue({ id, probe }));
    const answers = await Promise.all([first, ...together, ...later]);
    await crowd;
    answers.push(await server.issue({ id, probe }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true });
    await expectOneOrder(1001);
  });

  it('after a restart, also when nothing is known of it any more', async () => {
    const id = randomUUID();
    const before = await server.issue({ id, probe });
    const restarted = await journal.process();
    expect(await restarted.issue({ id, probe })).toEqual(before);
    await restarted.issueMany(50);
    await server.issueMany(50);
    // The other process committed this id: the first one has to find out under the lock.
    const foreign = { id: randomUUID(), probe: { row: randomUUID(), text: 'hai' } };
    await restarted.issueMany(3);
    const there = await restarted.issue(foreign);
    expect(await server.issue(foreign)).toEqual(there);
    expect(await journal.count('probe')).toBe(105);
  });

  it('three hundred ids, each three times, over two processes in the same moment: three hundred rows', async () => {
    const other = await journal.process();
    await Promise.all([server.issueMany(10), other.issueMany(10)]);
    const commands = Array.from({ length: 300 }, () => ({
      id: randomUUID(),
      probe: { row: randomUUID(), text: 'x' },
    }));
    const answers = await Promise.all(
      commands.map((one) => Promise.all([server.issue(one), other.issue(one), server.issue(one)])),
    );
    for (const [a, b, c] of answers) {
      expect(a).toMatchObject({ ok: true });
      expect([b, c]).toEqual([a, a]);
    }
    expect(await journal.count('probe')).toBe(320);
    expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: 320 } });
  });

  it('W14: the same id with another payload or actor is COMMAND_ID_REUSED, in flight and later', async () => {
    const stranger = randomUUID();
    await journal.client.query('insert into probe_actor values ($1)', [stranger]);
    await server.issueMany(10);
    const id = randomUUID();
    const [first, ...others] = await Promise.all([
      server.issue({ id, probe }),
      server.issue({ id, probe: { ...probe, text: 'khác' } }),
      server.issue({ id, probe, actor: stranger }),
    ]);
    expect(first).toMatchObject({ ok: true });
    for (const other of others) expect(other).toMatchObject({ ok: false, code: 'COMMAND_ID_REUSED' });
    expect(await server.issue({ id, probe, actor: stranger })).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect(await server.issue({ id, probe })).toEqual(first);
  });

  it.each(['submissions.submit', 'submissions.withdraw'] as const)(
    'W14: nor is it done on the plain way under the lock, in one batch or stored (%s)',
    async (name) => {
      const stranger = randomUUID();
      await journal.client.query('insert into probe_actor values ($1)', [stranger]);
      const id = randomUUID();
      // The first one is being written, so the others come into one batch; none of them can be computed ahead.
      const [, first, ...others] = await Promise.all([
        server.issue({ name: 'submissions.withdraw' }),
        server.issue({ id, name, probe }),
        server.issue({ id, name, probe: { ...probe, text: 'khác' } }),
        server.issue({ id, name, probe, actor: stranger }),
      ]);
      expect(first).toMatchObject({ ok: true, seq: 2 });
      expect(server.hot.runsAhead).toBe(0);
      const later = await journal.process();
      others.push(await later.issue({ id, name, probe: { ...probe, text: 'khác' } }));
      others.push(await (await journal.process()).issue({ id, name, probe, actor: stranger }));
      for (const other of others) expect(other).toMatchObject({ ok: false, code: 'COMMAND_ID_REUSED' });
      expect(await later.issue({ id, name, probe })).toEqual(first);
      await expectOneOrder(2);
    },
  );

  it('W35: a refusal that shows words is repeated without them once they were purged', async () => {
    await server.issueMany(10);
    const row = randomUUID();
    const shows = { id: randomUUID(), probe: { row, text: 'stale' } };
    expect(JSON.stringify(await server.issue(shows))).toContain('present');
    const purge = { name: 'submissions.withdraw', probe: { row, text: 'purge' } } as const;
    expect(await server.issue(purge)).toMatchObject({ ok: true });
    // Facts are known again, so that a repeat could be answered from memory.
    await server.issueMany(3);
    expect(await server.issue(shows)).toEqual({ ok: false, code: 'STALE', details: {} });
  });

  it('a refusal is stored as well, hot or cold', async () => {
    await server.issueMany(10);
    for (const name of ['submissions.submit', 'submissions.withdraw'] as const) {
      const refused = { id: randomUUID(), name, probe: { row: randomUUID(), text: 'refuse' } };
      const answer = await server.issue(refused);
      expect(answer).toMatchObject({ ok: false });
      expect(await server.issue(refused)).toEqual(answer);
      expect(await (await journal.process()).issue(refused)).toEqual(answer);
    }
    expect(await journal.count('probe')).toBe(10);
  });
});

describe('W12: ok means committed, also when the database is killed', () => {
  it('a backend killed before its commit: nobody hears ok, nothing is there, the same ids succeed later', async () => {
    await server.issueMany(100);
    await journal.client.query('begin');
    await journal.client.query('select 1 from stream_head where stream_id = $1 for update', [
      journal.streamId,
    ]);
    const commands = Array.from({ length: 50 }, () => ({
      id: randomUUID(),
      probe: { row: randomUUID(), text: 'k' },
    }));
    const issued = commands.map((one) => server.issue(one));
    await until(async () => (await waitingBackends()).length > 0);
    const killed = await waitingBackends();
    for (const pid of killed) await server.dataSource.query('select pg_terminate_backend($1)', [pid]);
    // Everybody waits for the look-up, which waits for the lock.
    await until(async () => (await waitingBackends()).some((pid) => !killed.includes(pid)));
    await journal.client.query('commit');
    const answers = await Promise.all(issued);
    const lost = answers.filter((answer) => !answer.ok);
    expect(lost.length).toBeGreaterThan(0);
    for (const answer of lost) expect(answer).toMatchObject({ code: 'DATABASE_AWAY' });
    const again = await Promise.all(commands.map((one) => server.issue(one)));
    expect(again.every(({ ok }) => ok)).toBe(true);
    expect(await journal.count('probe')).toBe(150);
    expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: 150 } });
  });

  it.each([
    ['hot and computed ahead', 'submissions.submit'],
    ['cold', 'submissions.withdraw'],
  ] as const)(
    'the commit happened and its answer was lost (%s): the ids are looked up, everybody hears ok',
    async (_what, name) => {
      await server.issueMany(100);
      const restore = loseNextCommit(server);
      const commands = Array.from({ length: 20 }, () => ({
        id: randomUUID(),
        name,
        probe: { row: randomUUID(), text: 'c' },
      }));
      const answers = await Promise.all(commands.map((one) => server.issue(one)));
      expect(restore()).toBe(1);
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(await journal.count('probe')).toBe(120);
      expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: 120 } });
      expect(server.distrusted).toBeGreaterThan(0);
    },
  );
});

/** The next commit succeeds, and then the connection breaks before the process hears of it. */
function loseNextCommit({ dataSource }: Process): () => number {
  let lost = 0;
  const make = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = make(mode);
    const connect = runner.connect.bind(runner);
    runner.connect = async () => {
      const client = (await connect()) as {
        query(what: unknown, ...rest: unknown[]): unknown;
        end(): Promise<void>;
      };
      const query = client.query.bind(client);
      client.query = (what, ...rest) => {
        const done = (what as { done?: Promise<unknown> }).done;
        const commits =
          what === 'COMMIT' || (done !== undefined && JSON.stringify(what).includes('1 / count(*)'));
        if (!commits || lost > 0) return query(what, ...rest);
        lost += 1;
        const result = query(what, ...rest);
        const broken = Promise.resolve(done ?? result).then(() =>
          Promise.reject(new Error('Connection terminated')),
        );
        if (done === undefined) return broken;
        broken.catch(() => undefined);
        return Object.assign(Object.create(what as object) as object, { done: broken });
      };
      return client;
    };
    return runner;
  };
  return () => {
    dataSource.createQueryRunner = make;
    return lost;
  };
}
