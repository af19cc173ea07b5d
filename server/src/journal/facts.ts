import type { CommandAnswer, EventType, Id } from '@doi-thoai/shared';
import type { Actor } from '../kernel/actor.js';
import type { Head } from './batch-state.js';

/** Roles and rights of actors hang on these, whatever a feature reads. */
const voiding = new Set(['meeting', 'participants', 'organisation', 'collection']);

/**
 * Names something that a feature read under the lock; each key is made once, beside its reader. `changedBy`: the
 * features (the word before the dot of an entry's type) whose entries tell that it changed; after one it is read
 * again. What changes without an entry may not be a fact.
 */
export class FactKey<T> {
  /** Keeps the type; never read. */
  declare readonly type: T;

  constructor(
    readonly name: string,
    changedBy: readonly string[],
  ) {
    for (const feature of changedBy) voiding.add(feature);
  }
}

/** What features read of the meeting and its participants, as it is at the stream's known head. */
export class Facts {
  private readonly values = new Map<FactKey<unknown>, unknown>();

  get<T>(key: FactKey<T>): T | undefined {
    return this.values.get(key) as T | undefined;
  }

  set<T>(key: FactKey<T>, value: T): void {
    this.values.set(key, value);
  }

  clear(): void {
    this.values.clear();
  }
}

/** A stored answer, remembered by the process that stored it. */
export interface RememberedAnswer {
  payloadHash: string;
  actorId: Id | null;
  answer: CommandAnswer;
}

/** An answer that is stored with its batch: a success or a rule refusal. */
export interface AnswerRow extends RememberedAnswer {
  commandId: Id;
}

/** The last so many answers are remembered, and up to as many before them. */
const ANSWERS = 4096;

/** True for entries after which meeting, roles and rights have to be read again. */
export function changesFacts(type: EventType): boolean {
  return voiding.has(type.slice(0, type.indexOf('.')));
}

/**
 * What a process knows of a stream at a head: facts, actors and the last answers. Everything that features keep as
 * facts is told by an entry when it changes, so it is true as long as the head is the known one: whoever uses it
 * must find that head again under the lock.
 */
export class Known {
  readonly facts = new Facts();
  readonly actors = new Map<Id, Actor>();
  head: Head | null = null;
  /** Database time minus this process's monotonic clock, milliseconds. */
  private clockLead = 0;
  // Two generations: taking the oldest one out of a map, one by one, is felt under load.
  private answers = new Map<Id, RememberedAnswer>();
  private olderAnswers = new Map<Id, RememberedAnswer>();

  /** The head was found locked at `head`: whatever was known of another one is void. */
  meet(head: Head): void {
    if (this.head?.seq !== head.seq || this.head.hash !== head.hash) this.forget();
    this.head = head;
  }

  /** The head moved by our own entries, of these types. */
  advance(head: Head, types: Iterable<EventType>): void {
    this.head = head;
    for (const type of types) if (changesFacts(type)) return this.forgetFacts();
  }

  forgetFacts(): void {
    this.facts.clear();
    this.actors.clear();
  }

  /** Answers stay true: they are stored and never change. */
  forget(): void {
    this.head = null;
    this.forgetFacts();
  }

  answer(commandId: Id): RememberedAnswer | undefined {
    return this.answers.get(commandId) ?? this.olderAnswers.get(commandId);
  }

  /** Words were purged: a remembered refusal may carry them. What is stored is looked up again. */
  forgetAnswers(): void {
    this.answers.clear();
    this.olderAnswers.clear();
  }

  remember(answer: AnswerRow): void {
    if (this.answers.size >= ANSWERS) {
      this.olderAnswers = this.answers;
      this.answers = new Map();
    }
    this.answers.set(answer.commandId, answer);
  }

  /** A reading shows a lesser lead by the time it was on its way: follow greater ones at once, lesser ones slowly. */
  setClock(databaseNow: number): void {
    const lead = databaseNow - performance.now();
    const gap = lead - this.clockLead;
    this.clockLead += gap > 0 || gap < -1000 ? gap : gap / 20;
  }

  /** The database's time, carried forward since it was read last; whole milliseconds. */
  databaseNow(): number {
    return Math.floor(performance.now() + this.clockLead);
  }
}
