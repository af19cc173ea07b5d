import type { Id, SearchHit } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SearchTerms } from '../kernel/search-terms.js';

const SEARCH = `select id, exact like all ($3::text[]) as exact
  from (select id, number, vn_words(vn_fold(words)) as folded, vn_words(vn_same(words)) as exact
    from (select id, number, concat_ws(' ', number::text, wording, unit, responder_unit) as words
      from collated_opinion where meeting_id = $1) c) w
  where folded like all ($2::text[])
  order by exact desc, number limit $4 offset $5`;

/** Accent-blind search over collated opinions; a meeting has hundreds of them, so none is indexed. */
@Injectable()
export class CollatedSearchService {
  constructor(private readonly dataSource: DataSource) {}

  async find(meetingId: Id, terms: SearchTerms, limit: number, offset: number): Promise<SearchHit[]> {
    const values = [meetingId, terms.folded, terms.exact, limit, offset];
    const rows = await this.dataSource.query<{ id: Id; exact: boolean }[]>(SEARCH, values);
    return rows.map(({ id, exact }) => ({ kind: 'COLLATED', id, exact }));
  }
}
