import type { CollectionCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { CollectionActs } from './collection.acts.js';
import { CollectionLinks } from './collection.links.js';
import { CollectionForm } from './collection.form.js';
import {
  ImportFormDto,
  JoinDto,
  LookDto,
  RemindDto,
  ReturnSetDto,
  SubmitSetDto,
  VoidLinkDto,
  WindowDto,
} from './collection.dto.js';

@Injectable()
export class CollectionCommands implements CommandSource {
  constructor(
    private readonly acts: CollectionActs,
    private readonly links: CollectionLinks,
    private readonly form: CollectionForm,
  ) {}

  readonly handlers = {
    'collection.open': { dto: WindowDto, execute: (tx, payload) => this.acts.open(tx, payload) },
    'collection.extend': {
      dto: WindowDto,
      execute: async (tx, payload) => {
        await this.acts.extend(tx, payload);
        return null;
      },
    },
    'collection.remind': { dto: RemindDto, execute: (tx, payload) => this.acts.remind(tx, payload) },
    'collection.look': {
      dto: LookDto,
      execute: async (tx) => {
        await this.acts.look(tx);
        return null;
      },
    },
    'collection.submitSet': {
      dto: SubmitSetDto,
      execute: async (tx, payload) => {
        await this.acts.submitSet(tx, payload);
        return null;
      },
    },
    'collection.importForm': { dto: ImportFormDto, execute: (tx, payload) => this.form.import(tx, payload) },
    'collection.join': { dto: JoinDto, execute: (tx, payload) => this.links.join(tx, payload) },
    'collection.voidLink': {
      dto: VoidLinkDto,
      execute: async (tx, payload) => {
        await this.links.voidLink(tx, payload);
        return null;
      },
    },
    'collection.returnSet': {
      dto: ReturnSetDto,
      execute: async (tx, payload) => {
        await this.acts.returnSet(tx, payload);
        return null;
      },
    },
  } satisfies FeatureHandlers<Commands>;
}
