import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { KeptFiles } from '../kernel/kept-files.js';
import type { FileOwner } from '../kernel/kept-files.js';

/** Where the files beside an opinion lie. */
export function beside(meetingId: Id, submissionId: Id): FileOwner {
  return { meetingId, kind: 'opinions', ownerId: submissionId };
}

/** The bytes of attachments go when the opinion is purged, or when its author takes one away: after the commit. */
@Injectable()
export class AttachmentFiles implements OnApplicationBootstrap {
  constructor(
    private readonly files: KeptFiles,
    private readonly dataSource: DataSource,
    feed: Feed,
  ) {
    // What a crash leaves behind is deleted at the next start.
    feed.watch('content.purged', ({ event }, meetingId) => {
      const purged = event.type === 'content.purged' ? event.data : null;
      if (!purged || !('submissionId' in purged)) return;
      void files.forget(beside(meetingId, purged.submissionId)).catch(() => undefined);
    });
    feed.watch('submissions.attachmentRemoved', ({ event }, meetingId) => {
      const gone = event.type === 'submissions.attachmentRemoved' ? event.data : null;
      if (!gone) return;
      void this.remove(beside(meetingId, gone.submissionId), gone.attachmentId).catch(() => undefined);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const purged = await this.dataSource.query<{ id: Id; meetingId: Id }[]>(
      `select id, meeting_id as "meetingId" from submission where aside ->> 'kind' = 'PURGED'`,
    );
    for (const { id, meetingId } of purged) await this.files.forget(beside(meetingId, id));
    const gone = await this.dataSource.query<{ ownerId: Id; id: Id; meetingId: Id }[]>(
      `select meeting_id as "meetingId", owner_id as "ownerId", id from gone_file where kind = 'opinions'`,
    );
    for (const { ownerId, id, meetingId } of gone) await this.remove(beside(meetingId, ownerId), id);
  }

  private async remove(owner: FileOwner, id: Id): Promise<void> {
    await this.files.drop(owner, id);
    await this.dataSource.query('delete from gone_file where meeting_id = $1 and owner_id = $2 and id = $3', [
      owner.meetingId,
      owner.ownerId,
      id,
    ]);
  }
}
