import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { KeptFiles } from '../kernel/kept-files.js';
import type { FileOwner } from '../kernel/kept-files.js';

/** Where the files of a material lie. */
export function ofMaterial(meetingId: Id, materialId: Id): FileOwner {
  return { meetingId, kind: 'materials', ownerId: materialId };
}

/** The bytes of a material go when it is purged: after the commit, or at the next start. */
@Injectable()
export class MaterialFiles implements OnApplicationBootstrap {
  constructor(
    private readonly files: KeptFiles,
    private readonly dataSource: DataSource,
    feed: Feed,
  ) {
    feed.watch('content.purged', ({ event }, meetingId) => {
      const purged = event.type === 'content.purged' ? event.data : null;
      if (!purged || !('materialId' in purged)) return;
      void files.forget(ofMaterial(meetingId, purged.materialId)).catch(() => undefined);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ id: Id; meetingId: Id }[]>(
      'select id, meeting_id as "meetingId" from material where purged',
    );
    for (const { id, meetingId } of rows) await this.files.forget(ofMaterial(meetingId, id));
  }
}
