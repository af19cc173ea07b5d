import { CollatedOpinionEntity, CollatedSourceEntity } from './collation/collation.entity.js';
import { UnitSetEntity } from './collection/collection.entity.js';
import { CommitmentActEntity, CommitmentEntity } from './commitments/commitments.entity.js';
import { ConclusionEntity, ConclusionLineEntity, NoticeEntity } from './conclusions/conclusions.entity.js';
import { FloorEntity, SpeakerRequestEntity, TurnEntity, TurnNoteEntity } from './floor/floor.entity.js';
import { DeliveryEntity, InvitationEntity } from './invitations/invitations.entity.js';
import { MaterialEntity } from './materials/materials.entity.js';
import { ActEntity, MeetingEntity, MeetingStepEntity } from './meeting/meeting.entity.js';
import {
  HolidayYearEntity,
  IssuingBodyEntity,
  OrgUnitEntity,
  OrganisationEntity,
  RuleProfileEntity,
  StaffAccountEntity,
} from './organisation/organisation.entity.js';
import { PaperTemplateEntity } from './organisation/paper-templates.entity.js';
import { ParticipantEntity, StandInEntity } from './participants/participants.entity.js';
import { ReminderEntity, ReminderMarkEntity, UnitCalendarEntity } from './reminders/reminders.entity.js';
import { ResponseEntity } from './responses/responses.entity.js';
import { ProjectionEntity } from './screen/screen.entity.js';
import { SignedEntity } from './signed/signed.entity.js';
import { SubmissionEntity } from './submissions/submissions.entity.js';

/** Every table that TypeORM knows; the schema itself comes from the migrations. */
export const ENTITIES = [
  CollatedOpinionEntity,
  CollatedSourceEntity,
  UnitSetEntity,
  CommitmentEntity,
  CommitmentActEntity,
  ConclusionEntity,
  ConclusionLineEntity,
  NoticeEntity,
  DeliveryEntity,
  ReminderEntity,
  ReminderMarkEntity,
  UnitCalendarEntity,
  InvitationEntity,
  MaterialEntity,
  FloorEntity,
  SpeakerRequestEntity,
  TurnEntity,
  TurnNoteEntity,
  MeetingEntity,
  MeetingStepEntity,
  ActEntity,
  OrganisationEntity,
  StaffAccountEntity,
  OrgUnitEntity,
  RuleProfileEntity,
  HolidayYearEntity,
  IssuingBodyEntity,
  PaperTemplateEntity,
  ParticipantEntity,
  StandInEntity,
  ResponseEntity,
  ProjectionEntity,
  SubmissionEntity,
  SignedEntity,
];
