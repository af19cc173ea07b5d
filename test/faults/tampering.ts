import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Random } from './random.js';

/** One way of changing a journal behind the server's back. */
export interface Tampering {
  what: string;
  /** Changes the stream, whose head has number `head`, and tells the first entry that is not as it was written. */
  change(client: pg.Client, streamId: string, head: number, random: Random): Promise<number>;
}

/** `$1` the stream, `$2` the number of an entry; it must change exactly one row. */
async function one(client: pg.Client, sql: string, parameters: readonly unknown[]): Promise<void> {
  const { rowCount } = await client.query(sql, [...parameters]);
  if (rowCount !== 1) throw new Error(`${rowCount} rows: ${sql}`);
}

function edit(what: string, set: string): Tampering {
  return {
    what: `edit.${what}`,
    change: async (client, streamId, head, random) => {
      const seq = random.between(1, head);
      await one(client, `update entry set ${set} where stream_id = $1 and seq = $2`, [streamId, seq]);
      return seq;
    },
  };
}

/** Of an entry that has words. */
function rewrite(what: string, sql: string): Tampering {
  return {
    what,
    change: async (client, streamId, _head, random) => {
      const { rows } = await client.query<{ seq: string }>(
        'select seq from content where stream_id = $1 order by seq',
        [streamId],
      );
      const seq = Number(random.pick(rows)?.seq);
      await one(client, sql, [streamId, seq]);
      return seq;
    },
  };
}

/** Two different entries or words change places; the earlier one is the first that is wrong. */
function swap(what: string, table: 'entry' | 'content'): Tampering {
  return {
    what: `swap.${what}`,
    change: async (client, streamId, _head, random) => {
      const { rows } = await client.query<{ seq: string }>(
        `select seq from ${table} where stream_id = $1 order by seq`,
        [streamId],
      );
      const first = random.between(0, rows.length - 2);
      const second = random.between(first + 1, rows.length - 1);
      const [a, b] = [Number(rows[first]?.seq), Number(rows[second]?.seq)];
      const move = `update ${table} set seq = $3 where stream_id = $1 and seq = $2`;
      for (const [from, to] of [[a, -1], [b, a], [-1, b]]) await one(client, move, [streamId, from, to]); // prettier-ignore
      return a;
    },
  };
}

/** The end is cut off; with `quietly` the stored head says that it never was. */
function truncate(what: string, quietly: boolean): Tampering {
  return {
    what: `truncate.${what}`,
    change: async (client, streamId, head, random) => {
      const last = random.between(1, head - 1);
      for (const table of ['content', 'entry']) {
        await client.query(`delete from ${table} where stream_id = $1 and seq > $2`, [streamId, last]);
      }
      if (quietly) {
        const back = `update stream_head h set seq = e.seq, hash = e.hash from entry e
          where e.stream_id = h.stream_id and h.stream_id = $1 and e.seq = $2`;
        await one(client, back, [streamId, last]);
      }
      return last + 1;
    },
  };
}

function remove(what: string, closingUp: boolean): Tampering {
  return {
    what: `delete.${what}`,
    change: async (client, streamId, head, random) => {
      const seq = random.between(1, head - 1);
      await one(client, 'delete from entry where stream_id = $1 and seq = $2', [streamId, seq]);
      if (!closingUp) return seq;
      // Those behind it move up, words and all, so that no number is missing.
      await client.query('delete from content where stream_id = $1 and seq = $2', [streamId, seq]);
      for (const table of ['entry', 'content']) {
        const [away, back] = ['-seq', '-seq - 1'];
        await client.query(`update ${table} set seq = ${away} where stream_id = $1 and seq > $2`, [
          streamId,
          seq,
        ]);
        await client.query(`update ${table} set seq = ${back} where stream_id = $1 and seq < 0`, [streamId]);
      }
      await client.query('update stream_head set seq = seq - 1 where stream_id = $1', [streamId]);
      return seq;
    },
  };
}

const OTHER = `decode(md5(random()::text) || md5(random()::text), 'hex')`;

export const TAMPERINGS: readonly Tampering[] = [
  edit('body', `body = body || ' '`),
  edit('actor', `actor_id = '${randomUUID()}'`),
  edit('audience', `audience = audience || ',receipt:nobody'`),
  edit('type', `type = type || '.other'`),
  edit('command', `command = command || '.other'`),
  edit('commandId', `command_id = '${randomUUID()}'`),
  edit('time', `at = at + interval '1 microsecond'`),
  edit('hash', `hash = ${OTHER}`),
  edit('contentHash', `content_hash = ${OTHER}`),
  rewrite('edit.words', `update content set bytes = bytes || ' '::bytea where stream_id = $1 and seq = $2`),
  rewrite(
    'edit.salt',
    `update content set salt = substring(${OTHER} for 16) where stream_id = $1 and seq = $2`,
  ),
  rewrite('delete.words', 'delete from content where stream_id = $1 and seq = $2'),
  remove('entry', false),
  remove('entryClosedUp', true),
  swap('entries', 'entry'),
  swap('words', 'content'),
  truncate('entries', false),
  truncate('entriesAndHead', true),
];
