import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** For whoever runs it, and for a second `npm start` that finds its port taken by us. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  async health(): Promise<{ product: string; database: 'up' | 'away' }> {
    const up = await this.dataSource.query('select 1').then(
      () => true,
      () => false,
    );
    return { product: 'doi-thoai', database: up ? 'up' : 'away' };
  }
}
