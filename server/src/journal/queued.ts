import type { CommandAnswer, CommandName, Id } from '@doi-thoai/shared';
import type { Handler } from './handler.js';
import { isSigned } from './handler.js';

/** A command that passed the door: checked, normalised, waiting for its stream's lock. */
export interface QueuedCommand {
  readonly streamId: Id;
  readonly id: Id;
  readonly name: CommandName;
  readonly handler: Handler<CommandName>;
  readonly payload: object;
  /** SHA-256 of the canonical payload in hex: the same id with another payload is refused. */
  readonly payloadHash: string;
  readonly actorId: Id;
  readonly answer: (answer: CommandAnswer) => void;
}

/** Who is written down as the actor; null where nobody may be. */
export function signedBy({ handler, actorId }: Pick<QueuedCommand, 'handler' | 'actorId'>): Id | null {
  return isSigned(handler) ? actorId : null;
}

/** SQL that tells the present rights of actors: `$1` stream, `$2` ids; handed in from above. */
export interface ActorLookup {
  readonly meetingSql: string;
  readonly organisationSql: string;
}

export const ACTOR_LOOKUP = Symbol('ActorLookup');
