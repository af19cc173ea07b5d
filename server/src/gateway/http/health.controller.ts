import { Controller, Get, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Which copy this is, by fingerprints. */
export const PLACE = Symbol('Place');

/** For whoever runs it, and for a second `npm start` that finds its port taken by us. */
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(PLACE) private readonly place: object,
  ) {}

  @Get()
  async health(): Promise<{ product: string; database: 'up' | 'away' }> {
    const up = await this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
    return { product: 'doi-thoai', ...this.place, database: up ? 'up' : 'away' };
  }
}
