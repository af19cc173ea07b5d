import { Controller, Get, Param, Req } from '@nestjs/common';
import type {
  IssuingBodyView,
  OrgUnitView,
  OrganisationRules,
  PaperNumberView,
  UnitOfDay,
} from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { isId } from '@doi-thoai/shared';
import { civilDay } from '../../kernel/civil-date.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MeetingService } from '../../meeting/meeting.service.js';
import { IssuingBodiesService } from '../../organisation/issuing-bodies.service.js';
import { PaperNumbersService } from '../../organisation/paper-numbers.service.js';
import { RulesService } from '../../organisation/rules.service.js';
import { UnitsService } from '../../organisation/units.service.js';
import { Access } from './access.js';

/** What belongs to the whole organisation, for those who have an account. */
@Controller('api')
export class OrganisationController {
  constructor(
    private readonly access: Access,
    private readonly rules: RulesService,
    private readonly units: UnitsService,
    private readonly bodies: IssuingBodiesService,
    private readonly numbers: PaperNumbersService,
    private readonly meetings: MeetingService,
    private readonly dataSource: DataSource,
  ) {}

  /** All versions of the rule profiles, and the holiday calendars of the years around today. */
  @Get('organisation/rules')
  async allRules(@Req() request: FastifyRequest): Promise<OrganisationRules> {
    await this.access.staff(request);
    return this.rules.rules(this.dataSource, civilDay(Date.now()));
  }

  /** Every unit with its names, its end and its successor. */
  @Get('organisation/units')
  async allUnits(@Req() request: FastifyRequest): Promise<OrgUnitView[]> {
    await this.access.staff(request);
    return this.units.all(this.dataSource);
  }

  /** Bodies that issue papers, also those that do no more. */
  @Get('organisation/issuing-bodies')
  async allBodies(@Req() request: FastifyRequest): Promise<IssuingBodyView[]> {
    await this.access.staff(request);
    return this.bodies.all(this.dataSource);
  }

  /** Numbers that a body has given or left out, the latest first. */
  @Get('organisation/issuing-bodies/:bodyId/numbers')
  async register(
    @Req() request: FastifyRequest,
    @Param('bodyId') bodyId: string,
  ): Promise<PaperNumberView[]> {
    await this.access.staff(request);
    if (!isId(bodyId)) throw new DomainError('NOT_FOUND');
    return this.numbers.ofBody(this.dataSource, (await this.bodies.one(this.dataSource, bodyId)).id);
  }

  /** Units that there are on a meeting's day, for the desk that asks them. */
  @Get('meetings/:meetingId/units')
  async unitsOfDay(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<UnitOfDay[]> {
    await this.access.desk(request, meetingId);
    const startsAt = await this.meetings.startsAt(this.dataSource, meetingId);
    return this.units.onDay(this.dataSource, civilDay(startsAt));
  }
}
