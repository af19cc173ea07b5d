import { Controller, Get, Req } from '@nestjs/common';
import type { OrganisationRules } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { civilDay } from '../../kernel/civil-date.js';
import { RulesService } from '../../organisation/rules.service.js';
import { Access } from './access.js';

/** What belongs to the whole organisation, for those who have an account. */
@Controller('api/organisation')
export class OrganisationController {
  constructor(
    private readonly access: Access,
    private readonly rules: RulesService,
    private readonly dataSource: DataSource,
  ) {}

  /** All versions of the rule profiles, and the holiday calendars of the years around today. */
  @Get('rules')
  async allRules(@Req() request: FastifyRequest): Promise<OrganisationRules> {
    await this.access.staff(request);
    return this.rules.rules(this.dataSource, civilDay(Date.now()));
  }
}
