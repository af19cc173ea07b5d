import pg from 'pg';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Sample } from './figures.js';

// The frozen baselines of P1 and P3: what PostgreSQL itself does with one row a commit. Never tuned down.

const TABLE = `create table if not exists bench_raw (
  stream_id uuid not null, command_id uuid not null, body text not null, primary key (stream_id, command_id))`;
const INSERT = 'insert into bench_raw (stream_id, command_id, body) values ($1, $2, $3)';
const CONCURRENCY = 64;
const POOL = 16;

/** 350 bytes of UTF-8, NFC. */
export function text350(): string {
  const words = 'Kính đề nghị lãnh đạo công khai kế hoạch điều động, bổ nhiệm trước một tháng. ';
  let text = `${randomBytes(6).toString('hex')} `;
  while (Buffer.byteLength(text + words) <= 350) text += words;
  return text + 'a'.repeat(350 - Buffer.byteLength(text));
}

async function drive(
  seconds: number,
  one: (pool: pg.Pool, stream: string) => Promise<void>,
  url: string,
): Promise<Sample> {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  await pool.query(TABLE);
  const stream = randomUUID();
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  const cpu = process.cpuUsage();
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await one(pool, stream);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const elapsed = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  await pool.query('truncate bench_raw');
  await pool.end();
  return { value: done / elapsed, detail: { cpuMicros: (used.user + used.system) / done } };
}

/** P1: BEGIN; INSERT; COMMIT of one table with the same unique key, pool 16, concurrency 64. */
export function rawTransactions(url: string, seconds: number): Promise<Sample> {
  return drive(
    seconds,
    async (pool, stream) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(INSERT, [stream, randomUUID(), text350()]);
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    url,
  );
}

/** P3: prepared autocommit INSERT, concurrency 64. */
export function rawInserts(url: string, seconds: number): Promise<Sample> {
  return drive(
    seconds,
    async (pool, stream) => {
      await pool.query({ name: 'raw-insert', text: INSERT, values: [stream, randomUUID(), text350()] });
    },
    url,
  );
}
