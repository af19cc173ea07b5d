import type { AlikeLevel, AlikeReason, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StreamWrite } from '../journal/transaction.js';
import { compare } from '../kernel/likeness/compare.js';
import { indexTerms, prepare, termNumber, type Prepared, type Weigh } from '../kernel/likeness/prepare.js';
import { ALIKE_FROM, SAME_FROM } from '../kernel/likeness/signs.js';

export type AlikeKind = 'RAW' | 'COLLATED';

/** An opinion as it is compared; without words it is compared with nothing. */
export interface AlikeText {
  id: Id;
  topicId: Id;
  words: string;
}

/** Opinions of one kind: the feature that has them reads them. */
export interface AlikeSource {
  kind: AlikeKind;
  /** Number of the latest change of the meeting's opinions of this kind; null when there are none. */
  latest(db: Db, meetingId: Id): Promise<number | null>;
  changedAfter(db: Db, meetingId: Id, version: number): Promise<AlikeText[]>;
}
export type Db = Pick<StreamWrite, 'query'>;

/** One that is like what was asked about. */
export interface Alike {
  kind: AlikeKind;
  id: Id;
  meetingId: Id;
  level: AlikeLevel;
  score: number;
  reasons: AlikeReason[];
  /** As they are compared: never with a name. */
  words: string;
}

export interface AlikeQuestion {
  kind: AlikeKind;
  id: Id;
  /** What may be found. */
  kinds: readonly AlikeKind[];
  /** What the asker may read, the asked one's own meeting first. */
  meetingIds: readonly Id[];
  limit: number;
  /** Only these, when given. */
  among?: readonly Id[];
}

/** An opinion with what is known of it, for whoever learns from it. */
export interface AlikeRow {
  kind: AlikeKind;
  id: Id;
  meetingId: Id;
  topicId: Id;
  terms: number[];
}

/** Of each term this many are counted at most: beyond it a term tells little anyhow. */
const MOST_COUNTED = 2000;
/** Candidates are found by the rarest terms of the question, and this many of them are compared in full. */
const RARE_TERMS = 32;
const CANDIDATES = 200;

const COUNTS = `select t.term, (select count(*) from (
    select from alike_text where terms @> array[t.term] and meeting_id = any($2::uuid[]) limit ${MOST_COUNTED}) x)::int as n
  from unnest($1::int[]) as t(term)`;

const FIND = `select kind, id, meeting_id as "meetingId", words from alike_text
  where terms && $1::int[] and meeting_id = any($2::uuid[]) and kind = any($3::text[]) and id <> $4
    and ($5::uuid[] is null or id = any($5::uuid[]))
  order by (select count(*) from unnest(terms) as t(term) where t.term = any($1::int[])) desc, id limit ${CANDIDATES}`;

/** The same and the similar over everything that the asker may read; whose that is, the caller says by the meetings. */
@Injectable()
export class LikenessService {
  private readonly sources: AlikeSource[] = [];

  constructor(private readonly dataSource: DataSource) {}

  register(source: AlikeSource): void {
    this.sources.push(source);
  }

