import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { AccountAccess } from './account-access.service.js';
import { Attempts } from './attempts.js';
import { CommandPort } from './command-port.js';
import { Directory } from './directory.js';
import { EntranceService } from './entrance.service.js';
import { IDENTITY_OPTIONS, type IdentityOptions } from './identity.options.js';
import { Invitations } from './invitations.js';
import { Knocks } from './knocks.js';
import { Passwords } from './passwords.js';
import { Secrets, loadSecrets } from './secrets.js';
import { SeatReleases } from './seat-releases.js';
import { SessionsService } from './sessions.service.js';
import { StaffService } from './staff.service.js';
import { UnitCalendars } from './unit-calendars.js';
import { UnitEntrance } from './unit-entrance.service.js';

const PROVIDERS = [
  AccountAccess,
  Attempts,
  Directory,
  EntranceService,
  Invitations,
  Knocks,
  Passwords,
  SeatReleases,
  SessionsService,
  StaffService,
  UnitCalendars,
  UnitEntrance,
];

/** What stands behind the entrance; the HTTP routes and the socket handshake call it. */
@Module({})
export class IdentityModule {
  /** `port`: how the entrance issues commands; `imports`: the module of participants, and what the port needs. */
  static with(
    options: IdentityOptions,
    port: Type<CommandPort>,
    imports: DynamicModule['imports'] = [],
  ): DynamicModule {
    const made: Provider[] = [
      { provide: IDENTITY_OPTIONS, useValue: options },
      { provide: Secrets, useFactory: () => loadSecrets(options.dataDir) },
      { provide: CommandPort, useClass: port },
    ];
    return {
      module: IdentityModule,
      imports,
      providers: [...made, ...PROVIDERS],
      exports: [
        AccountAccess,
        Attempts,
        EntranceService,
        Invitations,
        SessionsService,
        StaffService,
        UnitCalendars,
        UnitEntrance,
        IDENTITY_OPTIONS,
      ],
    };
  }
}
