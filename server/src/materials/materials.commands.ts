import type { MaterialsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { ColdHandler, CommandSource, DtoClass, FeatureHandlers } from '../journal/handler.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { MaterialsActs } from './materials.acts.js';
import {
  AddMaterialDto,
  BringMaterialDto,
  EditMaterialDto,
  GiveAgainDto,
  OrderMaterialsDto,
  ReasonDto,
} from './materials.dto.js';

/** A command whose `ok` says everything. */
function silent<N extends keyof Commands>(
  dto: DtoClass<Commands[N]['payload']>,
  act: (tx: StreamTransaction, payload: Commands[N]['payload']) => Promise<void>,
): ColdHandler<N> {
  return {
    dto,
    execute: async (tx, payload) => {
      await act(tx, payload);
      return null;
    },
  };
}

@Injectable()
export class MaterialsCommands implements CommandSource {
  constructor(private readonly acts: MaterialsActs) {}

  readonly handlers = {
    'materials.add': silent<'materials.add'>(AddMaterialDto, (tx, p) => this.acts.add(tx, p)),
    'materials.edit': silent<'materials.edit'>(EditMaterialDto, (tx, p) => this.acts.edit(tx, p)),
    'materials.bring': silent<'materials.bring'>(BringMaterialDto, (tx, p) => this.acts.bring(tx, p)),
    'materials.order': silent<'materials.order'>(OrderMaterialsDto, (tx, p) => this.acts.order(tx, p)),
    'materials.takeBack': silent<'materials.takeBack'>(ReasonDto, (tx, p) => this.acts.takeBack(tx, p)),
    'materials.giveAgain': silent<'materials.giveAgain'>(GiveAgainDto, (tx, p) => this.acts.giveAgain(tx, p)),
    'materials.purge': silent<'materials.purge'>(ReasonDto, (tx, p) => this.acts.purge(tx, p)),
  } satisfies FeatureHandlers<Commands>;
}
