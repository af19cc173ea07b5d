import { Controller, Get, Param, Req } from '@nestjs/common';
import type { LateMeeting, MeetingDeadlines, Role } from '@doi-thoai/shared';
import type { FastifyRequest } from 'fastify';
import { StaffService } from '../../identity/staff.service.js';
import { DomainError } from '../../kernel/domain-error.js';
import { PlanService } from '../../plan/plan.service.js';
import { Access } from './access.js';

/** Who keeps the days of a meeting: what the chair and the desk may see goes into them. */
const KEEPERS: readonly Role[] = ['ORGANISER', 'CHAIR', 'CO_CHAIR', 'SECRETARY', 'CLERK'];

/** The days of meetings by their rules. */
@Controller('api')
export class PlanController {
  constructor(
    private readonly access: Access,
    private readonly plan: PlanService,
    private readonly staff: StaffService,
  ) {}

  /** Planned, due, done and late, for chair and desk. */
  @Get('meetings/:meetingId/deadlines')
  async deadlines(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
  ): Promise<MeetingDeadlines> {
    const { role } = await this.access.seat(request, meetingId);
    if (!KEEPERS.includes(role)) throw new DomainError('NOT_ALLOWED', { role });
    return this.plan.deadlines(meetingId);
  }

  /** What is late in the own meetings, as far as the role there may know it; rehearsals are left out. */
  @Get('staff/late')
  async late(@Req() request: FastifyRequest): Promise<LateMeeting[]> {
    const meetings = await this.staff.meetingsOf(await this.access.staff(request));
    const kept = meetings.filter(({ role, rehearsal }) => KEEPERS.includes(role) && !rehearsal);
    return this.plan.late(kept.map(({ meetingId }) => meetingId));
  }
}
