import type { CommandAnswer, Id, PaperKind, PaperSystem, PaperTemplateView } from '@doi-thoai/shared';
import { PAPER_KINDS, PAPER_SYSTEMS, TEMPLATE_LIMITS, isId } from '@doi-thoai/shared';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Door } from '../../door/door.js';
import { DomainError } from '../../kernel/domain-error.js';
import { KeptFiles } from '../../kernel/kept-files.js';
import { PaperTemplatesService, ofTemplate } from '../../organisation/paper-templates.service.js';
import { previewTemplate, requireTemplate, sampleTemplate } from '../../paper/make-paper.js';
import { templateNote } from '../../paper/template-note.js';
import { Organisation } from '../organisation-stream.js';
import { Access } from './access.js';
import { COMES_AGAIN, fileName, keepBrought, requireId, sendKept } from './brought-files.js';
import { DOCX, fileBytes, sendFile } from './files.js';
import { statusOf } from './refusals.js';

interface Of {
  kind: PaperKind;
  system: PaperSystem;
}

/** @throws NOT_FOUND for a paper that there is not */
function paperOf({ kind, system }: Record<string, unknown>): Of {
  const found = {
    kind: PAPER_KINDS.find((one) => one === kind),
    system: PAPER_SYSTEMS.find((one) => one === system),
  };
  if (!found.kind || !found.system) throw new DomainError('NOT_FOUND');
  return { kind: found.kind, system: found.system };
}

/** Of one issuing body alone, or of all. @throws NOT_FOUND */
function bodyOf({ body }: Record<string, unknown>): Id | null {
  if (body === undefined) return null;
  if (!isId(body)) throw new DomainError('NOT_FOUND');
  return body;
}

/** Word files of the organisation that papers are filled into, in and out (W171, W172). */
@Controller('api/organisation/paper-templates')
export class PaperTemplatesController {
  constructor(
    private readonly access: Access,
    private readonly door: Door,
    private readonly organisation: Organisation,
    private readonly files: KeptFiles,
    private readonly templates: PaperTemplatesService,
  ) {}

  @Get()
  async all(@Req() request: FastifyRequest): Promise<PaperTemplateView[]> {
    await this.access.staff(request);
    return this.templates.all();
  }

  /** A template to begin with: the standard paper with fields. */
  @Get('samples/:kind/:system')
  async sample(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param() at: Record<string, string>,
  ): Promise<void> {
    await this.access.staff(request);
    const { kind, system } = paperOf(at);
    const name = `mau-${kind}-${system}.docx`.toLowerCase().replaceAll('_', '-');
    await sendFile(reply, DOCX, name, await sampleTemplate({ kind, system }));
  }

  /** Looked at whole, and taken whole or not at all. The same id again is the same file again. */
  @Post(':templateId')
  async bring(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('templateId') told: string,
    @Query() query: Record<string, unknown>,
    @Body() body: unknown,
  ): Promise<CommandAnswer> {
    this.access.requireOwnOrigin(request);
    const staffId = await this.access.staff(request);
    await this.templates.requireRight(staffId);
    const templateId = requireId(told);
    const of = paperOf(query);
    const bodyId = bodyOf(query);
    const stream = await this.organisation.streamId();
    const known = await this.files.find(ofTemplate(stream, of), templateId);
    if (!known) await this.keep(staffId, templateId, of, fileName(request), fileBytes(body));
    const payload = { templateId, ...of, bodyId };
    const message = { id: templateId, name: 'organisation.bringTemplate', payload };
    const answer = await this.door.issue(stream, staffId, message);
    if (!known) await this.dropUnless(templateId, of, answer);
    void reply.status(answer.ok ? 200 : statusOf(answer.code));
    return answer;
  }

  @Get(':templateId/file')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('templateId') id: string,
  ): Promise<void> {
    await this.access.staff(request);
    const template = await this.templates.one(requireId(id));
    await sendKept(reply, { type: DOCX, name: template.name }, await this.templates.bytes(template));
  }

  /** Filled with invented words. @throws TEMPLATE_FAILED */
  @Get(':templateId/preview')
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('templateId') id: string,
  ): Promise<void> {
    await this.access.staff(request);
    const template = await this.templates.one(requireId(id));
    const bytes = await previewTemplate(
      await this.templates.bytes(template),
      template,
      templateNote(template),
    );
    await sendFile(reply, DOCX, 'ban-dien-thu.docx', bytes);
  }

  /** @throws TOO_LARGE, NOT_A_TEMPLATE, TEMPLATE_INVALID, SECRECY_MARK */
  private async keep(staffId: Id, id: Id, of: Of, name: string, bytes: Buffer): Promise<void> {
    if (bytes.length > TEMPLATE_LIMITS.file) throw new DomainError('TOO_LARGE');
    await requireTemplate(bytes, of);
    const owner = ofTemplate(await this.organisation.streamId(), of);
    try {
      await keepBrought(this.files, { ...owner, id, broughtBy: staffId, name }, bytes, [DOCX]);
    } catch (error) {
      const type = error instanceof DomainError && error.code === 'ATTACHMENT_TYPE';
      throw type ? new DomainError('NOT_A_TEMPLATE') : error;
    }
  }

  /** What is no version lies there for nobody. */
  private async dropUnless(id: Id, of: Of, answer: CommandAnswer): Promise<void> {
    if (answer.ok || COMES_AGAIN.has(answer.code)) return;
    await this.files.drop(ofTemplate(await this.organisation.streamId(), of), id);
  }
}
