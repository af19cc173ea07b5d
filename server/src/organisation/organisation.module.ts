import { Module } from '@nestjs/common';
import { OrganisationCommands } from './organisation.commands.js';
import { OrganisationService } from './organisation.service.js';
import { RulesService } from './rules.service.js';

@Module({
  providers: [OrganisationService, RulesService, OrganisationCommands],
  exports: [OrganisationService, RulesService, OrganisationCommands],
})
export class OrganisationModule {}
