import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { KeptFiles } from '../kernel/kept-files.js';
import type { FileOwner } from '../kernel/kept-files.js';

interface Gone {
  meetingId: Id;
  ownerId: Id;
  id: Id;
}

/** Where the files beside the reports on a promise lie. */
export function ofCommitment(meetingId: Id, commitmentId: Id): FileOwner {
  return { meetingId, kind: 'evidence', ownerId: commitmentId };
}

/** The bytes of evidence that was taken away go after the commit, or, after a crash, at the next start. */
@Injectable()
export class EvidenceFiles implements OnApplicationBootstrap {
  constructor(
    private readonly files: KeptFiles,
    private readonly dataSource: DataSource,
    feed: Feed,
  ) {
    feed.watch('commitments.acted', ({ command }) => {
      if (command === 'commitments.detach') void this.sweep().catch(() => undefined);
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.sweep();
  }

  private async sweep(): Promise<void> {
    const gone = await this.dataSource.query<Gone[]>(
      `select meeting_id as "meetingId", owner_id as "ownerId", id from gone_file where kind = 'evidence'`,
    );
    for (const { meetingId, ownerId, id } of gone) {
      await this.files.drop(ofCommitment(meetingId, ownerId), id);
      await this.dataSource.query(
        'delete from gone_file where meeting_id = $1 and owner_id = $2 and id = $3',
        [meetingId, ownerId, id],
      );
    }
  }
}
