import { randomUUID } from 'node:crypto';
import { TestJournal } from '../../../test/support/journal.js';
import { chainHash } from './entry.js';
import type { KnownHead } from './verify.js';

let journal: TestJournal;
let head: KnownHead;

beforeEach(async () => {
  journal = await TestJournal.open();
  const server = await journal.process();
  for (let i = 0; i < 3; i += 1) await server.issueMany(10);
  const verdict = await journal.verify();
  if (!verdict.ok) throw new Error('the journal is bad from the start');
  head = verdict.head;
});

afterEach(() => journal.close());

const EDITS = [
  ['a body', `update entry set body = replace(body, 'x', 'y') || ' ' where seq = 7`, 'entry'],
  ['an actor', `update entry set actor_id = '${randomUUID()}' where seq = 7`, 'entry'],
  ['an audience', `update entry set audience = 'everyone' where seq = 7`, 'entry'],
  ['a time by a microsecond', `update entry set at = at + interval '1 microsecond' where seq = 7`, 'entry'],
  ['a type', `update entry set type = 'submissions.published' where seq = 7`, 'entry'],
  ['a hash', `update entry set hash = sha256(hash) where seq = 7`, 'entry'],
  ['words', `update content set bytes = convert_to('{}', 'UTF8') where seq = 7`, 'content'],
  ['a salt', `update content set salt = sha256(salt) where seq = 7`, 'content'],
  ['a content hash', `update entry set content_hash = null where seq = 7`, 'entry'],
  ['a number', `update entry set seq = 700 where seq = 7`, 'missing'],
] as const;

describe('R13: whoever changes the journal is found, and the first bad entry is named', () => {
  it('an untouched journal is whole, and its head is the one that was known', async () => {
    expect(head.seq).toBe(30);
    expect(await journal.verify(head)).toEqual({ ok: true, head, purged: 0 });
  });

  it.each(EDITS)('%s was edited', async (_what, sql, flaw) => {
    await journal.client.query(sql);
    expect(await journal.verify()).toEqual({ ok: false, seq: 7, flaw });
  });

  it('an entry was deleted', async () => {
    await journal.client.query('delete from entry where seq = 12');
    expect(await journal.verify()).toEqual({ ok: false, seq: 12, flaw: 'missing' });
  });

  it('two entries were swapped', async () => {
    await journal.client.query('update entry set seq = -1 where seq = 5');
    await journal.client.query('update entry set seq = 5 where seq = 6');
    await journal.client.query('update entry set seq = 6 where seq = -1');
    expect(await journal.verify()).toEqual({ ok: false, seq: 5, flaw: 'entry' });
  });

  it('the end was cut off, with the head set back: only the known head tells', async () => {
    await journal.client.query('delete from entry where seq > 25');
    expect(await journal.verify()).toEqual({ ok: false, seq: 26, flaw: 'missing' });
    await journal.client.query(
      'update stream_head h set seq = 25, hash = (select hash from entry where seq = 25)',
    );
    expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: 25 } });
    expect(await journal.verify(head)).toEqual({ ok: false, seq: 26, flaw: 'missing' });
  });

  it('an entry was added behind the head', async () => {
    await journal.client.query(
      'update stream_head h set seq = 29, hash = (select hash from entry where seq = 29)',
    );
    expect(await journal.verify()).toEqual({ ok: false, seq: 30, flaw: 'beyond the head' });
  });

  it('the last entry was written anew with a right hash: the known head tells', async () => {
    await forgeLast();
    expect(await journal.verify()).toMatchObject({ ok: true });
    expect(await journal.verify(head)).toEqual({ ok: false, seq: 30, flaw: 'entry' });
  });

  it('W33: content that was purged leaves the chain whole, where an entry tells of it (W35)', async () => {
    await journal.client.query('delete from content where seq in (3, 4)');
    expect(await journal.verify(head)).toEqual({ ok: false, seq: 3, flaw: 'content' });
    await tellPurge([3, 4]);
    expect(await journal.verify()).toMatchObject({ ok: true, head: { seq: 31 }, purged: 2 });
    await journal.client.query('delete from content where seq = 5');
    expect(await journal.verify()).toEqual({ ok: false, seq: 5, flaw: 'content' });
  });
});

/** One more entry, with a right hash. */
async function tellPurge(seqs: number[]): Promise<void> {
  const entry = {
    ...{ streamId: journal.streamId, seq: 31, atMs: Date.now(), commandId: randomUUID(), actorId: null },
    ...{ command: 'submissions.purge', audience: ['desk'], type: 'content.purged', contentHash: null },
    body: JSON.stringify({ submissionId: randomUUID(), seqs, byId: randomUUID() }),
  } as const;
  const hash = chainHash(head.hash, { ...entry, audience: ['desk'] });
  await journal.client.query(
    `insert into entry (stream_id, seq, at, command_id, command, audience, type, body, hash)
     values ($1, 31, to_timestamp($2::float8 / 1000), $3, $4, 'desk', $5, $6, decode($7, 'hex'))`,
    [entry.streamId, entry.atMs, entry.commandId, entry.command, entry.type, entry.body, hash],
  );
  await journal.client.query(`update stream_head set seq = 31, hash = decode($1, 'hex')`, [hash]);
}

async function forgeLast(): Promise<void> {
  const [last] = await journal.rows<Record<string, string>>(
    `select e.seq, floor(extract(epoch from e.at) * 1000)::bigint as at, e.command_id, e.command, e.actor_id, e.audience,
       e.type, encode(e.content_hash, 'hex') as content_hash, encode(p.hash, 'hex') as previous
     from entry e join entry p on p.seq = e.seq - 1 where e.seq = 30`,
  );
  const hash = chainHash(String(last?.previous), {
    streamId: journal.streamId,
    seq: 30,
    atMs: Number(last?.at),
    commandId: String(last?.command_id),
    command: String(last?.command),
    actorId: String(last?.actor_id),
    audience: [String(last?.audience)],
    type: String(last?.type),
    body: '{"forged":true}',
    contentHash: String(last?.content_hash),
  });
  await journal.client.query(
    `update entry set body = '{"forged":true}', hash = decode($1, 'hex') where seq = 30`,
    [hash],
  );
  await journal.client.query(`update stream_head set hash = decode($1, 'hex')`, [hash]);
}
