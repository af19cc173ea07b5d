import type { MaterialsCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { silent } from '../journal/handler.js';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { MaterialsActs } from './materials.acts.js';
import {
  AddMaterialDto,
  BringMaterialDto,
  EditMaterialDto,
  GiveAgainDto,
  OrderMaterialsDto,
  ReasonDto,
} from './materials.dto.js';

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
