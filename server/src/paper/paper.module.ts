import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { MinutesService } from './minutes.service.js';

@Module({ imports: [OrganisationModule], providers: [MinutesService], exports: [MinutesService] })
export class PaperModule {}
