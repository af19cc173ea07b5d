import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PublicBoards } from '../../follow-up/public-board.js';
import { EMPTY_PAGE, boardPage, noBoardPage } from '../../follow-up/public-board.page.js';
import { Attempts } from '../../identity/attempts.js';
import { PUBLIC_URL } from '../handshake.js';

/** Built with the client, so that its style sheet is the house's and has the name of its content. */
const TEMPLATE = join(import.meta.dirname, '..', '..', '..', '..', 'client', 'dist', 'board.html');

/** The public board of a meeting as a page without any script, for whoever has its address (W159). */
@Controller('board')
export class PublicBoardController {
  private template: Promise<string> | null = null;

  constructor(
    private readonly boards: PublicBoards,
    private readonly attempts: Attempts,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  @Get(':code')
  async page(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('code') code: string,
    @Query('lang') lang: unknown,
  ): Promise<void> {
    const language = lang === 'en' ? 'en' : 'vi';
    const address = `${this.publicUrl()}/board/${code}`;
    const options = { template: await this.shell(), language, address } as const;
    const view = await this.boards.of(code);
    // A whole hall shares one address: only wrong codes are slowed down.
    if (!view) await this.attempts.slowDown(request.ip);
    // It may be closed at any moment: kept by nobody on the way.
    void reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache');
    await reply.status(view ? 200 : 404).send(view ? boardPage(view, options) : noBoardPage(options));
  }

  private shell(): Promise<string> {
    this.template ??= readFile(TEMPLATE, 'utf8').catch(() => EMPTY_PAGE);
    return this.template;
  }
}
