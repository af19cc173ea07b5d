import type { Id, SourceRef } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../journal/audience.js';
import { authorAudience } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { CollationService, requireLive } from '../collation/collation.service.js';
import { FloorService } from '../floor/floor.service.js';
import { DomainError } from '../kernel/domain-error.js';
import { SubmissionsService } from '../submissions/submissions.service.js';

/** Which of these lines the conclusion has: a feature above this one knows, and is handed in. */
type LinesLookup = (tx: StreamWrite, ids: readonly Id[]) => Promise<ReadonlySet<Id>>;

/**
 * What answers and promises hang on: collated opinions, opinions that were not collated, turns (domain.md 6.3), and
 * for promises lines of the conclusion.
 */
@Injectable()
export class TargetsService {
  private knownLines: LinesLookup = () => Promise.resolve(new Set());

  constructor(
    private readonly submissions: SubmissionsService,
    private readonly collation: CollationService,
    private readonly floor: FloorService,
  ) {}

  onLines(lookup: LinesLookup): void {
    this.knownLines = lookup;
  }

  /**
   * Every target is there, once. With `unitId`, only what was put to that unit: collated opinions assigned to
   * it, and turns, which the whole hall heard.
   *
   * @throws UNKNOWN_TARGET (also for "not yours"), ALREADY_COLLATED, ALREADY_WITHDRAWN, ALREADY_MERGED and
   * ALREADY_SPLIT (what goes on is answered), INVALID for a duplicate
   */
  async require(tx: StreamTransaction, targets: readonly SourceRef[], unitId?: Id): Promise<void> {
    if (new Set(targets.map(({ id }) => id)).size !== targets.length) {
      throw new DomainError('INVALID', { fields: [{ path: 'targets', reason: 'OUT_OF_RANGE' }] });
    }
    await this.requireCollated(tx, idsOf(targets, 'COLLATED'), unitId);
    const submissions = idsOf(targets, 'SUBMISSION');
    if (unitId !== undefined && submissions.length > 0) throw new DomainError('UNKNOWN_TARGET');
    await this.requireSubmissions(tx, submissions);
    await this.requireTurns(tx, idsOf(targets, 'TURN'));
    await this.requireLines(tx, idsOf(targets, 'LINE'));
  }

  /** Authors behind the targets and speakers of the turns, each once, in the order of their ids. */
  async people(tx: StreamTransaction, targets: readonly SourceRef[]): Promise<Id[]> {
    const turns = await this.floor.turnsByIds(tx, idsOf(targets, 'TURN'));
    const behind = await this.collation.authorsBehind(tx, idsOf(targets, 'COLLATED'));
    const authors = await this.submissions.authorsOf(tx, idsOf(targets, 'SUBMISSION'));
    const speakers = [...turns.values()].map((turn) => turn.participantId);
    return [...new Set([...[...behind.values()].flat(), ...authors.values(), ...speakers])].sort();
  }

  private async requireCollated(tx: StreamTransaction, ids: Id[], unitId: Id | undefined): Promise<void> {
    const found = await this.collation.getMany(tx, ids);
    for (const id of ids) {
      const collated = found.get(id);
      const foreign = unitId !== undefined && collated?.responderUnitId !== unitId;
      if (!collated || foreign) throw new DomainError('UNKNOWN_TARGET');
      requireLive(collated);
    }
  }

  private async requireSubmissions(tx: StreamTransaction, ids: Id[]): Promise<void> {
    const found = await this.submissions.getMany(tx, ids);
    for (const id of ids) {
      const submission = found.get(id);
      if (!submission) throw new DomainError('UNKNOWN_TARGET');
      if (submission.withdrawn) throw new DomainError('ALREADY_WITHDRAWN');
      if (submission.aside) throw new DomainError('SET_ASIDE');
      if (submission.collatedIds.length > 0) throw new DomainError('ALREADY_COLLATED');
    }
  }

  private async requireLines(tx: StreamTransaction, ids: Id[]): Promise<void> {
    if (ids.length === 0) return;
    const found = await this.knownLines(tx, ids);
    for (const id of ids) if (!found.has(id)) throw new DomainError('UNKNOWN_TARGET');
  }

  /** Somebody who was called and never spoke said nothing that could be answered. */
  private async requireTurns(tx: StreamTransaction, ids: Id[]): Promise<void> {
    const found = await this.floor.turnsByIds(tx, ids);
    for (const id of ids) if (!found.get(id)?.startedAt) throw new DomainError('UNKNOWN_TARGET');
  }
}

export function audienceOf(authorIds: readonly Id[]): Audience[] {
  return authorIds.map(authorAudience);
}

function idsOf(targets: readonly SourceRef[], kind: SourceRef['kind']): Id[] {
  return targets.filter((target) => target.kind === kind).map(({ id }) => id);
}
