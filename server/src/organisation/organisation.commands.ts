import type { OrganisationCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { AccountsActs } from './accounts.acts.js';
import { IssuingBodiesService } from './issuing-bodies.service.js';
import {
  AddIssuingBodyDto,
  AddStaffDto,
  AddUnitDto,
  CloseAccountDto,
  ConfigureOrganisationDto,
  EditHolidaysDto,
  EditIssuingBodyDto,
  EditProfileDto,
  EndUnitDto,
  ImportHolidaysDto,
  MakePasswordLinkDto,
  MoveUnitDto,
  RenameUnitDto,
  ReopenAccountDto,
  SetPasswordDto,
} from './organisation.dto.js';
import { OrganisationService } from './organisation.service.js';
import { BringTemplateDto, TakeBackTemplateDto } from './paper-templates.dto.js';
import { PaperTemplatesService } from './paper-templates.service.js';
import { RulesService } from './rules.service.js';
import { UnitsActs } from './units.acts.js';

@Injectable()
export class OrganisationCommands implements CommandSource {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly accounts: AccountsActs,
    private readonly rules: RulesService,
    private readonly units: UnitsActs,
    private readonly bodies: IssuingBodiesService,
    private readonly templates: PaperTemplatesService,
  ) {}

  readonly handlers = {
    'organisation.configure': {
      dto: ConfigureOrganisationDto,
      execute: async (tx, payload) => {
        await this.organisation.configure(tx, payload);
        return null;
      },
    },
    'organisation.addStaff': {
      dto: AddStaffDto,
      execute: async (tx, payload) => {
        await this.accounts.add(tx, payload);
        return { staffId: payload.staffId };
      },
    },
    'organisation.closeAccount': {
      dto: CloseAccountDto,
      execute: async (tx, payload) => {
        await this.accounts.close(tx, payload);
        return null;
      },
    },
    'organisation.reopenAccount': {
      dto: ReopenAccountDto,
      execute: async (tx, payload) => {
        await this.accounts.reopen(tx, payload);
        return null;
      },
    },
    'organisation.makePasswordLink': {
      dto: MakePasswordLinkDto,
      execute: (tx, payload) => this.accounts.makeLink(tx, payload),
    },
    'organisation.setPassword': {
      dto: SetPasswordDto,
      execute: async (tx, payload) => {
        await this.accounts.setPassword(tx, payload);
        return null;
      },
    },
    'organisation.editProfile': {
      dto: EditProfileDto,
      execute: async (tx, payload) => {
        await this.rules.editProfile(tx, payload);
        return null;
      },
    },
    'organisation.editHolidays': {
      dto: EditHolidaysDto,
      execute: async (tx, payload) => {
        await this.rules.editHolidays(tx, payload);
        return null;
      },
    },
    'organisation.importHolidays': {
      dto: ImportHolidaysDto,
      execute: (tx, { text }) => this.rules.importHolidays(tx, text),
    },
    'organisation.addUnit': {
      dto: AddUnitDto,
      execute: async (tx, payload) => {
        await this.units.add(tx, payload);
        return { unitId: payload.unitId };
      },
    },
    'organisation.renameUnit': {
      dto: RenameUnitDto,
      execute: async (tx, payload) => {
        await this.units.rename(tx, payload);
        return null;
      },
    },
    'organisation.moveUnit': {
      dto: MoveUnitDto,
      execute: async (tx, payload) => {
        await this.units.move(tx, payload);
        return null;
      },
    },
    'organisation.endUnit': {
      dto: EndUnitDto,
      execute: async (tx, payload) => {
        await this.units.end(tx, payload);
        return null;
      },
    },
    'organisation.addIssuingBody': {
      dto: AddIssuingBodyDto,
      execute: async (tx, payload) => {
        await this.bodies.add(tx, payload);
        return { bodyId: payload.bodyId };
      },
    },
    'organisation.editIssuingBody': {
      dto: EditIssuingBodyDto,
      execute: async (tx, payload) => {
        await this.bodies.edit(tx, payload);
        return null;
      },
    },
    'organisation.bringTemplate': {
      dto: BringTemplateDto,
      execute: (tx, payload) => this.templates.bring(tx, payload),
    },
    'organisation.takeBackTemplate': {
      dto: TakeBackTemplateDto,
      execute: async (tx, payload) => {
        await this.templates.takeBack(tx, payload);
        return null;
      },
    },
  } satisfies FeatureHandlers<Commands>;
}
