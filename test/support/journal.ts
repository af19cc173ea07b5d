import type { CommandAnswer, CommandName, Id, SubmissionView } from '@doi-thoai/shared';
import { CommandRunner } from '@doi-thoai/server/dist/journal/command-runner.js';
import { FactKey } from '@doi-thoai/server/dist/journal/facts.js';
import { Feed } from '@doi-thoai/server/dist/journal/feed.js';
import type { FeedEntry } from '@doi-thoai/server/dist/journal/feed.js';
import type { ColdHandler, Handler } from '@doi-thoai/server/dist/journal/handler.js';
import { purgeWords } from '@doi-thoai/server/dist/journal/purge.js';
import type { HotItem, HotOutcome, HotRun, RunAhead } from '@doi-thoai/server/dist/journal/transaction.js';
import { verifyStream } from '@doi-thoai/server/dist/journal/verify.js';
import type { KnownHead, Verdict } from '@doi-thoai/server/dist/journal/verify.js';
import { Clock } from '@doi-thoai/server/dist/kernel/clock.js';
import { DomainError } from '@doi-thoai/server/dist/kernel/domain-error.js';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase } from './database.js';
import type { TestDatabase } from './database.js';

/** What a probe command writes, or does instead. */
export interface Probe {
  row: Id;
  text: string;
}

interface Issue {
  id?: Id;
  probe?: Partial<Probe>;
  name?: 'submissions.submit' | 'submissions.withdraw';
  actor?: Id;
}

const READY = new FactKey<true>('the probe has read what it needs', []);

/** A hot command that keeps one row: `refuse`, `stale`, `throw` and a row that exists already are told by its text and row. */
class HotProbe {
  readonly dto = class {} as never;
  runs = 0;
  runsAhead = 0;

  async run(run: HotRun, items: readonly HotItem<never>[]): Promise<HotOutcome<CommandName>[]> {
    this.runs += 1;
    await run.query('select 1');
    run.facts.set(READY, true);
    return this.both(run, items);
  }

  ahead(run: RunAhead, items: readonly HotItem<never>[]): HotOutcome<CommandName>[] | null {
    if (!run.facts.get(READY)) return null;
    this.runsAhead += 1;
    return this.both(run, items);
  }

  private both(run: RunAhead, items: readonly HotItem<Probe>[]): HotOutcome<CommandName>[] {
    const rows: Probe[] = [];
    const outcomes = items.map((item): HotOutcome<CommandName> => {
      const { row, text } = item.payload;
      if (text === 'refuse') return { refusal: { ok: false, code: 'INTAKE_CLOSED', details: {} } };
      if (text === 'stale') {
        return { refusal: { ok: false, code: 'STALE', details: { present: viewOf(item.payload) } } };
      }
      if (text === 'throw') throw new Error('a bug in a rule');
      run.emitFor(item, ['chair'], 'submissions.changed', viewOf(item.payload));
      run.count('submissions', 1);
      rows.push(item.payload);
      return { result: { submissionId: row, trackingCode: '' } };
    });
    run.copy('probe (id, text)', (copied) => {
      for (const { row, text } of rows) copied.row(2).id(row).text(text);
    });
    return outcomes;
  }
}

function viewOf({ row, text }: Probe): SubmissionView {
  return {
    id: row,
    text,
    summary: text,
    authorName: 'Người "thử"',
    authorUnit: '',
    returnText: '',
  } as SubmissionView;
}

const cold: ColdHandler<CommandName> = {
  dto: class {} as never,
  execute: async (tx, payload) => {
    const { row, text } = payload as unknown as Probe;
    if (text === 'purge') {
      const seqs = await purgeWords(tx, 'submission', row);
      tx.emit(['chair'], 'content.purged', { submissionId: row, seqs, byId: tx.actor.id, reason: '' });
      return null;
    }
    await tx.query('insert into probe (id, text) values ($1, $2)', [row, text]);
    tx.emit(['chair'], 'submissions.changed', viewOf({ row, text }));
    if (text === 'refuse') throw new DomainError('NOT_APPROVED');
    return null;
  },
};

