import type { CommandAnswer, EventType, Phase, Role, SubmissionView } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
import type { CheckedCommand } from '@doi-thoai/server/dist/journal/command-runner.js';
import type { Feed } from '@doi-thoai/server/dist/journal/feed.js';
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

// The frozen baseline of P2: lock, look up, insert, append, update head, commit, for each command by itself.
// It stands behind the same door and feeds the same frames; only the writer is another one. Never tuned down.

interface Submit {
  submissionId: string;
  kind: SubmissionView['kind'];
  topicId: string;
  summary: string;
  text: string;
  writtenAt: number;
}

interface Head {
  seq: string;
  hash: Buffer;
  phase: Phase;
  now: string;
}

const names = new Map<string, string>();

/** Each statement is prepared once a connection: the baseline pays for its round trips, not for parsing. */
function ask<R extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<R>> {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `naive-${names.size}`));
  return client.query<R>({ name, text, values: [...values] });
}

export class NaiveRunner {
  private readonly pool: pg.Pool;

  constructor(
    url: string,
    private readonly feed: Feed,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: 16 });
  }

  async run(command: CheckedCommand): Promise<CommandAnswer> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const { answer, publish } = await this.once(client, command);
      await client.query('commit');
      publish();
      return answer;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  private async once(
    client: pg.PoolClient,
    command: CheckedCommand,
  ): Promise<{ answer: CommandAnswer; publish: () => void }> {
    const { streamId, actorId } = command;
    const heads = await ask<Head>(
      client,
      `select seq, hash, phase, floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now
       from stream_head where stream_id = $1 for update`,
      [streamId],
    );
    const stored = await ask<{ answer: string }>(
      client,
      'select answer from command_answer where stream_id = $1 and command_id = $2',
      [streamId, command.id],
    );
    if (stored.rows[0]) {
      return { answer: JSON.parse(stored.rows[0].answer) as CommandAnswer, publish: () => undefined };
    }
    const actors = await ask<{ role: Role; name: string; unit: string; unit_id: string | null }>(
      client,
      'select role, name, unit, unit_id from participant where meeting_id = $1 and id = $2',
      [streamId, actorId],
    );
    const meetings = await ask<{ intake_open: boolean }>(
      client,
      'select intake_open from meeting where id = $1',
      [streamId],
    );
    const head = heads.rows[0];
    const actor = actors.rows[0];
    if (!head || !actor || !meetings.rows[0]?.intake_open) throw new Error('the naive writer only submits');
    if (mayIssue(actor.role, head.phase, 'submissions.submit') === 'no') throw new Error('not allowed');
    return this.write(client, command, head, actor);
  }

  private async write(
    client: pg.PoolClient,
    command: CheckedCommand,
    head: Head,
    actor: { name: string; unit: string; unit_id: string | null },
  ): Promise<{ answer: CommandAnswer; publish: () => void }> {
    const { streamId, actorId } = command;
    const submit = command.payload as Submit;
    const seq = Number(head.seq) + 1;
    const now = Number(head.now);
    const view = viewOf(submit, actorId, actor, seq, now);
    await insertSubmission(client, streamId, view);
    const audience = ['chair', 'desk', `participant:${actorId}`];
    const hash = await insertEntry(client, command, head, view, audience);
    const result = { submissionId: view.id, trackingCode: view.trackingCode };
    const answer: CommandAnswer = { ok: true, seq, result };
    await storeAnswer(client, command, answer, view.topicId);
    const moveHead = 'update stream_head set seq = $2, hash = $3 where stream_id = $1';
    await ask(client, moveHead, [streamId, seq, hash]);
    const type: EventType = 'submissions.changed';
    const hex = hash.toString('hex');
    const entry = {
      seq,
      audience,
      command: command.name,
      hash: hex,
      event: { seq, at: now, type, data: view },
    };
    const batch = {
      head: { ...head, hash: head.hash.toString('hex'), seq: seq - 1 },
      entries: [entry],
      streams: [],
      counters: new Map([['submissions', 1]]),
    };
    return { answer, publish: () => this.feed.publish(streamId, batch as never) };
  }
}

