import type { Id, SearchHit } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SearchTerms } from '../kernel/search-terms.js';

const SEARCH = `select id, (select count(*) from unnest($3::text[]) as e(word) where exact like '% ' || e.word || '%')::int as exact,
    (exact like $5)::int * 2 + (folded like $4)::int as phrase
  from (select id, number, vn_words(vn_fold(words)) as folded, vn_words(vn_same(words)) as exact
    from (select id, number, concat_ws(' ', number::text, wording, unit, responder_unit) as words
      from collated_opinion where meeting_id = $1) c) w
  where folded like all ($2::text[])
  order by phrase desc, exact desc, number limit $6 offset $7`;

/** Accent-blind search over collated opinions; a meeting has hundreds of them, so none is indexed. */
@Injectable()
export class CollatedSearchService {
  constructor(private readonly dataSource: DataSource) {}

  async find(meetingId: Id, terms: SearchTerms, limit: number, offset: number): Promise<SearchHit[]> {
    const { patterns, exact, phrase, exactPhrase } = terms;
    const rows: { id: Id; exact: number }[] = await this.dataSource.query(SEARCH, [
      meetingId,
      patterns,
      exact,
      phrase,
      exactPhrase,
      limit,
      offset,
    ]);
    return rows.map((row) => ({ kind: 'COLLATED', id: row.id, exact: row.exact === exact.length }));
  }
}
