import type { CollatedView, Id, Instant } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type { OpinionOnAir } from '../screen/screen.service.js';
import { ScreenService } from '../screen/screen.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { CollatedOpinionEntity } from './collation.entity.js';
import type { CollatedDraft, CollatedLinks } from './collation.view.js';
import { NO_LINKS, audienceOf, closedBy, collatedView } from './collation.view.js';

/** Opinions were joined to `collatedId`: what was answered to one of `answered` is theirs as well. */
type GrowHook = (tx: StreamTransaction, collatedId: Id, answered: readonly Id[]) => Promise<void>;

/** It was taken out of the one that it had been merged into, and answered there since a moment. */
export interface Unmerged {
  collatedId: Id;
  from: Id;
  since: Instant;
}
type UnmergeHook = (tx: StreamTransaction, unmerged: Unmerged) => Promise<void>;

/** Asked before a focal person changes what the own unit hands in; refuses by throwing. */
type UnitGuard = (tx: StreamTransaction, unitId: Id) => Promise<void>;

/** What the features above rely on, and the one place where a collated opinion is written and told. */
@Injectable()
export class CollationService {
  private readonly growHooks: GrowHook[] = [];
  private readonly unmergeHooks: UnmergeHook[] = [];
  private readonly unitGuards: UnitGuard[] = [];

  constructor(
    meetings: MeetingService,
    private readonly screen: ScreenService,
    private readonly submissions: SubmissionsService,
  ) {
    screen.registerOpinionSource('COLLATED', async (tx, id) => onAir(requireLive(await this.get(tx, id))));
    meetings.onInUse((tx, topicIds) => topicsInUse(tx, topicIds));
  }

  /** For the features above: late authors get what the earlier ones got. */
  onGrow(hook: GrowHook): void {
    this.growHooks.push(hook);
  }

  /** For the features above: what was answered for both stays an answer to both. */
  onUnmerge(hook: UnmergeHook): void {
    this.unmergeHooks.push(hook);
  }

  /** For the features above: what a unit has handed in is closed to its focal person. */
  guardUnits(guard: UnitGuard): void {
    this.unitGuards.push(guard);
  }

  /** For this feature only. */
  async requireUnitOpen(tx: StreamTransaction, unitId: Id): Promise<void> {
    for (const guard of this.unitGuards) await guard(tx, unitId);
  }

  /** How many collated opinions a unit hands in; what was merged away is none. */
  countOfUnit(tx: StreamWrite, unitId: Id): Promise<number> {
    return tx.repo(CollatedOpinionEntity).countBy({ meetingId: tx.streamId, unitId, mergedInto: IsNull() });
  }

  /** For this feature only. */
  async runGrowHooks(tx: StreamTransaction, collatedId: Id): Promise<void> {
    const answered = (await this.family(tx, collatedId)).map((view) => view.id);
    for (const hook of this.growHooks) await hook(tx, collatedId, [collatedId, ...answered]);
  }

  /** For this feature only. */
  async runUnmergeHooks(tx: StreamTransaction, unmerged: Unmerged): Promise<void> {
    for (const hook of this.unmergeHooks) await hook(tx, unmerged);
  }

  /** @throws NOT_FOUND also for one of another meeting */
  async get(tx: StreamWrite, id: Id): Promise<CollatedView> {
    const view = (await this.getMany(tx, [id])).get(id);
    if (!view) throw new DomainError('NOT_FOUND');
    return view;
  }

  /** Those of these ids that are of the meeting. */
  async getMany(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, CollatedView>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.repo(CollatedOpinionEntity).findBy({ meetingId: tx.streamId, id: In([...ids]) });
    const links = await linksOf(
      tx,
      rows.map((row) => row.id),
    );
    return new Map(rows.map((row) => [row.id, collatedView(row, links.get(row.id) ?? NO_LINKS)]));
  }

  /** Of any meeting, beside the journal. */
  async numbersOf(db: Pick<StreamWrite, 'query'>, ids: readonly Id[]): Promise<Map<Id, number>> {
    if (ids.length === 0) return new Map();
    const sql = 'select id, number from collated_opinion where id = any($1::uuid[])';
    const rows = await db.query<{ id: Id; number: number }>(sql, [ids]);
    return new Map(rows.map((row) => [row.id, row.number]));
  }

  /** Those of these that go on, as their authors are told of them, beside the journal. */
  async wordingsOf(
    db: Pick<StreamWrite, 'query'>,
    ids: readonly Id[],
  ): Promise<Pick<CollatedView, 'id' | 'number' | 'wording'>[]> {
    if (ids.length === 0) return [];
    return db.query(
      `select id, number, wording from collated_opinion c where id = any($1::uuid[]) and merged_into is null
         and not exists (select from collated_opinion p where p.split_from = c.id) order by number`,
      [ids],
    );
  }

  /** Those that these meetings put to a unit, beside the journal. */
  async putTo(db: Pick<StreamWrite, 'query'>, meetingIds: readonly Id[], unitId: Id): Promise<Id[]> {
    const rows = await db.query<{ id: Id }>(
      'select id from collated_opinion where meeting_id = any($1::uuid[]) and responder_unit_id = $2',
      [meetingIds, unitId],
    );
    return rows.map((row) => row.id);
  }

