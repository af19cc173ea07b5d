import type { Id } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The stream for what has no meeting. Its id is made with the database. */
@Injectable()
export class Organisation {
  private known: Promise<Id> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  streamId(): Promise<Id> {
    this.known ??= this.read().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  private async read(): Promise<Id> {
    const rows: { id: Id }[] = await this.dataSource.query(
      'select organisation_stream as id from installation',
    );
    const row = rows[0];
    if (!row) throw new Error('the database has no installation row');
    return row.id;
  }
}
