import type { CommandName, Payload, Result } from '@doi-thoai/shared';
import type { HotItem, HotOutcome, HotRun, RunAhead, StreamTransaction } from './transaction.js';

/** A class-validator class that has the payload's shape. */
export type DtoClass<P> = new () => P & object;

export interface ColdHandler<N extends CommandName> {
  dto: DtoClass<Payload<N>>;
  /** Neither the entries nor the stored answer name who issued it: the author must not be found in the journal. */
  unsigned?: true;
  /** Throws DomainError to refuse; whatever it wrote is rolled back to its savepoint. */
  execute(tx: StreamTransaction, payload: Payload<N>): Promise<Result<N>>;
}

/** For commands that hundreds send in the same moment: consecutive ones form one multi-row run. */
export interface HotHandler<N extends CommandName> {
  dto: DtoClass<Payload<N>>;
  /** Must not write a table for a refused item. If it throws, the run is redone item by item. */
  run(run: HotRun, items: readonly HotItem<Payload<N>>[]): Promise<HotOutcome<N>[]>;
  /**
   * The same from facts alone, while the batch before is still being written: the head that was assumed is found
   * again under the lock, or all of it is thrown away and `run` is asked. What only the database knows (an id that
   * is taken) its constraints must refuse. Null, before anything was emitted, when a fact is not known.
   */
  ahead?(run: RunAhead, items: readonly HotItem<Payload<N>>[]): HotOutcome<N>[] | null;
}

type SilentCommand = { [N in CommandName]: Result<N> extends null ? N : never }[CommandName];

/** A command whose `ok` says everything. */
export function silent<N extends SilentCommand>(
  dto: DtoClass<Payload<N>>,
  act: (tx: StreamTransaction, payload: Payload<N>) => Promise<void>,
): ColdHandler<N> {
  return {
    dto,
    execute: async (tx, payload) => {
      await act(tx, payload);
      return null;
    },
  };
}

export type Handler<N extends CommandName> = ColdHandler<N> | HotHandler<N>;

/** All handlers of one feature: total over its commands, so a forgotten one does not compile. */
export type FeatureHandlers<C> = { [N in keyof C & CommandName]: Handler<N> };

export type AnyHandlers = { [N in CommandName]?: Handler<N> };

export function isHot<N extends CommandName>(handler: Handler<N>): handler is HotHandler<N> {
  return 'run' in handler;
}

/** Whether entries and answers of this command may name who issued it. */
export function isSigned(handler: Handler<CommandName>): boolean {
  return isHot(handler) || handler.unsigned !== true;
}

/** What a feature's `<word>.commands.ts` provides to the door. */
export interface CommandSource {
  readonly handlers: AnyHandlers;
}
