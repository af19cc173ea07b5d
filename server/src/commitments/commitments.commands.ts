import type { CommitmentsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { silent } from '../journal/handler.js';
import { ChairActs } from './chair-acts.js';
import {
  EditDto,
  EvidenceDto,
  ExtendDto,
  IssueDto,
  ProposeDto,
  ReasonedDto,
  ReassignDto,
  ReportDto,
  RequestExtensionDto,
  SeenDto,
  SucceedDto,
  UrgeDto,
  VerifyDto,
} from './commitments.dto.js';
import { CommitmentsService } from './commitments.service.js';
import { EvidenceService } from './evidence.service.js';
import { UnitActs } from './unit-acts.js';

@Injectable()
export class CommitmentsCommands implements CommandSource {
  constructor(
    private readonly commitments: CommitmentsService,
    private readonly units: UnitActs,
    private readonly chair: ChairActs,
    private readonly evidence: EvidenceService,
  ) {}

  readonly handlers = {
    'commitments.propose': {
      dto: ProposeDto,
      execute: async (tx, payload) => {
        await this.commitments.propose(tx, payload);
        return { commitmentId: payload.commitmentId };
      },
    },
    'commitments.edit': silent<'commitments.edit'>(EditDto, (tx, p) => this.commitments.edit(tx, p)),
    'commitments.succeed': {
      dto: SucceedDto,
      execute: async (tx, { unitId }) => ({ moved: await this.commitments.succeed(tx, unitId) }),
    },
    'commitments.report': {
      dto: ReportDto,
      execute: async (tx, payload) => {
        await this.units.report(tx, payload);
        return { actId: payload.actId };
      },
    },
    'commitments.acknowledge': silent<'commitments.acknowledge'>(SeenDto, (tx, p) =>
      this.units.acknowledge(tx, p),
    ),
    'commitments.requestExtension': silent<'commitments.requestExtension'>(RequestExtensionDto, (tx, p) =>
      this.units.requestExtension(tx, p),
    ),
    'commitments.attach': silent<'commitments.attach'>(EvidenceDto, (tx, p) => this.evidence.attach(tx, p)),
    'commitments.detach': silent<'commitments.detach'>(EvidenceDto, (tx, p) => this.evidence.detach(tx, p)),
    'commitments.confirm': silent<'commitments.confirm'>(SeenDto, (tx, p) => this.chair.confirm(tx, p)),
    'commitments.issue': silent<'commitments.issue'>(IssueDto, (tx, p) => this.chair.issue(tx, p)),
    'commitments.extend': silent<'commitments.extend'>(ExtendDto, (tx, p) => this.chair.extend(tx, p)),
    'commitments.verify': silent<'commitments.verify'>(VerifyDto, (tx, p) => this.chair.verify(tx, p)),
    'commitments.sendBack': silent<'commitments.sendBack'>(ReasonedDto, (tx, p) =>
      this.chair.sendBack(tx, p),
    ),
    'commitments.reopen': silent<'commitments.reopen'>(ReasonedDto, (tx, p) => this.chair.reopen(tx, p)),
    'commitments.reassign': silent<'commitments.reassign'>(ReassignDto, (tx, p) =>
      this.chair.reassign(tx, p),
    ),
    'commitments.suspend': silent<'commitments.suspend'>(ReasonedDto, (tx, p) => this.chair.suspend(tx, p)),
    'commitments.resume': silent<'commitments.resume'>(ReasonedDto, (tx, p) => this.chair.resume(tx, p)),
    'commitments.cancel': silent<'commitments.cancel'>(ReasonedDto, (tx, p) => this.chair.cancel(tx, p)),
    'commitments.urge': silent<'commitments.urge'>(UrgeDto, (tx, p) => this.chair.urge(tx, p)),
  } satisfies FeatureHandlers<Commands>;
}