/** Content and entry, chained; resolves with the new head's hash. */
async function insertEntry(
  client: pg.PoolClient,
  { streamId, id, name, actorId }: CheckedCommand,
  head: Head,
  view: SubmissionView,
  audience: readonly string[],
): Promise<Buffer> {
  const seq = Number(head.seq) + 1;
  const { summary, text, authorName, authorUnit, returnText, ...rest } = view;
  const bytes = Buffer.from(JSON.stringify({ summary, text, authorName, authorUnit, returnText }));
  const salt = randomBytes(16);
  const contentHash = createHash('sha256').update(salt).update(bytes).digest();
  const insertContent = 'insert into content (stream_id, seq, salt, bytes) values ($1, $2, $3, $4)';
  await ask(client, insertContent, [streamId, seq, salt, bytes]);
  const body = JSON.stringify(rest);
  const chained = JSON.stringify([seq, id, audience, body, contentHash.toString('hex')]);
  const hash = createHash('sha256').update(head.hash).update(chained).digest();
  await ask(
    client,
    `insert into entry (stream_id, seq, at, command_id, command, actor_id, audience, type, body, content_hash, hash)
     values ($1, $2, clock_timestamp(), $3, $4, $5, $6, 'submissions.changed', $7, $8, $9)`,
    [streamId, seq, id, name, actorId, audience.join(','), body, contentHash, hash],
  );
  return hash;
}

async function storeAnswer(
  client: pg.PoolClient,
  { streamId, id, actorId, payloadHash }: CheckedCommand,
  answer: CommandAnswer,
  topicId: string,
): Promise<void> {
  await ask(
    client,
    'insert into command_answer (stream_id, command_id, payload_hash, actor_id, answer) values ($1, $2, $3, $4, $5)',
    [streamId, id, Buffer.from(payloadHash, 'hex'), actorId, JSON.stringify(answer)],
  );
  for (const key of ['submissions', `submissions:${topicId}`]) {
    await ask(
      client,
      `insert into counter (stream_id, key, value) values ($1, $2, 1)
       on conflict (stream_id, key) do update set value = counter.value + 1`,
      [streamId, key],
    );
  }
}

function viewOf(
  submit: Submit,
  authorId: string,
  actor: { name: string; unit: string; unit_id: string | null },
  version: number,
  now: number,
): SubmissionView {
  return {
    id: submit.submissionId,
    trackingCode: randomBytes(6).toString('hex').slice(0, 10).toUpperCase(),
    authorId,
    authorName: actor.name,
    authorUnitId: actor.unit_id,
    authorUnit: actor.unit,
    enteredById: null,
    channel: 'PHONE',
    disclosure: 'NAMED',
    kind: submit.kind,
    topicId: submit.topicId,
    summary: submit.summary,
    text: submit.text,
    clipped: false,
    writtenAt: submit.writtenAt,
    receivedAt: now,
    moderation: 'PENDING',
    returnText: '',
    visibility: 'HIDDEN',
    withdrawn: false,
    collatedIds: [],
    notReached: false,
    requestId: null,
    edition: 1,
    version,
  };
}

async function insertSubmission(
  client: pg.PoolClient,
  meetingId: string,
  view: SubmissionView,
): Promise<void> {
  await ask(
    client,
    `insert into submission (id, meeting_id, tracking_code, author_id, unit_id, channel, disclosure, kind, topic_id,
       summary, text, author_name, author_unit, written_at, received_at, moderation, visibility, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, clock_timestamp(), clock_timestamp(), $14, $15, $16)`,
    [
      view.id,
      meetingId,
      view.trackingCode,
      view.authorId,
      view.authorUnitId,
      view.channel,
      view.disclosure,
      view.kind,
      view.topicId,
      view.summary,
      view.text,
      view.authorName,
      view.authorUnit,
      view.moderation,
      view.visibility,
      view.version,
    ],
  );
}
