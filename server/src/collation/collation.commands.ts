import type { CollationCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import { CollationActs } from './collation.acts.js';
import {
  AssignDto,
  ClassifyDto,
  CollatedSeenDto,
  CreateCollatedDto,
  EditCollatedDto,
  MarkRepeatDto,
  MergeDto,
  SourcesDto,
  SplitDto,
} from './collation.dto.js';
import { CollationClassify } from './collation.classify.js';
import { CollationMerging } from './collation.merging.js';

@Injectable()
export class CollationCommands implements CommandSource {
  constructor(
    private readonly acts: CollationActs,
    private readonly merging: CollationMerging,
    private readonly classify: CollationClassify,
  ) {}

  readonly handlers = {
    'collation.create': { dto: CreateCollatedDto, execute: (tx, payload) => this.acts.create(tx, payload) },
    'collation.edit': {
      dto: EditCollatedDto,
      execute: async (tx, payload) => {
        await this.acts.edit(tx, payload);
        return null;
      },
    },
    'collation.link': {
      dto: SourcesDto,
      execute: async (tx, payload) => {
        await this.acts.link(tx, payload);
        return null;
      },
    },
    'collation.unlink': {
      dto: SourcesDto,
      execute: async (tx, payload) => {
        await this.acts.unlink(tx, payload);
        return null;
      },
    },
    'collation.assign': {
      dto: AssignDto,
      execute: async (tx, payload) => {
        await this.acts.assign(tx, payload);
        return null;
      },
    },
    'collation.classify': {
      dto: ClassifyDto,
      execute: async (tx, payload) => {
        await this.classify.classify(tx, payload);
        return null;
      },
    },
    'collation.markRepeat': {
      dto: MarkRepeatDto,
      execute: async (tx, payload) => {
        await this.classify.markRepeat(tx, payload);
        return null;
      },
    },
    'collation.merge': {
      dto: MergeDto,
      execute: async (tx, payload) => {
        await this.merging.merge(tx, payload);
        return null;
      },
    },
    'collation.unmerge': {
      dto: CollatedSeenDto,
      execute: async (tx, payload) => {
        await this.merging.unmerge(tx, payload);
        return null;
      },
    },
    'collation.split': { dto: SplitDto, execute: (tx, payload) => this.merging.split(tx, payload) },
  } satisfies FeatureHandlers<Commands>;
}
