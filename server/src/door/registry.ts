import { COMMAND_NAMES, RULES } from '@doi-thoai/shared';
import type { CommandName } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandSource, Handler } from '../journal/handler.js';

/** All features' command sources; the app hands them in. */
export const COMMAND_SOURCES = Symbol('CommandSources');

/** One handler, one DTO and one rule for each command; otherwise the server does not start. */
@Injectable()
export class CommandRegistry {
  private readonly handlers = new Map<CommandName, Handler<CommandName>>();

  constructor(@Inject(COMMAND_SOURCES) sources: readonly CommandSource[]) {
    for (const source of sources) {
      for (const [name, handler] of Object.entries(source.handlers)) {
        this.add(name as CommandName, handler);
      }
    }
    const missing = COMMAND_NAMES.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`commands without a handler: ${missing.join(', ')}`);
  }

  get(name: CommandName): Handler<CommandName> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`no handler for ${name}`);
    return handler;
  }

  private add(name: CommandName, handler: Handler<CommandName>): void {
    if (this.handlers.has(name)) throw new Error(`two handlers for ${name}`);
    if (!(name in RULES)) throw new Error(`no rule for ${name}`);
    if (typeof handler.dto !== 'function') throw new Error(`no DTO for ${name}`);
    this.handlers.set(name, handler);
  }
}
