import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { AnswersFollowUp } from './answers.js';
import { FollowUpService } from './follow-up.service.js';
import { PublicBoards } from './public-board.js';
import { FollowUpReports } from './report.js';

@Module({
  imports: [OrganisationModule],
  providers: [AnswersFollowUp, FollowUpService, PublicBoards, FollowUpReports],
  exports: [FollowUpService, PublicBoards, FollowUpReports],
})
export class FollowUpModule {}
