import type { CollatedView, Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import type { OpinionOnAir } from '../screen/screen.service.js';
import { ScreenService } from '../screen/screen.service.js';
import { SubmissionsService } from '../submissions/submissions.service.js';
import { CollatedOpinionEntity } from './collation.entity.js';
import { audienceOf, collatedView } from './collation.view.js';

/** A row that gets its version when it is told. */
export type CollatedRow = Omit<CollatedOpinionEntity, 'version'>;

/** What the features above rely on, and the one place where a collated opinion is written and told. */
/** Told after opinions were joined to a collated one. */
type GrowHook = (tx: StreamTransaction, collatedId: Id) => Promise<void>;

@Injectable()
export class CollationService {
  private readonly growHooks: GrowHook[] = [];

  constructor(
    meetings: MeetingService,
    private readonly screen: ScreenService,
    private readonly submissions: SubmissionsService,
  ) {
    screen.registerOpinionSource('COLLATED', async (tx, id) => onAir(await this.get(tx, id)));
    meetings.onInUse((tx, topicIds) => topicsInUse(tx, topicIds));
  }

  /** For the features above: late authors get what the earlier ones got. */
  onGrow(hook: GrowHook): void {
    this.growHooks.push(hook);
  }

  /** For this feature only. */
  async runGrowHooks(tx: StreamTransaction, collatedId: Id): Promise<void> {
    for (const hook of this.growHooks) await hook(tx, collatedId);
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
    const sources = await this.sourcesOf(
      tx,
      rows.map((row) => row.id),
    );
    return new Map(rows.map((row) => [row.id, collatedView(row, sources.get(row.id) ?? [])]));
  }

  /** Participants whose named opinions stand behind each of these, each once: they get the answer, too. */
  async authorsBehind(tx: StreamWrite, collatedIds: readonly Id[]): Promise<Map<Id, Id[]>> {
    const sources = await this.sourcesOf(tx, collatedIds);
    const authors = await this.submissions.authorsOf(tx, [...new Set([...sources.values()].flat())]);
    return new Map(
      collatedIds.map((id) => {
        const own = (sources.get(id) ?? []).flatMap((submissionId) => authors.get(submissionId) ?? []);
        return [id, [...new Set(own)]];
      }),
    );
  }

  /** Writes and tells a new or changed one, also on the screen when it is on it. For this feature only. */
  async put(tx: StreamTransaction, row: CollatedRow, sourceIds: readonly Id[]): Promise<CollatedView> {
    const written = { ...row, version: tx.nextSeq };
    await tx.repo(CollatedOpinionEntity).upsert(written, ['id']);
    const view = collatedView(written, sourceIds);
    tx.emit(audienceOf(view), 'collation.changed', view);
    const { mode, opinion } = await this.screen.current(tx);
    const shown = opinion?.kind === 'COLLATED' && opinion.id === row.id;
    if (shown && !sameOnAir(opinion, onAir(view))) await this.screen.show(tx, { mode, opinion: onAir(view) });
    return view;
  }

  private async sourcesOf(tx: StreamWrite, collatedIds: readonly Id[]): Promise<Map<Id, Id[]>> {
    const rows = await tx.query<{ id: Id; sources: Id[] }>(
      `select collated_id as id, array_agg(submission_id order by submission_id) as sources
       from collated_source where collated_id = any($1::uuid[]) group by collated_id`,
      [collatedIds],
    );
    return new Map(rows.map((row) => [row.id, row.sources]));
  }
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
