import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isId, readsTable } from '@doi-thoai/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnitCalendars } from '../../identity/unit-calendars.js';
import { DomainError } from '../../kernel/domain-error.js';
import { CalendarFiles } from '../../reminders/calendar.service.js';
import { PUBLIC_URL } from '../handshake.js';
import { Access } from './access.js';
import { bodyText } from './body-text.js';

type Body<K extends string> = Partial<Record<K, unknown>> | null;

/** What was promised, for calendar programs: one promise as a file, and a unit's by an address that needs no login. */
@Controller('api')
export class CalendarsController {
  constructor(
    private readonly access: Access,
    private readonly calendars: UnitCalendars,
    private readonly files: CalendarFiles,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  /** Calendar programs like an address that ends as a file does. */
  @Get('calendars/:token')
  async unit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
  ): Promise<string> {
    const calendar = await this.calendars.find(bodyText(token).replace(/\.ics$/, ''), request.ip);
    return asCalendar(reply, await this.files.ofUnit(calendar, this.publicUrl()));
  }

  @Post('meetings/:meetingId/calendars')
  @HttpCode(200)
  async make(
    @Req() request: FastifyRequest,
    @Param('meetingId') meetingId: string,
    @Body() body: Body<'id' | 'calendarId' | 'token'>,
  ): Promise<{ link: string }> {
    this.access.requireOwnOrigin(request);
    const seat = await this.access.seat(request, meetingId);
    const token = bodyText(body?.token);
    const answer = await this.calendars.make(seat, body?.id, body?.calendarId, token);
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
    return { link: `${this.publicUrl()}/api/calendars/${token}.ics` };
  }

  /** For the table, and for responders of a unit that has a part in it. */
  @Get('meetings/:meetingId/commitments/:commitmentId/calendar.ics')
  async promise(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('meetingId') meetingId: string,
    @Param('commitmentId') commitmentId: string,
  ): Promise<string> {
    const seat = await this.access.seat(request, meetingId);
    const table = readsTable(seat.reader.reader);
    if (!table && seat.role !== 'RESPONDER') throw new DomainError('NOT_ALLOWED', { role: seat.role });
    if (!isId(commitmentId) || (!table && seat.unitId === null)) throw new DomainError('NOT_FOUND');
    const unitId = table ? null : seat.unitId;
    const file = await this.files.ofPromise(meetingId, commitmentId, unitId, this.publicUrl());
    void reply.header('content-disposition', 'attachment; filename="viec-da-cam-ket.ics"');
    return asCalendar(reply, file);
  }
}

function asCalendar(reply: FastifyReply, file: string): string {
  void reply.header('content-type', 'text/calendar; charset=utf-8');
  return file;
}