/** One server process as far as the journal goes, with probe commands instead of features. */
export class Process {
  readonly feed = new Feed();
  readonly told: FeedEntry[] = [];
  readonly hot = new HotProbe();
  distrusted = 0;
  private readonly runner: CommandRunner;

  private constructor(
    readonly dataSource: DataSource,
    private readonly journal: TestJournal,
  ) {
    const actors = {
      meetingSql: `select id, 'DELEGATE' as role, null::uuid as unit_id, false as may_take_over from probe_actor
        where $1::uuid is not null and id = any($2)`,
      organisationSql: 'select 1',
    };
    this.runner = new CommandRunner(dataSource, this.feed, new Clock(), actors, 100_000);
    this.feed.listen({
      onEntries: (_streamId, entries) => this.told.push(...entries),
      onCounters: () => undefined,
      onDistrust: () => (this.distrusted += 1),
    });
  }

  static async start(journal: TestJournal): Promise<Process> {
    const dataSource = new DataSource({
      type: 'postgres',
      url: journal.database.url,
      poolErrorHandler: () => undefined,
      extra: { max: 5 },
    });
    await dataSource.initialize();
    return new Process(dataSource, journal);
  }

  issue({
    id = randomUUID(),
    probe = {},
    name = 'submissions.submit',
    actor,
  }: Issue = {}): Promise<CommandAnswer> {
    const payload = { row: randomUUID(), text: 'ý kiến', ...probe };
    const payloadHash = createHash('sha256').update(JSON.stringify(payload)).digest('hex');
    const handler = (name === 'submissions.submit' ? this.hot : cold) as unknown as Handler<CommandName>;
    const { streamId } = this.journal;
    return this.runner.run({
      streamId,
      id,
      name,
      handler,
      payload,
      payloadHash,
      actorId: actor ?? this.journal.actorId,
    });
  }

  /** Gives back every stream that is idle at this moment; resolves to how many there were. */
  giveBack(): number {
    const { size } = this.runner;
    this.runner.giveBack(Infinity, () => false);
    return size - this.runner.size;
  }

  /** As many commands in the same moment. */
  issueMany(count: number): Promise<CommandAnswer[]> {
    return Promise.all(Array.from({ length: count }, () => this.issue()));
  }
}

/** A journal with one open stream, a table that probe commands write, and a connection of one's own. */
export class TestJournal {
  readonly streamId = randomUUID();
  readonly actorId = randomUUID();
  private readonly processes: Process[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly client: pg.Client,
  ) {}

  static async open(): Promise<TestJournal> {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const journal = new TestJournal(database, client);
    await client.query('create table probe (id uuid primary key, text text not null)');
    await client.query('create table probe_actor (id uuid primary key)');
    await client.query('insert into probe_actor values ($1)', [journal.actorId]);
    await client.query(
      `insert into stream_head (stream_id, kind, hash, phase)
       values ($1, 'meeting', sha256(convert_to($1::uuid::text, 'UTF8')), 'COLLECTING')`,
      [journal.streamId],
    );
    return journal;
  }

  async process(): Promise<Process> {
    const process = await Process.start(this);
    this.processes.push(process);
    return process;
  }

  async count(table: 'probe' | 'entry' | 'content' | 'command_answer'): Promise<number> {
    const { rows } = await this.client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    return rows[0]?.n ?? -1;
  }

  async rows<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return (await this.client.query(sql, [...parameters])).rows as R[];
  }

  verify(known?: KnownHead): Promise<Verdict> {
    return verifyStream((sql, parameters) => this.rows(sql, parameters), this.streamId, known);
  }

  async close(): Promise<void> {
    for (const { dataSource } of this.processes) await dataSource.destroy();
    await this.client.end();
    await this.database.drop();
  }
}
