import type { Id, SnapshotState } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction, SnapshotSource } from '../journal/snapshot-source.js';
import type { ProjectionEntity } from './screen.entity.js';
import { projectionView } from './screen.view.js';

/** What the hall sees, everybody may see. */
@Injectable()
export class ScreenSnapshot implements SnapshotSource {
  async common(db: ReadTransaction, meetingId: Id): Promise<Partial<SnapshotState>> {
    const [row] = await db.query<ProjectionEntity>(
      'select view, version from projection where meeting_id = $1',
      [meetingId],
    );
    return row ? { screen: projectionView(row) } : {};
  }

  personal(): Promise<Map<Id, Partial<SnapshotState>>> {
    return Promise.resolve(new Map<Id, Partial<SnapshotState>>());
  }
}
