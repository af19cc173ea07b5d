import type { CivilDate, Id, Instant, IssuingBodyView, PaperCode, PaperNumberView } from '@doi-thoai/shared';
import { numberSeries } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';

/** One lock for the whole register: a batch that held several could wait in a circle with another one. */
const LOCK = `select pg_advisory_xact_lock(hashtext('paper_number'))`;
/** Numbers that one act may explain as left out. */
const MOST_LEFT_OUT = 500;

export interface NumberAsked {
  body: IssuingBodyView;
  code: PaperCode;
  day: CivilDate;
  /** Null: the next one. A higher one leaves numbers out, which needs a reason. */
  number: number | null;
  reason: string;
  noticeId: Id;
  by: string;
}

/**
 * The register of numbers (sổ đăng ký văn bản đi): by body, type of paper and year or term. A number is taken in the
 * transaction of the act that takes it, so that it is given with it or not at all; it is never given again. One that is
 * not used stays in the register with the reason.
 */
@Injectable()
export class PaperNumbersService {
  /** @throws PAPER_NUMBER_TAKEN, INVALID */
  async take(tx: StreamTransaction, asked: NumberAsked): Promise<number> {
    const { body, code, day } = asked;
    const series = seriesOf(body, day);
    await tx.query(LOCK);
    const [last] = await tx.query<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from paper_number where body_id = $1 and paper = $2 and series = $3',
      [body.id, code, series],
    );
    const next = (last?.number ?? 0) + 1;
    const number = asked.number ?? next;
    if (number < next) throw new DomainError('PAPER_NUMBER_TAKEN');
    if (number - next > MOST_LEFT_OUT) throw invalid('number', 'OUT_OF_RANGE');
    if (number > next && asked.reason === '') throw invalid('reason', 'MISSING');
    await tx.query(
      `insert into paper_number (body_id, paper, series, number, state, day, meeting_id, notice_id, reason, by_name, at)
       select $1, $2, $3, n, case when n = $5 then 'TAKEN' else 'VOID' end, $6,
         case when n = $5 then $7::uuid end, case when n = $5 then $8::uuid end,
         case when n = $5 then '' else $9 end, $10, $11
       from generate_series($4::int, $5::int) n`,
      [
        ...[body.id, code, series, next, number, day, tx.streamId, asked.noticeId, asked.reason, asked.by],
        new Date(tx.now),
      ],
    );
    return number;
  }

  async issued(tx: StreamTransaction, noticeId: Id): Promise<void> {
    await tx.query(`update paper_number set state = 'ISSUED' where notice_id = $1 and state = 'TAKEN'`, [
      noticeId,
    ]);
  }

  /** It is not used, and why. */
  async void(tx: StreamTransaction, noticeId: Id, reason: string): Promise<void> {
    await tx.query(
      `update paper_number set state = 'VOID', reason = $2 where notice_id = $1 and state = 'TAKEN'`,
      [noticeId, reason],
    );
  }

  /** A term has other words: its numbers go on under them. @throws INVALID when another term has these words */
  async reword(tx: StreamTransaction, bodyId: Id, before: string, after: string): Promise<void> {
    await tx.query(LOCK);
    const taken = 'select 1 from paper_number where body_id = $1 and series = $2 limit 1';
    if ((await tx.query(taken, [bodyId, after])).length > 0) throw invalid('term', 'OUT_OF_RANGE');
    const words = [bodyId, before, after];
    await tx.query('update paper_number set series = $3 where body_id = $1 and series = $2', words);
  }

  /** The register of a body, the latest first. */
  async ofBody(db: Pick<StreamWrite, 'query'>, bodyId: Id): Promise<PaperNumberView[]> {
    const rows = await db.query<Omit<PaperNumberView, 'at'> & { at: Instant }>(
      `select paper, series, number, state, day::text as day, meeting_id as "meetingId", reason, by_name as by,
         round(extract(epoch from at) * 1000)::float8 as at
       from paper_number where body_id = $1 order by series desc, paper, number desc limit 1000`,
      [bodyId],
    );
    return rows;
  }
}

/** @throws INVALID for a day outside of the term */
function seriesOf(body: IssuingBodyView, day: CivilDate): string {
  const { termFrom, termTo } = body;
  if ((termFrom !== null && day < termFrom) || (termTo !== null && day > termTo)) {
    throw invalid('issuedOn', 'OUT_OF_RANGE');
  }
  return numberSeries(body, day);
}

function invalid(path: string, reason: 'OUT_OF_RANGE' | 'MISSING'): DomainError {
  return new DomainError('INVALID', { fields: [{ path, reason }] });
}
