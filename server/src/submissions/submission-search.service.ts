import type { Id, SearchHit } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SearchTerms } from '../kernel/search-terms.js';

/**
 * What is searched: the author's words, what was asked to clarify, and the tracking code. Name and unit only of an
 * author who gave them: a search may not tell who wrote a confidential or anonymous opinion. Of what is in quarantine
 * or was purged, nothing.
 */
const WORDS = `case when aside ->> 'kind' in ('SECRET_SUSPECT', 'PURGED') then '' else
  concat_ws(' ', summary, text, return_text, tracking_code,
    case when disclosure = 'NAMED' then author_name || ' ' || author_unit end) end`;

const BRING_FORWARD = `insert into submission_words (submission_id, meeting_id, received_at, folded, exact, lexemes)
  select id, meeting_id, received_at, folded, exact, vn_lexemes(folded, exact)
  from (select id, meeting_id, received_at, vn_fold(words) as folded, vn_same(words) as exact
    from (select id, meeting_id, received_at, vn_words(${WORDS}) as words
      from submission where meeting_id = $1 and version > $2 order by id offset 0) s offset 0) f
  on conflict (submission_id) do update
    set folded = excluded.folded, exact = excluded.exact, lexemes = excluded.lexemes`;

/** Those with the very marks first; the others are looked for only when a page is not full of them. P20 has a copy. */
const SEARCH = `with exact as materialized (
    select submission_id as id, received_at, true as exact from submission_words
    where meeting_id = $1 and lexemes @@ $2::tsquery
    order by received_at desc, submission_id limit $4::int + $5::int),
  others as materialized (
    select submission_id as id, received_at, false as exact from submission_words
    where meeting_id = $1 and lexemes @@ $3::tsquery and (select count(*) from exact) < $4::int + $5::int
    order by received_at desc, submission_id limit $4::int + $5::int)
  select id, exact from (select * from exact union all select * from others) hit
  order by exact desc, received_at desc, id limit $4 offset $5`;

/** Accent-blind search over everything that was sent to a meeting. For those who may read all of it. */
@Injectable()
export class SubmissionSearchService {
  constructor(private readonly dataSource: DataSource) {}

  /** Hits with exact accents first, then the newest. */
  async find(meetingId: Id, terms: SearchTerms, limit: number, offset: number): Promise<SearchHit[]> {
    await this.bringForward(meetingId);
    const { exactQuery, foldedQuery } = terms;
    const others = `(${foldedQuery}) & !(${exactQuery})`;
    const values = [meetingId, exactQuery, others, limit, offset];
    const rows = await this.dataSource.query<{ id: Id; exact: boolean }[]>(SEARCH, values);
    return rows.map(({ id, exact }) => ({ kind: 'RAW', id, exact }));
  }

  /** Versions are numbers of the journal, given under its lock: below the latest visible one none is missing. */
  private async bringForward(meetingId: Id): Promise<void> {
    const [{ behind } = { behind: false }] = await this.dataSource.query<{ behind: boolean | null }[]>(
      // The greatest one is the end of an index; "is there a greater one" was a walk through all of them.
      `select (select max(version) from submission where meeting_id = $1) >
         coalesce((select version from submission_words_mark where meeting_id = $1), -1) as behind`,
      [meetingId],
    );
    if (!behind) return;
    // One at a time; a later one looks again behind the lock, and finds what the one before it read in.
    await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await holdWords(manager, meetingId);
      const [mark] = await manager.query<{ version: string }[]>(
        'select version from submission_words_mark where meeting_id = $1',
        [meetingId],
      );
      const [{ latest } = { latest: null }] = await manager.query<{ latest: string | null }[]>(
        'select max(version) as latest from submission where meeting_id = $1',
        [meetingId],
      );
      await manager.query(BRING_FORWARD, [meetingId, mark?.version ?? -1]);
      await manager.query(
        `insert into submission_words_mark (meeting_id, version) values ($1, $2)
         on conflict (meeting_id) do update set version = greatest(submission_words_mark.version, excluded.version)`,
        [meetingId, latest],
      );
    });
  }
}

/** Until the end of the transaction nobody reads words in: what is forgotten behind it stays forgotten. */
export async function holdWords(
  db: { query(sql: string, values: Id[]): Promise<unknown> },
  meetingId: Id,
): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 6))', [meetingId]);
}
