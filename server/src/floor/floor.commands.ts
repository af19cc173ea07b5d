import type { FloorCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { EndingService } from './ending.service.js';
import * as dto from './floor.dto.js';
import { NotesService } from './notes.service.js';
import { QueueService } from './queue.service.js';
import { RegistrationService } from './registration.service.js';
import { TurnsService } from './turns.service.js';
import { UndoService } from './undo.service.js';

/** A command whose only result is that it happened. */
function silent<P extends object>(
  dtoClass: new () => P,
  act: (tx: StreamTransaction, payload: P) => Promise<void>,
): { dto: new () => P; execute(tx: StreamTransaction, payload: P): Promise<null> } {
  return {
    dto: dtoClass,
    execute: async (tx, payload) => {
      await act(tx, payload);
      return null;
    },
  };
}

@Injectable()
export class FloorCommands implements CommandSource {
  constructor(
    private readonly registration: RegistrationService,
    private readonly queue: QueueService,
    private readonly turns: TurnsService,
    private readonly undo: UndoService,
    private readonly notes: NotesService,
    private readonly ending: EndingService,
  ) {}

  readonly handlers = {
    'floor.openRegistration': silent(dto.NothingDto, (tx) => this.ending.openRegistration(tx)),
    'floor.closeRegistration': silent(dto.NothingDto, (tx) => this.ending.closeRegistration(tx)),
    'floor.request': { dto: dto.RequestDto, run: (run, items) => this.registration.requestMany(run, items) },
    'floor.requestForOther': {
      dto: dto.RequestForOtherDto,
      execute: async (tx, payload) => {
        await this.registration.requestForOther(tx, payload);
        return { requestId: payload.requestId };
      },
    },
    'floor.withdraw': silent(dto.OwnRequestDto, (tx, payload) => this.queue.withdraw(tx, payload)),
    'floor.ready': silent(dto.OwnRequestDto, (tx, payload) => this.queue.ready(tx, payload)),
    'floor.later': silent(dto.OwnRequestDto, (tx, payload) => this.queue.later(tx, payload)),
    'floor.call': {
      dto: dto.CallDto,
      execute: async (tx, payload) => ({ turnId: await this.turns.call(tx, payload) }),
    },
    'floor.callUnregistered': {
      dto: dto.CallUnregisteredDto,
      execute: async (tx, payload) => ({ turnId: await this.turns.callUnregistered(tx, payload) }),
    },
    'floor.start': silent(dto.TurnDto, (tx, payload) => this.turns.start(tx, payload)),
    'floor.pause': silent(dto.TurnDto, (tx, payload) => this.turns.pause(tx, payload)),
    'floor.resume': silent(dto.TurnDto, (tx, payload) => this.turns.resume(tx, payload)),
    'floor.extend': silent(dto.ExtendDto, (tx, payload) => this.turns.extend(tx, payload)),
    'floor.end': silent(dto.EndDto, (tx, payload) => this.turns.end(tx, payload)),
    'floor.absent': silent(dto.TurnDto, (tx, payload) => this.turns.absent(tx, payload)),
    'floor.skip': silent(dto.ReasonedDto, (tx, payload) => this.queue.skip(tx, payload)),
    'floor.reorder': silent(dto.ReorderDto, (tx, payload) => this.queue.reorder(tx, payload)),
    'floor.decline': silent(dto.ReasonedDto, (tx, payload) => this.queue.decline(tx, payload)),
    'floor.undo': silent(dto.UndoDto, (tx, payload) => this.undo.undo(tx, payload)),
    'floor.noteGist': silent(dto.NoteGistDto, (tx, payload) => this.notes.noteGist(tx, payload)),
    'floor.correctTimes': silent(dto.CorrectTimesDto, (tx, payload) => this.notes.correctTimes(tx, payload)),
    'floor.endFloor': {
      dto: dto.EndFloorDto,
      execute: async (tx, payload) => ({ convertedToWritten: await this.ending.endFloor(tx, payload) }),
    },
  } satisfies FeatureHandlers<Commands>;
}
