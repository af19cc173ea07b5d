import type { Id, RosterProblem } from '@doi-thoai/shared';
import { unitKey } from '../organisation/organisation.view.js';
import type { RosterRow } from './roster-csv.js';
import { problem } from './roster-csv.js';

/** Somebody who is in the meeting already. */
export interface KnownPerson {
  id: Id;
  name: string;
  unit: string;
  number: string;
  /** Sits at the table: a number alone, perhaps one that was given automatically, is not taken for this person. */
  atTable?: boolean;
}

export interface RosterMatch {
  row: RosterRow;
  /** Who the row is about; null for somebody new. */
  knownId: Id | null;
}

export interface Matching {
  matches: RosterMatch[];
  problems: RosterProblem[];
}

/** Spelling of blanks and capitals aside, one name in one unit. */
function personKey(name: string, unit: string | null): string {
  return `${unitKey(name)}\u0000${unitKey(unit ?? '')}`;
}

interface Keyed {
  name: string;
  unit: string | null;
  number: string | null;
  atTable?: boolean;
}

/**
 * Says who each row is about, so that a roster can be imported again: first the same name, unit and number, then
 * the same name and unit (the number may have changed), then the same number (the name was corrected). In this
 * order two people of one name in one unit stay two, and two people who exchange their numbers stay themselves.
 */
export function matchRoster(rows: readonly RosterRow[], known: readonly KnownPerson[]): Matching {
  const repeated = repeatedInFile(rows);
  const keys: ((person: Keyed) => string | null)[] = [
    ({ name, unit, number }) => (number ? `${personKey(name, unit)}\u0000${number}` : null),
    ({ name, unit }) => personKey(name, unit),
    ({ number, atTable }) => (atTable ? null : number || null),
  ];
  const found = new Map<RosterRow, Id>();
  const taken = new Set<Id>();
  for (const keyOf of keys) {
    const open = groupBy(
      known.filter((person) => !taken.has(person.id)),
      keyOf,
    );
    for (const row of rows) {
      const key = found.has(row) ? null : keyOf(row);
      const person = key === null ? undefined : open.get(key)?.shift();
      if (!person) continue;
      found.set(row, person.id);
      taken.add(person.id);
    }
  }
  const matches = rows.map((row) => ({ row, knownId: found.get(row) ?? null }));
  return { matches, problems: [...repeated, ...numbersTaken(matches, known, repeated)] };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** One number twice; one person twice, unless two different numbers say that they are two people. */
function repeatedInFile(rows: readonly RosterRow[]): RosterProblem[] {
  const numbers = new Map<string, number>();
  const people = new Map<string, RosterRow[]>();
  return rows.flatMap((row) => {
    const key = personKey(row.name, row.unit);
    const same = people.get(key) ?? [];
    people.set(key, [...same, row]);
    const first = row.number === null ? undefined : numbers.get(row.number);
    if (row.number !== null && first !== undefined) {
      return [{ ...problem(row.line, 'number', 'DUPLICATE_NUMBER', row.number), other: { line: first } }];
    }
    if (row.number !== null) numbers.set(row.number, row.line);
    const twice = same.find((other) => other.number === null || row.number === null);
    if (!twice) return [];
    return [{ ...problem(row.line, 'name', 'DUPLICATE_PERSON', row.name), other: { line: twice.line } }];
  });
}

/** A number that somebody outside of the file keeps. */
function numbersTaken(
  matches: readonly RosterMatch[],
  known: readonly KnownPerson[],
  repeated: readonly RosterProblem[],
): RosterProblem[] {
  const renumbered = new Set(matches.flatMap(({ row, knownId }) => (knownId && row.number ? [knownId] : [])));
  const kept = new Map(
    known
      .filter((person) => person.number !== '' && !renumbered.has(person.id))
      .map((person) => [person.number, person]),
  );
  const told = new Set(repeated.map((one) => one.line));
  return matches.flatMap(({ row, knownId }) => {
    if (row.number === null || told.has(row.line)) return [];
    const holder = kept.get(row.number);
    if (holder === undefined || holder.id === knownId) return [];
    const taken = problem(row.line, 'number', 'DUPLICATE_NUMBER', row.number);
    return [{ ...taken, other: { name: holder.name } }];
  });
}
