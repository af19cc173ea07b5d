import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { SearchPage } from '@doi-thoai/shared';
import { COLLATION_LIMITS, hasForbiddenCharacters, readsTable } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { CollatedSearchService } from '../../collation/collated-search.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { searchTerms } from '../../kernel/search-terms.js';
import { SubmissionSearchService } from '../../submissions/submission-search.service.js';
import { Access } from './access.js';

/** Search over everything of a meeting that chair and desk may read. */
@Controller('api/meetings/:meetingId/search')
export class SearchController {
  constructor(
    private readonly access: Access,
    private readonly submissions: SubmissionSearchService,
    private readonly collated: CollatedSearchService,
  ) {}

  /** `kind` is RAW or COLLATED; hits by rank, a page at a time. The words themselves are rows of the reader's state. */
  @Get()
  async search(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Query('q') question: unknown,
    @Query('kind') kind: unknown,
    @Query('offset') from: unknown,
  ): Promise<SearchPage> {
    const { reader, role } = await this.access.seat(request, meetingId);
    if (!readsTable(reader.reader)) throw new DomainError('NOT_ALLOWED', { role });
    const terms = searchTerms(words(question));
    if (!terms) return { hits: [], next: null };
    const offset = typeof from === 'string' && /^\d{1,6}$/.test(from) ? Number(from) : 0;
    const source = kind === 'COLLATED' ? this.collated : this.submissions;
    const hits = await source.find(meetingId, terms, COLLATION_LIMITS.searchPage + 1, offset);
    const more = hits.length > COLLATION_LIMITS.searchPage;
    return {
      hits: hits.slice(0, COLLATION_LIMITS.searchPage),
      next: more ? offset + COLLATION_LIMITS.searchPage : null,
    };
  }
}

function words(question: unknown): string {
  const fit = typeof question === 'string' && question.length <= COLLATION_LIMITS.searchQuestion;
  if (!fit || hasForbiddenCharacters(question)) {
    throw new DomainError('INVALID', { fields: [{ path: 'q', reason: 'OUT_OF_RANGE' }] });
  }
  return question;
}
