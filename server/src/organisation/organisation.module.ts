import { Module } from '@nestjs/common';
import { OrganisationCommands } from './organisation.commands.js';
import { OrganisationService } from './organisation.service.js';

@Module({
  providers: [OrganisationService, OrganisationCommands],
  exports: [OrganisationService, OrganisationCommands],
})
export class OrganisationModule {}
