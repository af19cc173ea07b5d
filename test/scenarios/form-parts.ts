/** What a name in a scenario can stand for. */
export const NAME_KINDS = [
  'topic',
  'agenda',
  'unit',
  'person',
  'submission',
  'collated',
  'request',
  'turn',
  'response',
  'commitment',
  'line',
  'body',
  'notice',
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/**
 * Kinds an answer, a promise can hang on, as `TargetRef.kind` of the wire. A request that was not reached stands for the
 * opinion that it became.
 */
export const TARGET_NAMES = {
  submission: 'SUBMISSION',
  collated: 'COLLATED',
  turn: 'TURN',
  request: 'SUBMISSION',
} as const;

/** A field of `with`. `fallback` makes it optional and is what the parser fills in. */
export type FieldForm =
  | { is: 'ref'; of: NameKind; fallback?: null }
  | { is: 'refs'; of: NameKind; fallback?: readonly [] }
  | { is: 'targets'; fallback?: readonly [] }
  | { is: 'own' }
  | { is: 'texts'; limit: number }
  | { is: 'text'; limit: number; fallback?: string }
  | { is: 'choice'; of: readonly string[]; fallback?: string | null }
  | { is: 'number'; min: number; max: number; whole: boolean }
  | { is: 'flag'; fallback: boolean }
  | { is: 'due'; fallback?: null }
  | { is: 'after' }
  | { is: 'promise'; fallback: null }
  | { is: 'settings' };

/** How a command is written in a scenario and what the player adds to make the payload of the wire. */
export interface CommandForm {
  fields: Record<string, FieldForm>;
  /** `as` names this: the id goes into `field` of the payload, made by the client before sending. */
  makes?: { kind: NameKind; field: string };
  /** `as` names this: the id comes back in `field` of the answer. */
  returns?: { kind: NameKind; field: string };
  /**
   * The player sends `seen`, the version that the person's own client shows: of the meeting, the floor, the
   * screen, the own unit's set, or of the row that the first reference names (a turn's note for `floor.noteGist`).
   * `each`: every reference carries the version of its row.
   */
  seen?: 'meeting' | 'floor' | 'screen' | 'ownSet' | 'conclusion' | 'row' | 'each';
  /** Payload fields that the player works out itself (docs/scenarios.md says how). */
  fills?: readonly string[];
}

export const ref = (of: NameKind): FieldForm => ({ is: 'ref', of });
export const maybe = (of: NameKind): FieldForm => ({ is: 'ref', of, fallback: null });
export const text = (limit: number): FieldForm => ({ is: 'text', limit });
