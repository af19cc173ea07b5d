import type { ParticipantsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { silent } from '../journal/handler.js';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { ParticipantsAccounts } from './participants.accounts.js';
import { ParticipantsActs } from './participants.acts.js';
import {
  AddParticipantDto,
  AppointDto,
  ArriveDto,
  CheckInDto,
  ClaimSeatDto,
  ConsentDto,
  DismissDto,
  EditParticipantDto,
  ImportRosterDto,
  ReleaseSeatDto,
  SetRoleDto,
  StandInDto,
  SucceedDto,
  TakeOverDto,
} from './participants.dto.js';
import { ParticipantsRoles } from './participants.roles.js';
import { ParticipantsStandIns } from './participants.stand-ins.js';
import { RosterService } from './roster.service.js';

@Injectable()
export class ParticipantsCommands implements CommandSource {
  readonly handlers;

  constructor(
    acts: ParticipantsActs,
    roles: ParticipantsRoles,
    roster: RosterService,
    accounts: ParticipantsAccounts,
    standIns: ParticipantsStandIns,
  ) {
    this.handlers = {
      'participants.import': { dto: ImportRosterDto, execute: (tx, payload) => roster.import(tx, payload) },
      'participants.add': {
        dto: AddParticipantDto,
        execute: async (tx, payload) => {
          await acts.add(tx, payload);
          return { participantId: payload.participantId };
        },
      },
      'participants.edit': silent<'participants.edit'>(EditParticipantDto, (tx, p) => acts.edit(tx, p)),
      'participants.claimSeat': {
        dto: ClaimSeatDto,
        execute: async (tx, payload) => {
          await acts.claimSeat(tx, payload);
          return { participantId: payload.participantId };
        },
      },
      'participants.releaseSeat': silent<'participants.releaseSeat'>(ReleaseSeatDto, (tx, p) =>
        acts.releaseSeat(tx, p),
      ),
      'participants.checkIn': silent<'participants.checkIn'>(CheckInDto, (tx, p) => acts.checkIn(tx, p)),
      'participants.setRole': silent<'participants.setRole'>(SetRoleDto, (tx, p) => roles.setRole(tx, p)),
      'participants.appoint': { dto: AppointDto, execute: (tx, payload) => accounts.appoint(tx, payload) },
      'participants.arrive': { dto: ArriveDto, execute: (tx, payload) => accounts.arrive(tx, payload) },
      'participants.dismiss': silent<'participants.dismiss'>(DismissDto, (tx, p) => accounts.dismiss(tx, p)),
      'participants.succeed': silent<'participants.succeed'>(SucceedDto, (tx, p) => accounts.succeed(tx, p)),
      'participants.standIn': silent<'participants.standIn'>(StandInDto, (tx, p) => standIns.standIn(tx, p)),
      'participants.consent': silent<'participants.consent'>(ConsentDto, (tx, p) => standIns.consent(tx, p)),
      'participants.takeOver': silent<'participants.takeOver'>(TakeOverDto, (tx, p) =>
        roles.takeOver(tx, p.reason),
      ),
    } satisfies FeatureHandlers<Commands>;
  }
}
