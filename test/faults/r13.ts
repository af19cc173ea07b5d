import { makeId } from '@doi-thoai/shared';
import { verifyStream } from '@doi-thoai/server/dist/journal/verify.js';
import type { KnownHead, Rows, Verdict } from '@doi-thoai/server/dist/journal/verify.js';
import pg from 'pg';
import type { Effort, Figure, Findings as FindingsOf } from './figure.js';
import { Findings, progress } from './figure.js';
import { openHall, openHouse } from './hall.js';
import type { Hall } from './hall.js';
import { Random } from './random.js';
import type { Tampering } from './tampering.js';
import { TAMPERINGS } from './tampering.js';

const DELEGATES = 12;
const OPINIONS_EACH = 4;

/** Enough of a meeting that its journal has words, acts without words, and entries of many kinds. */
async function fill({ delegates, chair, secretary, topics }: Hall): Promise<void> {
  const topicId = topics[0] ?? '';
  for (let round = 0; round < OPINIONS_EACH; round += 1) {
    await Promise.all(
      delegates.map((person, i) =>
        person.do('submissions.submit', {
          ...{ submissionId: makeId(), kind: 'OPINION', topicId, disclosure: 'NAMED', writtenAt: Date.now() },
          ...{ summary: `Điều thứ ${round + 1}`, text: `Người ${i + 1} nói điều thứ ${round + 1}.` },
        }),
      ),
    );
  }
  for (const person of delegates) {
    const asked = { requestId: makeId(), topicId, submissionId: null, type: 'OPINION' } as const;
    await person.do('floor.request', { ...asked, line: 'Xin được nói' });
  }
  for (let turn = 0; turn < 3; turn += 1) {
    const { floor } = (await secretary.snapshot()).state;
    const requestId = floor.queue[0] ?? '';
    const { turnId } = await chair.do('floor.call', { requestId, seen: floor.version });
    const called = (await chair.snapshot()).state.floor.version;
    await chair.do('floor.start', { turnId, seen: called });
    const speaking = (await chair.snapshot()).state.floor.version;
    await chair.do('floor.end', { turnId, interrupted: false, reason: '', seen: speaking });
  }
}

class Attack {
  readonly counts: Record<string, number> = {};

  constructor(
    private readonly client: pg.Client,
    private readonly streamId: string,
    private readonly known: KnownHead,
    private readonly found: FindingsOf,
    private readonly random: Random,
  ) {}

  readonly rows: Rows = async <R>(sql: string, parameters: readonly unknown[]) =>
    (await this.client.query(sql, [...parameters])).rows as R[];

  /** One change, made in a transaction that is rolled back: the next one finds the journal as it was. */
  async once(kind: Tampering): Promise<void> {
    await this.client.query('begin');
    try {
      const expected = await kind.change(this.client, this.streamId, this.known.seq, this.random);
      const verdict = await verifyStream(this.rows, this.streamId, this.known);
      this.judge(kind.what, expected, verdict);
    } finally {
      await this.client.query('rollback');
    }
  }

  private judge(what: string, expected: number, verdict: Verdict): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    if (!verdict.ok && verdict.seq === expected) return;
    const said = verdict.ok ? 'nothing was found' : `entry ${verdict.seq} was named (${verdict.flaw})`;
    this.found.add([{ rule: 'chain', about: `${what} at ${expected}: ${said}` }]);
  }
}

/** Every change counts only against a journal that is whole before and after all of them. */
async function requireWhole(rows: Rows, streamId: string, known?: KnownHead): Promise<KnownHead> {
  const verdict = await verifyStream(rows, streamId, known);
  if (!verdict.ok) throw new Error(`the journal is not whole: entry ${verdict.seq}, ${verdict.flaw}`);
  return verdict.head;
}

/**
 * Somebody with the rights of the database's owner changes the journal behind the server's back, and whoever knows
 * the head that was printed in the minutes finds it, and the first entry that is not as it was written.
 */
export async function r13(effort: Effort, _r5: Findings, _rested: () => void): Promise<Figure> {
  const found = new Findings('R13');
  const house = await openHouse();
  try {
    const hall = await openHall(house, DELEGATES);
    await fill(hall);
    const client = new pg.Client({ connectionString: house.server.databaseUrl });
    await client.connect();
    // The owner is stopped by no foreign key either.
    await client.query('set session_replication_role = replica');
    const rows: Rows = async <R>(sql: string, parameters: readonly unknown[]) =>
      (await client.query(sql, [...parameters])).rows as R[];
    const head = await requireWhole(rows, hall.meetingId);
    progress(`  ${effort.tamperings} changes of a journal of ${head.seq} entries …`);
    const random = new Random(effort.seed);
    const attack = new Attack(client, hall.meetingId, head, found, random);
    const since = performance.now();
    let done = 0;
    for (; done < effort.tamperings && performance.now() - since < effort.mostMs; done += 1) {
      const kind = TAMPERINGS[done % TAMPERINGS.length];
      if (kind) await attack.once(kind);
    }
    await requireWhole(rows, hall.meetingId, head);
    await client.end();
    hall.meeting.close();
    return {
      id: 'R13',
      title: 'changes of the journal that a known head does not tell, or whose first bad entry is not named',
      rounds: done,
      violations: found.count,
      detail: { seed: effort.seed, entries: head.seq, ...attack.counts },
    };
  } finally {
    await house.server.remove();
  }
}
