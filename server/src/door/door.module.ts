import { Global, Module } from '@nestjs/common';
import { Door } from './door.js';
import { CommandRegistry } from './registry.js';

/** COMMAND_SOURCES is handed in by the app. */
@Global()
@Module({ providers: [CommandRegistry, Door], exports: [Door, CommandRegistry] })
export class DoorModule {}
