import type { DynamicModule, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { DEMO_PUBLIC_URL, DemoLinks } from './demo-links.js';
import { DemoController, NoDemoController } from './demo.controller.js';

/** Only in demonstration mode are there links; outside of it the question for them is answered with none. */
@Module({})
export class DemoModule {
  static without(): DynamicModule {
    return { module: DemoModule, controllers: [NoDemoController] };
  }

  static with(publicUrl: () => string, imports: ModuleMetadata['imports'] = []): DynamicModule {
    return {
      module: DemoModule,
      imports,
      controllers: [DemoController],
      providers: [{ provide: DEMO_PUBLIC_URL, useValue: publicUrl }, DemoLinks],
    };
  }
}