  /** The most alike first; none for what is in no course any more. `meetingIds[0]` is the meeting of the asked one. */
  async find(ask: AlikeQuestion): Promise<Alike[]> {
    for (const one of ask.meetingIds) await this.bringForward(one);
    const [meetingId = ''] = ask.meetingIds;
    const words = await this.words(ask.kind, ask.id, meetingId);
    if (words === null) return [];
    const asked = prepare(words);
    const counts = await this.counts(indexTerms(asked), ask.meetingIds);
    const candidates = await this.candidates(ask, rarest(counts));
    const weigh = weighed(counts, await this.size(ask.meetingIds), candidates);
    return candidates
      .flatMap(({ prepared, ...row }) => {
        const { score, signs, reasons } = compare(asked, prepared, weigh);
        const level = levelOf(score, signs.otherNumber + signs.otherName > 0);
        return level === null ? [] : [{ ...row, level, score, reasons }];
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, ask.limit);
  }

  /** As they are compared; null for what is in no course any more, or of another meeting. */
  async words(kind: AlikeKind, id: Id, meetingId: Id): Promise<string | null> {
    const rows: { words: string }[] = await this.dataSource.query(
      'select words from alike_text where kind = $1 and id = $2 and meeting_id = $3',
      [kind, id, meetingId],
    );
    return rows[0]?.words ?? null;
  }

  private async candidates(
    { id, kinds, meetingIds, among = null }: Omit<AlikeQuestion, 'among'> & { among?: readonly Id[] | null },
    rare: readonly number[],
  ): Promise<Candidate[]> {
    if (rare.length === 0) return [];
    const parameters = [rare, meetingIds, kinds, id, among];
    const rows: Omit<Candidate, 'prepared'>[] = await this.dataSource.query(FIND, parameters);
    return rows.map((row) => ({ ...row, prepared: prepare(row.words) }));
  }

  /** The newest of these meetings' opinions, with their terms. */
  async rows(meetingIds: readonly Id[], limit: number): Promise<AlikeRow[]> {
    for (const meetingId of meetingIds) await this.bringForward(meetingId);
    return this.dataSource.query(
      `select kind, id, meeting_id as "meetingId", topic_id as "topicId", terms from alike_text
       where meeting_id = any($1::uuid[]) order by array_position($1::uuid[], meeting_id), id limit $2`,
      [meetingIds, limit],
    );
  }

  private async counts(terms: readonly number[], meetingIds: readonly Id[]): Promise<Map<number, number>> {
    const rows: { term: number; n: number }[] = await this.dataSource.query(COUNTS, [terms, meetingIds]);
    return new Map(rows.map(({ term, n }) => [term, n]));
  }

  private async size(meetingIds: readonly Id[]): Promise<number> {
    const rows: { n: number }[] = await this.dataSource.query(
      'select count(*)::int as n from alike_text where meeting_id = any($1::uuid[])',
      [meetingIds],
    );
    return rows[0]?.n ?? 0;
  }

  /** Versions are numbers of the journal, given under its lock: below the latest visible one none is missing. */
  private async bringForward(meetingId: Id): Promise<void> {
    for (const source of this.sources) {
      const latest = await source.latest(this.dataSource.manager, meetingId);
      if (latest === null || latest <= (await mark(this.dataSource.manager, source.kind, meetingId)))
        continue;
      // Read committed: whoever waited for the lock must see what the one before has read in.
      await this.dataSource.transaction(async (manager) => {
        await holdTexts(manager, meetingId);
        await readIn(manager, source, meetingId);
      });
    }
  }
}

interface Candidate extends Omit<Alike, 'level' | 'score' | 'reasons'> {
  prepared: Prepared;
}

/** However alike two sound: what is about another place or number is not the same. */
function levelOf(score: number, elsewhere: boolean): AlikeLevel | null {
  if (score < ALIKE_FROM) return null;
  return score >= SAME_FROM && !elsewhere ? 'SAME' : 'SIMILAR';
}

function rarest(counts: ReadonlyMap<number, number>): number[] {
  return [...counts]
    .filter(([, n]) => n > 0)
    .sort(([a, m], [b, n]) => m - n || a - b)
    .slice(0, RARE_TERMS)
    .map(([term]) => term);
}

/** Few opinions say little of how common a word is: some are thought in, which have none of the words. */
const THOUGHT_IN = 30;

/** Words of the question are counted in everything, the others' words among the candidates. */
function weighed(
  counts: ReadonlyMap<number, number>,
  size: number,
  candidates: readonly { prepared: Prepared }[],
): Weigh {
  const among = new Map<string, number>();
  for (const { prepared } of candidates)
    for (const term of prepared.terms.keys()) among.set(term, (among.get(term) ?? 0) + 1);
  const weight = (n: number, of: number): number =>
    Math.max(0, Math.log((of + THOUGHT_IN) / (n + 2)) / Math.log((of + THOUGHT_IN) / 2));
  return (term) => {
    const n = counts.get(termNumber(term));
    return n === undefined ? weight(among.get(term) ?? 0, candidates.length) : weight(n, size);
  };
}

/** Until the end of the transaction nobody else reads in words of this meeting, nor takes them out. */
export async function holdTexts(db: Db, meetingId: Id): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 9))', [meetingId]);
}

async function mark(db: Db, kind: AlikeKind, meetingId: Id): Promise<number> {
  const rows = await db.query<{ version: string }>(
    'select version from alike_mark where kind = $1 and meeting_id = $2',
    [kind, meetingId],
  );
  return Number(rows[0]?.version ?? -1);
}

async function readIn(db: Db, source: AlikeSource, meetingId: Id): Promise<void> {
  const { kind } = source;
  const latest = await source.latest(db, meetingId);
  const changed = await source.changedAfter(db, meetingId, await mark(db, kind, meetingId));
  await db.query('delete from alike_text where kind = $1 and id = any($2::uuid[])', [
    kind,
    changed.map((one) => one.id),
  ]);
  const kept = changed.filter((one) => one.words.trim() !== '');
  await db.query(
    `insert into alike_text (kind, id, meeting_id, topic_id, words, terms)
     select $1, id, $2, "topicId", words, array(select t::int from jsonb_array_elements_text(terms) as t)
     from jsonb_to_recordset($3::jsonb) as r(id uuid, "topicId" uuid, words text, terms jsonb)`,
    [kind, meetingId, JSON.stringify(kept.map((one) => ({ ...one, terms: indexTerms(prepare(one.words)) })))],
  );
  await db.query(
    `insert into alike_mark (kind, meeting_id, version) values ($1, $2, $3)
     on conflict (kind, meeting_id) do update set version = greatest(alike_mark.version, excluded.version)`,
    [kind, meetingId, latest ?? -1],
  );
}
