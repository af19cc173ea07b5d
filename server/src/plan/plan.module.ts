import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { PlanService } from './plan.service.js';

@Module({ imports: [OrganisationModule], providers: [PlanService], exports: [PlanService] })
export class PlanModule {}
