import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { AnswersFollowUp } from './answers.js';
import { FollowUpService } from './follow-up.service.js';

@Module({
  imports: [OrganisationModule],
  providers: [AnswersFollowUp, FollowUpService],
  exports: [FollowUpService],
})
export class FollowUpModule {}
