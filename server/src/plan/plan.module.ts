import { Module } from '@nestjs/common';
import { MaterialsModule } from '../materials/materials.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { PlanService } from './plan.service.js';

@Module({ imports: [OrganisationModule, MaterialsModule], providers: [PlanService], exports: [PlanService] })
export class PlanModule {}
