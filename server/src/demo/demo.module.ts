import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { DEMO_PUBLIC_URL, DemoLinks } from './demo-links.js';
import { DemoController } from './demo.controller.js';

/** Imported in demonstration mode alone: outside of it none of its routes exists. */
@Module({})
export class DemoModule {
  static with(publicUrl: () => string, imports: ModuleMetadata['imports'] = []): DynamicModule {
    return {
      module: DemoModule,
      imports,
      controllers: [DemoController],
      providers: [{ provide: DEMO_PUBLIC_URL, useValue: publicUrl }, DemoLinks],
    };
  }
}
