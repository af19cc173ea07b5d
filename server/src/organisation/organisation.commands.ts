import type { OrganisationCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { AddStaffDto, ConfigureOrganisationDto } from './organisation.dto.js';
import { OrganisationService } from './organisation.service.js';

@Injectable()
export class OrganisationCommands implements CommandSource {
  constructor(private readonly organisation: OrganisationService) {}

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
        await this.organisation.addStaff(tx, payload);
        return { staffId: payload.staffId };
      },
    },
  } satisfies FeatureHandlers<Commands>;
}
