import type { DynamicModule } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import { TypeOrmModule } from '@nestjs/typeorm';
import { join } from 'node:path';
import { CollationCommands } from './collation/collation.commands.js';
import { CollationModule } from './collation/collation.module.js';
import { CollationSnapshot } from './collation/collation.snapshot.js';
import { CollectionCommands } from './collection/collection.commands.js';
import { CollectionModule } from './collection/collection.module.js';
import { CollectionSnapshot } from './collection/collection.snapshot.js';
import { CommitmentsCommands } from './commitments/commitments.commands.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { CommitmentsSnapshot } from './commitments/commitments.snapshot.js';
import { ConclusionsCommands } from './conclusions/conclusions.commands.js';
import { ConclusionsModule } from './conclusions/conclusions.module.js';
import { ConclusionsSnapshot } from './conclusions/conclusions.snapshot.js';
import type { Config } from './config/config.js';
import { placeOf } from './config/place.js';
import { DemoModule } from './demo/demo.module.js';
import { PooledClient } from './database/pooled-client.js';
import { ENTITIES } from './entities.js';
import { DoorModule } from './door/door.module.js';
import { COMMAND_SOURCES } from './door/registry.js';
import { FloorCommands } from './floor/floor.commands.js';
import { FloorModule } from './floor/floor.module.js';
import { FloorSnapshot } from './floor/floor.snapshot.js';
import { actorLookup } from './gateway/actor-lookup.js';
import { DoorPort } from './gateway/door-port.js';
import { GatewayModule, PortModule } from './gateway/gateway.module.js';
import { InvitationsCommands } from './invitations/invitations.commands.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { WAYS_OUT } from './invitations/invitations.service.js';
import { InvitationsSnapshot } from './invitations/invitations.snapshot.js';
import { PostModule } from './post/post.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { loadSecrets } from './identity/secrets.js';
import { QUEUE_LIMIT } from './journal/command-runner.js';
import { JournalModule } from './journal/journal.module.js';
import { ACTOR_LOOKUP } from './journal/queued.js';
import { SNAPSHOT_SOURCES } from './journal/snapshot-source.js';
import { MaterialsCommands } from './materials/materials.commands.js';
import { MaterialsModule } from './materials/materials.module.js';
import { MeetingCommands } from './meeting/meeting.commands.js';
import { ATTACHMENTS, MEETING_FILES } from './kernel/saved-folders.js';
import { MEETING_FILES_FOLDER } from './meeting-file/meeting-file.service.js';
import { KeptFiles } from './kernel/kept-files.js';
import { MeetingModule } from './meeting/meeting.module.js';
import { MeetingSnapshot } from './meeting/meeting.snapshot.js';
import { OrganisationCommands } from './organisation/organisation.commands.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { ParticipantsCommands } from './participants/participants.commands.js';
import { ParticipantsModule } from './participants/participants.module.js';
import { ParticipantsSnapshot } from './participants/participants.snapshot.js';
import { RemindersCommands } from './reminders/reminders.commands.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { RemindersSnapshot } from './reminders/reminders.snapshot.js';
import { DraftsSnapshot } from './responses/drafts.snapshot.js';
import { VerdictsSnapshot } from './responses/verdicts.snapshot.js';
import { ResponsesCommands } from './responses/responses.commands.js';
import { ResponsesModule } from './responses/responses.module.js';
import { ResponsesSnapshot } from './responses/responses.snapshot.js';
import { ScreenCommands } from './screen/screen.commands.js';
import { ScreenModule } from './screen/screen.module.js';
import { ScreenSnapshot } from './screen/screen.snapshot.js';
import { SignedCommands } from './signed/signed.commands.js';
import { SignedModule } from './signed/signed.module.js';
import { ANONYMOUS_WAITS } from './submissions/anonymous-inbox.js';
import { AuthorSeal } from './submissions/author-seal.js';
import { SubmissionsCommands } from './submissions/submissions.commands.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { SubmissionsSnapshot } from './submissions/submissions.snapshot.js';