  /** What was merged into this one, and into those, and so on. */
  async family(tx: StreamWrite, id: Id): Promise<CollatedView[]> {
    const rows = await tx.query<{ id: Id }>(
      `with recursive family(id) as (
         select id from collated_opinion where merged_into = $1
         union select c.id from collated_opinion c join family f on c.merged_into = f.id)
       select id from family order by id`,
      [id],
    );
    return [
      ...(
        await this.getMany(
          tx,
          rows.map((row) => row.id),
        )
      ).values(),
    ];
  }

  /** Where each of these goes on: itself, or what it was merged into in the end. */
  async survivors(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, Id>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: Id; goesOn: Id }>(
      `with recursive line(id, at, next) as (
         select c.id, c.id, c.merged_into from collated_opinion c where c.meeting_id = $1 and c.id = any($2::uuid[])
         union all select l.id, c.id, c.merged_into from line l join collated_opinion c on c.id = l.next)
       select id, at as "goesOn" from line where next is null`,
      [tx.streamId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.goesOn]));
  }

  /** Participants whose named opinions stand behind each of these, each once: they get the answer, too. */
  async authorsBehind(tx: StreamWrite, collatedIds: readonly Id[]): Promise<Map<Id, Id[]>> {
    const links = await linksOf(tx, collatedIds);
    const sources = [...links.values()].flatMap(({ sourceIds }) => sourceIds);
    const authors = await this.submissions.authorsOf(tx, [...new Set(sources)]);
    return new Map(
      collatedIds.map((id) => {
        const own = (links.get(id)?.sourceIds ?? []).flatMap((source) => authors.get(source) ?? []);
        return [id, [...new Set(own)]];
      }),
    );
  }

  /** Writes and tells a new or changed one, also on the screen when it is on it. For this feature only. */
  async put(tx: StreamTransaction, draft: CollatedDraft): Promise<CollatedView> {
    const view = { ...draft, version: tx.nextSeq };
    const { sourceIds: _sources, mergedFrom: _merged, splitInto: _parts, ...columns } = view;
    const { field = null, authority = null, repeatOf = null } = view;
    const row = { ...columns, field, authority, repeatOf, meetingId: tx.streamId };
    await tx.repo(CollatedOpinionEntity).upsert(row, ['id']);
    tx.emit(audienceOf(view), 'collation.changed', view);
    const { mode, opinion } = await this.screen.current(tx);
    const shown = opinion?.kind === 'COLLATED' && opinion.id === view.id;
    if (shown && !sameOnAir(opinion, onAir(view))) await this.screen.show(tx, { mode, opinion: onAir(view) });
    return view;
  }

  /** The hall keeps what it is about, under the one in which it is answered now. For this feature only. */
  async moveOnAir(tx: StreamTransaction, from: readonly Id[], into: CollatedView): Promise<void> {
    const { mode, opinion } = await this.screen.current(tx);
    const shown = opinion?.kind === 'COLLATED' && from.includes(opinion.id);
    if (shown) await this.screen.show(tx, { mode, opinion: onAir(into) });
  }

  /** Of several parts none is what the hall looked at. For this feature only. */
  async leaveAir(tx: StreamTransaction, id: Id): Promise<void> {
    await this.screen.takeOffAir(tx, 'COLLATED', id);
  }
}

/** @throws ALREADY_MERGED, ALREADY_SPLIT */
export function requireLive(view: CollatedView): CollatedView {
  const closed = closedBy(view);
  if (closed !== null) throw new DomainError(closed, { present: view });
  return view;
}

async function linksOf(tx: StreamWrite, collatedIds: readonly Id[]): Promise<Map<Id, CollatedLinks>> {
  const rows = await tx.query<CollatedLinks & { id: Id }>(
    `select id,
       array(select s.submission_id from collated_source s where s.collated_id = id order by 1) as "sourceIds",
       array(select m.id from collated_opinion m where m.merged_into = t.id order by 1) as "mergedFrom",
       array(select p.id from collated_opinion p where p.split_from = t.id order by 1) as "splitInto"
     from unnest($1::uuid[]) as t(id)`,
    [collatedIds],
  );
  return new Map(rows.map(({ id, ...links }) => [id, links]));
}

/** As the hall reads it: the neutral wording, and how many raw opinions are behind it. */
function onAir(view: CollatedView): OpinionOnAir {
  const { id, topicId, wording, unit, sourceIds } = view;
  return { kind: 'COLLATED', id, topicId, summary: wording, unit, weight: sourceIds.length };
}

function sameOnAir(a: OpinionOnAir, b: OpinionOnAir): boolean {
  return a.summary === b.summary && a.topicId === b.topicId && a.unit === b.unit && a.weight === b.weight;
}

async function topicsInUse(tx: StreamWrite, topicIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.repo(CollatedOpinionEntity).find({
    select: { id: true, topicId: true },
    where: { meetingId: tx.streamId, topicId: In([...topicIds]) },
  });
  return [...new Set(rows.map((row) => row.topicId))];
}
