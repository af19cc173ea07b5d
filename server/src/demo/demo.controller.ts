import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/domain-error.js';
import { DemoLinks } from './demo-links.js';
import type { DemoView } from './demo-links.js';

const NO_DEMO: DemoView = { meetingTitle: '', links: [], earlier: null };

/** In real use: every front page asks once, and an error in the browser's console would look like a fault. */
@Controller()
export class NoDemoController {
  @Get('api/demo')
  view(): DemoView {
    return NO_DEMO;
  }
}

/** There only in demonstration mode. */
@Controller()
export class DemoController {
  constructor(private readonly links: DemoLinks) {}

  /** `{meetingTitle, links: [{role, label, url, localUrl}], earlier: {meetingTitle, links, board} | null}` */
  @Get('api/demo')
  async view(@Res({ passthrough: true }) reply: FastifyReply): Promise<DemoView> {
    const view = (await this.links.view()) ?? NO_DEMO;
    void reply.header('cache-control', 'no-store');
    return view;
  }

  /** Another browser, another delegate. The address is relative: phones stay on the one they came by. */
  @Get('demo/delegate')
  async delegate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = await this.links.delegatePath(request.headers.cookie);
    if (path === null) throw new DomainError('NOT_FOUND');
    await reply.header('cache-control', 'no-store').redirect(path, 302);
  }
}
