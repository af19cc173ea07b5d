import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { LINKS_BEGIN, POST_CONFIG, PostOffice } from './post-office.js';
import type { PostConfig } from './ways.js';

/** Messages that leave the house. */
@Module({})
export class PostModule {
  static with(
    config: PostConfig,
    publicUrl: () => string,
    imports: ModuleMetadata['imports'] = [],
  ): DynamicModule {
    return {
      module: PostModule,
      imports,
      providers: [
        { provide: POST_CONFIG, useValue: config },
        { provide: LINKS_BEGIN, useValue: publicUrl },
        PostOffice,
      ],
    };
  }
}
