import type { Aspect, CollatedView, Id, Payload } from '@doi-thoai/shared';
import { AUTHORITIES, FIELDS, isId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction } from '../journal/transaction.js';
import { allOrNothing } from '../kernel/all-or-nothing.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { CollationDesk, requireDifferent, requireSeen } from './collation.desk.js';
import { CollationService, requireLive } from './collation.service.js';

type Change = Partial<
  Pick<CollatedView, 'topicId' | 'responderUnitId' | 'responderUnit' | 'field' | 'authority'>
>;

/** How collated opinions are classified (domain.md 4, step 5), one or many in one act; and what one repeats. */
@Injectable()
export class CollationClassify {
  constructor(
    private readonly meetings: MeetingService,
    private readonly desk: CollationDesk,
    private readonly collation: CollationService,
  ) {}

  /**
   * All or nothing.
   *
   * @throws INVALID, UNKNOWN_TOPIC, UNKNOWN_UNIT; of each one NOT_FOUND, STALE, ALREADY_MERGED, ALREADY_SPLIT
   */
  async classify(tx: StreamTransaction, payload: Payload<'collation.classify'>): Promise<void> {
    const { items, aspect, value } = payload;
    requireDifferent(items, 'items');
    const change = await this.changeOf(tx, aspect, value);
    const ids = items.map((item) => item.collatedId);
    const found = await this.collation.getMany(tx, ids);
    const views = allOrNothing(
      items,
      (item) => item.collatedId,
      ({ collatedId, seen }) => {
        const view = found.get(collatedId);
        if (!view) throw new DomainError('NOT_FOUND');
        requireSeen(view, seen);
        return requireLive(view);
      },
    );
    for (const view of views) await this.change(tx, view, change);
  }

  /** @throws NOT_FOUND, STALE, ALREADY_MERGED, ALREADY_SPLIT */
  async markRepeat(tx: StreamTransaction, payload: Payload<'collation.markRepeat'>): Promise<void> {
    const view = await this.desk.looked(tx, payload);
    const { meeting, heldOn, number } = payload;
    const { repeatOf: before, ...rest } = view;
    if (meeting === '') {
      if (before) await this.collation.put(tx, rest);
      return;
    }
    const same = before?.meeting === meeting && before.heldOn === heldOn && before.number === number;
    if (!same) await this.collation.put(tx, { ...rest, repeatOf: { meeting, heldOn, number } });
  }

  private async change(tx: StreamTransaction, view: CollatedView, change: Change): Promise<void> {
    const next = { ...view, ...change };
    const keys = Object.keys(change) as (keyof Change)[];
    if (keys.every((key) => next[key] === view[key])) return;
    await this.collation.put(tx, next);
    const former = view.responderUnitId;
    const moved = former !== null && former !== next.responderUnitId;
    // The unit that had it before no longer sees it.
    if (moved) tx.emit([`responder:${former}`], 'collation.removed', { id: view.id });
  }

  private async changeOf(tx: StreamTransaction, aspect: Aspect, value: string): Promise<Change> {
    switch (aspect) {
      case 'TOPIC':
        this.meetings.requireTopic(await this.meetings.load(tx), requireId(value));
        return { topicId: value };
      case 'RESPONDER': {
        const unit = await this.desk.unit(tx, value === '' ? null : requireId(value));
        return { responderUnitId: unit.id, responderUnit: unit.name };
      }
      case 'FIELD':
        return { field: listed(FIELDS, value) };
      case 'AUTHORITY':
        return { authority: listed(AUTHORITIES, value) };
    }
  }
}

/** @throws INVALID */
function requireId(value: string): Id {
  if (isId(value)) return value;
  throw new DomainError('INVALID', { fields: [{ path: 'value', reason: 'WRONG_TYPE' }] });
}

/** Nothing for the empty string. @throws INVALID */
function listed<Value extends string>(values: readonly Value[], value: string): Value | undefined {
  const found = values.find((one) => one === value);
  if (found !== undefined || value === '') return found;
  throw new DomainError('INVALID', { fields: [{ path: 'value', reason: 'NOT_IN_LIST' }] });
}
