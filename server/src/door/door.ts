import type { CommandAnswer, CommandName, Id, Refusal } from '@doi-thoai/shared';
import { isCommandName, isId } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { CommandRunner } from '../journal/command-runner.js';
import { DomainError } from '../kernel/domain-error.js';
import { isMadeOfName } from '../kernel/name-id.js';
import { normalisePayload, payloadHash } from './normalise.js';
import { CommandRegistry } from './registry.js';
import { checkPayload } from './validation.js';

const refusal = (code: Refusal['code']): Refusal => ({ ok: false, code, details: {} });

/** The one way in, for sockets and HTTP alike: shape, DTO, then the stream's queue. */
@Injectable()
export class Door {
  constructor(
    private readonly registry: CommandRegistry,
    private readonly runner: CommandRunner,
  ) {}

  /**
   * For whoever came in by a seat or an account. `message` is whatever came in; a typed refusal answers everything that
   * is not a command. A row that bears the stream's own id is nobody: under that id the server acts, and nobody else.
   */
  async issue(streamId: Id, actorId: Id, message: unknown): Promise<CommandAnswer> {
    if (actorId === streamId) return refusal('NO_SESSION');
    // Whoever took the id of a step to come would keep the server from ever taking it (W13, W14).
    const { id } = (message ?? {}) as Record<string, unknown>;
    return isMadeOfName(id) ? refusal('MALFORMED') : this.take(streamId, actorId, message);
  }

  /** The server's own command. Only for its own code: no name or actor of it may come from a request's seat. */
  async issueAsServer(streamId: Id, message: unknown): Promise<CommandAnswer> {
    return this.take(streamId, streamId, message);
  }

  private async take(streamId: Id, actorId: Id, message: unknown): Promise<CommandAnswer> {
    if (typeof message !== 'object' || message === null) return refusal('MALFORMED');
    const { id, name, payload } = message as Record<string, unknown>;
    if (!isId(id) || typeof name !== 'string') return refusal('MALFORMED');
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
      return refusal('MALFORMED');
    if (!isCommandName(name)) return refusal('UNKNOWN_COMMAND');
    // Meeting commands belong to a meeting's stream and organisation commands to the organisation's; a command
    // on the wrong stream meets a phase in which its rule knows nobody.
    return this.enqueue(streamId, actorId, id, name, payload);
  }

  /** For what is asked before a command: a repeat is not asked again (W13). */
  async isRepeat(streamId: Id, { id }: { id?: unknown }): Promise<boolean> {
    return isId(id) && this.runner.isAnswered(streamId, id);
  }

  private async enqueue(
    streamId: Id,
    actorId: Id,
    id: Id,
    name: CommandName,
    raw: object,
  ): Promise<CommandAnswer> {
    const handler = this.registry.get(name);
    let payload: object;
    try {
      payload = checkPayload<object>(handler.dto, normalisePayload(raw) as object);
    } catch (error) {
      if (error instanceof DomainError) return error.refusal();
      throw error;
    }
    const hash = payloadHash(name, payload);
    return this.runner.run({ streamId, id, name, handler, payload, payloadHash: hash, actorId });
  }
}
