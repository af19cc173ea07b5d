import type { CivilDate, FieldProblem, Id, IssuingBodyView, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { IssuingBodyEntity } from './organisation.entity.js';
import { PaperNumbersService } from './paper-numbers.service.js';

type Readable = Pick<StreamWrite, 'query'>;

const ALL = `select id, name, parent_body as "parentBody", system, abbreviation, place, term,
    term_from::text as "termFrom", term_to::text as "termTo", ended_on::text as "endedOn", version::float8 as version
  from issuing_body`;

type Words = Omit<IssuingBodyView, 'id' | 'endedOn' | 'version'>;

/** Bodies that issue papers (domain.md 7): data of the organisation, each in one of the two systems for good. */
@Injectable()
export class IssuingBodiesService {
  constructor(private readonly numbers: PaperNumbersService) {}

  all(db: Readable): Promise<IssuingBodyView[]> {
    return db.query<IssuingBodyView>(`${ALL} order by name, id`);
  }

  /** @throws NOT_FOUND */
  async one(db: Readable, id: Id): Promise<IssuingBodyView> {
    const [body] = await db.query<IssuingBodyView>(`${ALL} where id = $1`, [id]);
    if (!body) throw new DomainError('NOT_FOUND');
    return body;
  }

  /** One that issues papers on that day. @throws NOT_FOUND, ISSUING_BODY_ENDED */
  async issuing(db: Readable, id: Id, day: CivilDate): Promise<IssuingBodyView> {
    const body = await this.one(db, id);
    if (body.endedOn !== null && body.endedOn <= day) throw new DomainError('ISSUING_BODY_ENDED');
    return body;
  }

  /** @throws ID_TAKEN, INVALID */
  async add(tx: StreamTransaction, payload: Payload<'organisation.addIssuingBody'>): Promise<void> {
    const { bodyId: id, ...words } = payload;
    if (await tx.repo(IssuingBodyEntity).existsBy({ id })) throw new DomainError('ID_TAKEN');
    const row: IssuingBodyView = { id, ...settled(words), endedOn: null, version: tx.nextSeq };
    await tx.repo(IssuingBodyEntity).insert(row);
    tx.emit(['everyone'], 'organisation.issuingBodyChanged', row);
  }

  /** The system stays: papers and numbers of the two are never mixed. @throws NOT_FOUND, STALE, INVALID */
  async edit(tx: StreamTransaction, payload: Payload<'organisation.editIssuingBody'>): Promise<void> {
    const { bodyId, seen, endedOn, ...words } = payload;
    const present = await this.one(tx, bodyId);
    if (present.version !== seen) throw new DomainError('STALE', { present });
    const next = settled({ ...words, system: present.system });
    // Another term begins on another day. The same one in other words would begin its numbers anew.
    const reworded = next.term !== present.term && next.termFrom === present.termFrom;
    if (reworded) await this.numbers.reword(tx, bodyId, present.term, next.term);
    const change = { ...next, endedOn, version: tx.nextSeq };
    await tx.repo(IssuingBodyEntity).update({ id: bodyId }, change);
    tx.emit(['everyone'], 'organisation.issuingBodyChanged', { id: bodyId, ...change });
  }
}

/** A Party body has a term, within which its numbers run; a state body has none. */
function settled(words: Words): Words {
  if (words.system === 'STATE') return { ...words, term: '', termFrom: null, termTo: null };
  const { term, termFrom, termTo } = words;
  const fields: FieldProblem[] = [
    ...(term === '' ? [{ path: 'term', reason: 'MISSING' as const }] : []),
    ...(termFrom !== null && termTo !== null && termTo < termFrom
      ? [{ path: 'termTo', reason: 'OUT_OF_RANGE' as const }]
      : []),
  ];
  if (fields.length > 0) throw new DomainError('INVALID', { fields });
  return words;
}
