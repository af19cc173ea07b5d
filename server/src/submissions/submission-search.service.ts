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

const BRING_FORWARD = `insert into submission_words (submission_id, meeting_id, received_at, folded, exact)
  select id, meeting_id, received_at, vn_fold(words), vn_same(words)
  from (select id, meeting_id, received_at, vn_words(${WORDS}) as words
    from submission where meeting_id = $1 and version > $2 order by id offset 0) s
  on conflict (submission_id) do update set folded = excluded.folded, exact = excluded.exact`;

/** P20 has a frozen copy as its baseline. */
const SEARCH = `select w.submission_id as id,
    (select count(*) from unnest($3::text[]) as e(word) where w.exact like '% ' || e.word || '%')::int as exact,
    (w.exact like $5)::int * 2 + (w.folded like $4)::int as phrase
  from submission_words w
  where w.meeting_id = $1 and w.folded like all ($2::text[])
  order by phrase desc, exact desc, w.received_at desc, id limit $6 offset $7`;

/** Accent-blind search over everything that was sent to a meeting. For those who may read all of it. */
@Injectable()
export class SubmissionSearchService {
  constructor(private readonly dataSource: DataSource) {}

  /** Hits with exact accents first, then the newest. */
  async find(meetingId: Id, terms: SearchTerms, limit: number, offset: number): Promise<SearchHit[]> {
    await this.bringForward(meetingId);
    const { patterns, exact, phrase, exactPhrase } = terms;
    const rows: { id: Id; exact: number; phrase: number }[] = await this.dataSource.query(SEARCH, [
      meetingId,
      patterns,
      exact,
      phrase,
      exactPhrase,
      limit,
      offset,
    ]);
    return rows.map((row) => ({ kind: 'RAW', id: row.id, exact: row.exact === exact.length }));
  }

  /** Versions are numbers of the journal, given under its lock: below the latest visible one none is missing. */
  private async bringForward(meetingId: Id): Promise<void> {
    const [behind] = await this.dataSource.query<{ mark: string }[]>(
      `select coalesce(m.version, -1) as mark from (select $1::uuid as id) x
       left join submission_words_mark m on m.meeting_id = x.id
       where exists (select from submission s where s.meeting_id = x.id and s.version > coalesce(m.version, -1))`,
      [meetingId],
    );
    if (!behind) return;
    await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 6))', [meetingId]);
      const [{ latest } = { latest: null }] = await manager.query<{ latest: string | null }[]>(
        'select max(version) as latest from submission where meeting_id = $1',
        [meetingId],
      );
      await manager.query(BRING_FORWARD, [meetingId, behind.mark]);
      await manager.query(
        `insert into submission_words_mark (meeting_id, version) values ($1, $2)
         on conflict (meeting_id) do update set version = greatest(submission_words_mark.version, excluded.version)`,
        [meetingId, latest],
      );
    });
  }
}
