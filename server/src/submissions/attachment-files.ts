import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { KeptFiles } from '../kernel/kept-files.js';

/** The bytes of attachments go when the opinion is purged, or when its author takes one away: after the commit. */
@Injectable()
export class AttachmentFiles implements OnApplicationBootstrap {
  constructor(
    private readonly files: KeptFiles,
    private readonly dataSource: DataSource,
    feed: Feed,
  ) {
    // What a crash leaves behind is deleted at the next start.
    feed.watch('content.purged', ({ event }) => {
      const purged = event.type === 'content.purged' ? event.data : null;
      if (purged && 'submissionId' in purged) void files.forget(purged.submissionId).catch(() => undefined);
    });
    feed.watch('submissions.attachmentRemoved', ({ event }) => {
      const gone = event.type === 'submissions.attachmentRemoved' ? event.data : null;
      if (gone) void this.remove(gone.submissionId, gone.attachmentId).catch(() => undefined);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const purged = await this.dataSource.query<{ id: Id }[]>(
      `select id from submission where aside ->> 'kind' = 'PURGED'`,
    );
    for (const { id } of purged) await this.files.forget(id);
    const gone = await this.dataSource.query<{ ownerId: Id; id: Id }[]>(
      'select owner_id as "ownerId", id from gone_file',
    );
    for (const { ownerId, id } of gone) await this.remove(ownerId, id);
  }

  private async remove(ownerId: Id, id: Id): Promise<void> {
    await this.files.drop(ownerId, id);
    await this.dataSource.query('delete from gone_file where owner_id = $1 and id = $2', [ownerId, id]);
  }
}
