import type { DynamicModule, ModuleMetadata, ValueProvider } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FollowUpModule } from '../follow-up/follow-up.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { MeetingFileModule } from '../meeting-file/meeting-file.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { SyncModule } from '../sync/sync.module.js';
import { DoorPort } from './door-port.js';
import { Handshake, MAX_SOCKETS, PUBLIC_URL } from './handshake.js';
import { Housekeeping } from './housekeeping.js';
import { AccountsController } from './http/accounts.controller.js';
import { Access } from './http/access.js';
import { AddressController } from './http/address.controller.js';
import { AlikeController } from './http/alike.controller.js';
import { Admission } from './http/admission.js';
import { ANONYMOUS_AN_HOUR, AnonymousGate } from './http/anonymous-gate.js';
import { AttachmentsController } from './http/attachments.controller.js';
import { AuthorsController } from './http/authors.controller.js';
import { CalendarsController } from './http/calendars.controller.js';
import { CommandsController } from './http/commands.controller.js';
import { CommitmentsController } from './http/commitments.controller.js';
import { DossierController } from './http/dossier.controller.js';
import { EntranceController } from './http/entrance.controller.js';
import { FollowUpController } from './http/follow-up.controller.js';
import { HealthController, PLACE } from './http/health.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { MeetingFilesController } from './http/meeting-files.controller.js';
import { MaterialsController } from './http/materials.controller.js';
import { OrganisationController } from './http/organisation.controller.js';
import { PapersController } from './http/papers.controller.js';
import { PaperTemplatesController } from './http/paper-templates.controller.js';
import { NoticesController } from './http/notices.controller.js';
import { PlanController } from './http/plan.controller.js';
import { PublicBoardController } from './http/public-board.controller.js';
import { PromisesController } from './http/promises.controller.js';
import { ReadingController } from './http/reading.controller.js';
import { ReadableMeetings } from './http/readable-meetings.js';
import { RefusalFilter } from './http/refusals.js';
import { SignedController } from './http/signed.controller.js';
import { SlipsController } from './http/slips.controller.js';
import { SearchController } from './http/search.controller.js';
import { RosterController } from './http/roster.controller.js';
import { StatisticsController } from './http/statistics.controller.js';
import { StaffController } from './http/staff.controller.js';
import { UnitFormController } from './http/unit-form.controller.js';
import { UnitLinksController } from './http/unit-links.controller.js';
import { BULK_FRAME_MS, Lanes } from './lanes.js';
import { Organisation } from './organisation-stream.js';
import { RealtimeGateway } from './realtime.gateway.js';
import { SeatChanges } from './seat-changes.js';

/** What the gateway needs of the configuration. */
export interface GatewayOptions {
  /** What `api/health` tells of this server, beside that it is one. */
  place: object;
  publicUrl: () => string;
  maxSockets: number;
  bulkFrameMs: number;
  anonymousAnHour: number;
}

const CONTROLLERS = [
  AccountsController,
  AddressController,
  AlikeController,
  AttachmentsController,
  AuthorsController,
  CalendarsController,
  CommandsController,
  CommitmentsController,
  DossierController,
  EntranceController,
  FollowUpController,
  HealthController,
  InvitationsController,
  MeetingFilesController,
  MaterialsController,
  OrganisationController,
  PapersController,
  PaperTemplatesController,
  NoticesController,
  PlanController,
  PublicBoardController,
  PromisesController,
  ReadingController,
  SlipsController,
  SignedController,
  SearchController,
  RosterController,
  StaffController,
  StatisticsController,
  UnitFormController,
  UnitLinksController,
];

/** The only place that talks to sockets and HTTP. */
@Module({})
export class GatewayModule {
  static with(options: GatewayOptions, imports: ModuleMetadata['imports'] = []): DynamicModule {
    const settings: ValueProvider[] = [
      { provide: PLACE, useValue: options.place },
      { provide: PUBLIC_URL, useValue: options.publicUrl },
      { provide: MAX_SOCKETS, useValue: options.maxSockets },
      { provide: BULK_FRAME_MS, useValue: options.bulkFrameMs },
      { provide: ANONYMOUS_AN_HOUR, useValue: options.anonymousAnHour },
    ];
    return {
      module: GatewayModule,
      imports: [
        ...imports,
        ...[
          SyncModule,
          PaperModule,
          MeetingFileModule,
          DossierModule,
          PlanModule,
          StatisticsModule,
          FollowUpModule,
        ],
      ],
      controllers: CONTROLLERS,
      providers: [
        ...settings,
        { provide: APP_FILTER, useClass: RefusalFilter },
        Access,
        Admission,
        AnonymousGate,
        Handshake,
        Housekeeping,
        Lanes,
        ReadableMeetings,
        RealtimeGateway,
        SeatChanges,
      ],
      exports: [RealtimeGateway],
    };
  }
}

/** The way in for the entrance's own commands; a module of its own so that identity can import it. */
@Module({ providers: [Organisation, DoorPort], exports: [Organisation, DoorPort] })
export class PortModule {}
