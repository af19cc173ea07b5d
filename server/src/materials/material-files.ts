import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Feed } from '../journal/feed.js';
import { KeptFiles } from '../kernel/kept-files.js';

/** The bytes of a material go when it is purged: after the commit, or at the next start. */
@Injectable()
export class MaterialFiles implements OnApplicationBootstrap {
  constructor(
    private readonly files: KeptFiles,
    private readonly dataSource: DataSource,
    feed: Feed,
  ) {
    feed.watch('content.purged', ({ event }) => {
      const purged = event.type === 'content.purged' ? event.data : null;
      if (purged && 'materialId' in purged) void files.forget(purged.materialId).catch(() => undefined);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ id: Id }[]>('select id from material where purged');
    for (const { id } of rows) await this.files.forget(id);
  }
}
