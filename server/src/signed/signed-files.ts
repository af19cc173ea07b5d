import type { Id, PaperSystem, SignedPaper } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { Clock } from '../kernel/clock.js';
import { KeptFiles } from '../kernel/kept-files.js';
import type { FileOwner } from '../kernel/kept-files.js';

/** Files that nobody put back after this time were given up. */
const GIVEN_UP_MS = 24 * 3_600_000;

/** Which paper a generated file is. */
export interface GeneratedOf {
  paper: SignedPaper;
  issuer: string;
  system: PaperSystem;
  body: string;
}

/** Where the files of a signed version lie. */
export function ofSigned(meetingId: Id, signedId: Id): FileOwner {
  return { meetingId, kind: 'signed', ownerId: signedId };
}

/** The bytes of a version go when it is purged, or at the next start; so do files that were never put back. */
@Injectable()
export class SignedFiles implements OnApplicationBootstrap {
  constructor(
    private readonly files: KeptFiles,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    feed: Feed,
  ) {
    feed.watch('content.purged', ({ event }, meetingId) => {
      const purged = event.type === 'content.purged' ? event.data : null;
      if (!purged || !('signedId' in purged)) return;
      void files.forget(ofSigned(meetingId, purged.signedId)).catch(() => undefined);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ id: Id }[]>('select id from signed_version where not purged');
    const kept = new Set(rows.map(({ id }) => id));
    const purged = await this.dataSource.query<{ id: Id }[]>('select id from signed_version where purged');
    const gone = new Set(purged.map(({ id }) => id));
    for (const { owner, at } of await this.files.owners('signed')) {
      const givenUp = !kept.has(owner.ownerId) && at < this.clock.now() - GIVEN_UP_MS;
      if (gone.has(owner.ownerId) || givenUp) await this.files.forget(owner);
    }
  }
}
