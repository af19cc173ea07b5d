import { Module } from '@nestjs/common';
import { OrganisationCommands } from './organisation.commands.js';
import { OrganisationService } from './organisation.service.js';
import { RulesService } from './rules.service.js';
import { BroughtUnitsService } from './brought-units.service.js';
import { UnitsActs } from './units.acts.js';
import { UnitsService } from './units.service.js';

@Module({
  providers: [
    OrganisationService,
    RulesService,
    UnitsService,
    UnitsActs,
    BroughtUnitsService,
    BroughtUnitsService,
    OrganisationCommands,
  ],
  exports: [OrganisationService, RulesService, UnitsService, BroughtUnitsService, OrganisationCommands],
})
export class OrganisationModule {}
