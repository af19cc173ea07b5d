import { Module } from '@nestjs/common';
import { OrganisationCommands } from './organisation.commands.js';
import { OrganisationService } from './organisation.service.js';
import { RulesService } from './rules.service.js';
import { UnitsActs } from './units.acts.js';
import { UnitsService } from './units.service.js';

@Module({
  providers: [OrganisationService, RulesService, UnitsService, UnitsActs, OrganisationCommands],
  exports: [OrganisationService, RulesService, UnitsService, OrganisationCommands],
})
export class OrganisationModule {}
