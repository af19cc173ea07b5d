import type { DraftView, Id, ReaderClass, SnapshotState } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../journal/audience.js';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import { selectDrafts } from './drafts.view.js';

/** All drafts for the desk, for a responder the own ones. */
@Injectable()
export class DraftsSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id, reader: ReaderClass): Promise<Partial<SnapshotState>> {
    if (reader !== 'desk') return {};
    return { drafts: byId(await selectDrafts(db, meetingId)) };
  }

  async personal(
    db: ReadTransaction,
    meetingId: Id,
    readers: readonly Reader[],
  ): Promise<Map<Id, Partial<SnapshotState>>> {
    const ids = readers.map((one) => one.participantId);
    const parts = new Map<Id, { drafts: Record<Id, DraftView> }>();
    for (const draft of await selectDrafts(db, meetingId, 'and d.responder_id = any($2::uuid[])', [ids])) {
      const own = parts.get(draft.responderId)?.drafts ?? {};
      parts.set(draft.responderId, { drafts: { ...own, [draft.id]: draft } });
    }
    return parts;
  }
}

function byId(views: readonly DraftView[]): Record<Id, DraftView> {
  return Object.fromEntries(views.map((view) => [view.id, view]));
}