const FEATURES = [
  OrganisationModule,
  MeetingModule,
  ParticipantsModule,
  MaterialsModule,
  ScreenModule,
  SubmissionsModule,
  InvitationsModule,
  CollationModule,
  CollectionModule,
  FloorModule,
  CommitmentsModule,
  RemindersModule,
  ResponsesModule,
  ConclusionsModule,
  SignedModule,
];
const COMMANDS = [
  OrganisationCommands,
  MeetingCommands,
  ParticipantsCommands,
  MaterialsCommands,
  ScreenCommands,
  SubmissionsCommands,
  InvitationsCommands,
  CollationCommands,
  CollectionCommands,
  FloorCommands,
  CommitmentsCommands,
  RemindersCommands,
  ResponsesCommands,
  ConclusionsCommands,
  SignedCommands,
];
const SNAPSHOTS = [
  MeetingSnapshot,
  ParticipantsSnapshot,
  ScreenSnapshot,
  SubmissionsSnapshot,
  InvitationsSnapshot,
  CollationSnapshot,
  CollectionSnapshot,
  FloorSnapshot,
  CommitmentsSnapshot,
  RemindersSnapshot,
  ResponsesSnapshot,
  DraftsSnapshot,
  VerdictsSnapshot,
  ConclusionsSnapshot,
];

function waysOut({ post }: Config): { EMAIL: boolean; WEBHOOK: boolean } {
  return { EMAIL: post.smtpUrl !== '', WEBHOOK: post.webhookUrl !== '' };
}

/** What the lower layers ask to be handed in: the features' commands and snapshots, the role lookup, limits. */
@Global()
@Module({})
class WiringModule {
  static with(config: Config): DynamicModule {
    const { dataDir, limits } = config;
    const waits = { gatherMs: limits.anonymousGatherMs, appendMs: limits.anonymousAppendMs };
    return {
      module: WiringModule,
      imports: FEATURES,
      providers: [
        { provide: COMMAND_SOURCES, useFactory: (...all: unknown[]) => all, inject: COMMANDS },
        { provide: SNAPSHOT_SOURCES, useFactory: (...all: unknown[]) => all, inject: SNAPSHOTS },
        { provide: ACTOR_LOOKUP, useValue: actorLookup },
        { provide: QUEUE_LIMIT, useValue: config.limits.commandQueue },
        { provide: AuthorSeal, useFactory: async () => new AuthorSeal((await loadSecrets(dataDir)).sealKey) },
        { provide: ANONYMOUS_WAITS, useValue: waits },
        { provide: MEETING_FILES_FOLDER, useValue: join(dataDir, MEETING_FILES) },
        { provide: KeptFiles, useValue: new KeptFiles(join(dataDir, ATTACHMENTS)) },
        { provide: WAYS_OUT, useValue: waysOut(config) },
      ],
      exports: [
        COMMAND_SOURCES,
        SNAPSHOT_SOURCES,
        ACTOR_LOOKUP,
        QUEUE_LIMIT,
        AuthorSeal,
        ANONYMOUS_WAITS,
        MEETING_FILES_FOLDER,
        KeptFiles,
        WAYS_OUT,
      ],
    };
  }
}

/** Connections of the pool: streams write one at a time each, snapshots and papers read beside them. */
const POOL = 20;

/**
 * A plan made while a table was small is kept for a prepared statement and scans it whole when it has grown:
 * the statements of the hot path are planned anew each time (0.3 ms a batch), with the table's present size.
 */
const SESSION_OPTIONS = '-c plan_cache_mode=force_custom_plan -c synchronous_commit=on';

function poolOf(url: string): TypeOrmModuleOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITIES,
    synchronize: false,
    logging: false,
    retryAttempts: 5,
    retryDelay: 500,
    // A killed backend ends an idle connection: the pool opens another, nothing else happens.
    poolErrorHandler: () => undefined,
    extra: {
      max: POOL,
      connectionTimeoutMillis: 5000,
      options: SESSION_OPTIONS,
      Client: PooledClient,
    },
  };
}

@Module({})
export class AppModule {
  static with(config: Config, databaseUrl: string, publicUrl: () => string): DynamicModule {
    const secureCookies = publicUrl().startsWith('https:');
    const { dataDir, demo, limits } = config;
    const identity = IdentityModule.with({ dataDir, secureCookies, demo }, DoorPort, [
      PortModule,
      OrganisationModule,
      ParticipantsModule,
    ]);
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot(poolOf(databaseUrl)),
        JournalModule,
        DoorModule,
        WiringModule.with(config),
        ...FEATURES,
        identity,
        PostModule.with(config.post, publicUrl, [identity]),
        GatewayModule.with({ publicUrl, place: placeOf(config), ...limits }, [
          PortModule,
          identity,
          ...FEATURES,
        ]),
        demo ? DemoModule.with(publicUrl, [identity]) : DemoModule.without(),
      ],
    };
  }
}
