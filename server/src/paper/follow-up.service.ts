import type { FollowUpReport, Id } from '@doi-thoai/shared';
import { paperSymbol } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { IssuingBodiesService } from '../organisation/issuing-bodies.service.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import type { PaperOf } from './block/model.js';
import type { ReportModel } from './follow-up/follow-up.model.js';
import { makeFollowUp, makeFollowUpPaper } from './make-paper.js';
import { isParty } from './paper-of.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Follow-up reports as papers. */
@Injectable()
export class FollowUpPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly bodies: IssuingBodiesService,
    private readonly organisation: OrganisationService,
  ) {}

  /** Bytes of an .xlsx. */
  xlsx(report: FollowUpReport): Promise<Buffer> {
    return makeFollowUp(this.model(report));
  }

  /** Bytes of the report that a body issues; null: the organisation itself. Refuses with NOT_FOUND. */
  async document(format: 'docx' | 'pdf', report: FollowUpReport, bodyId: Id | null): Promise<Buffer> {
    const of = bodyId === null ? await this.house() : await this.issuer(bodyId);
    return makeFollowUpPaper(format, this.model(report), of);
  }

  private model(report: FollowUpReport): ReportModel {
    return { timeZone: TIME_ZONE, generatedAt: new Date(this.clock.now()).toISOString(), report };
  }

  private async issuer(bodyId: Id): Promise<PaperOf> {
    const one = await this.bodies.one(this.dataSource, bodyId);
    const { system, name: body, abbreviation, place } = one;
    const parentBody = one.parentBody === '' ? null : one.parentBody;
    return { system, body, parentBody, abbreviation, place, number: null, symbol: paperSymbol(one, 'BC') };
  }

  private async house(): Promise<PaperOf> {
    const {
      name: body,
      parentBody: above,
      symbol: abbreviation,
    } = await this.organisation.words(this.dataSource);
    const system = isParty(body) ? 'PARTY' : 'STATE';
    const symbol = abbreviation === '' ? 'BC' : paperSymbol({ system, abbreviation }, 'BC');
    const parentBody = above === '' ? null : above;
    return { system, body, parentBody, abbreviation, place: '', number: null, symbol };
  }
}
