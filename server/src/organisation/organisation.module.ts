import { Module } from '@nestjs/common';
import { AccountsActs } from './accounts.acts.js';
import { AccountsService } from './accounts.service.js';
import { IssuingBodiesService } from './issuing-bodies.service.js';
import { OrganisationCommands } from './organisation.commands.js';
import { OrganisationService } from './organisation.service.js';
import { PaperNumbersService } from './paper-numbers.service.js';
import { PaperTemplatesService } from './paper-templates.service.js';
import { RulesService } from './rules.service.js';
import { BroughtUnitsService } from './brought-units.service.js';
import { UnitsActs } from './units.acts.js';
import { UnitsService } from './units.service.js';

@Module({
  providers: [
    OrganisationService,
    AccountsService,
    AccountsActs,
    RulesService,
    UnitsService,
    UnitsActs,
    BroughtUnitsService,
    IssuingBodiesService,
    PaperNumbersService,
    PaperTemplatesService,
    OrganisationCommands,
  ],
  exports: [
    OrganisationService,
    AccountsService,
    RulesService,
    UnitsService,
    BroughtUnitsService,
    IssuingBodiesService,
    PaperNumbersService,
    PaperTemplatesService,
    OrganisationCommands,
  ],
})
export class OrganisationModule {}
