import type { Id, SnapshotState } from '@doi-thoai/shared';
import type { NameKind } from '../scenarios/command-forms.js';
import { TARGET_NAMES } from '../scenarios/command-forms.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { Member } from './member.js';

interface Named {
  kind: NameKind;
  id: Id;
}

/** What the names of a scenario stand for in the meeting that is being played. */
export class Names {
  private readonly known = new Map<string, Named>();

  constructor(private readonly scenario: Scenario) {}

  give(name: string, kind: NameKind, id: Id): void {
    this.known.set(name, { kind, id });
  }

  /** `reference` as `$name`. */
  id(reference: string): Id {
    return this.named(reference).id;
  }

  /** By its name without `$`; null while nothing is called so. */
  find(name: string): Id | null {
    return this.known.get(name)?.id ?? null;
  }

  /** `state`: what whoever refers to it sees; it tells what a request became that was not reached. */
  target(
    reference: string,
    { requests }: Pick<SnapshotState, 'requests'>,
  ): { kind: 'SUBMISSION' | 'COLLATED' | 'TURN'; id: Id } {
    const { kind, id } = this.named(reference);
    if (kind !== 'submission' && kind !== 'collated' && kind !== 'turn' && kind !== 'request')
      throw new Error(`${reference} is a ${kind}`);
    const became = kind === 'request' ? (requests[id]?.convertedTo ?? requests[id]?.submissionId) : id;
    if (!became) throw new Error(`${reference} did not become an opinion`);
    return { kind: TARGET_NAMES[kind], id: became };
  }

  nameOf(id: Id): string {
    for (const [name, named] of this.known) if (named.id === id) return `$${name}`;
    return id;
  }

  /** People and units come into being with the roster; a desk's state tells their ids. */
  learn(desk: Member): void {
    const rows = Object.values(desk.state.participants);
    for (const { key, name, number, unit } of this.scenario.people) {
      const unitName = this.scenario.units.find((one) => one.key === unit)?.name;
      const found = rows.find((row) =>
        number === '' ? row.name === name && row.unit === unitName : row.number === number,
      );
      if (found) this.give(key, 'person', found.id);
    }
    for (const { key, name } of this.scenario.units) {
      const found = Object.values(desk.state.units).find((row) => row.name === name);
      if (found) this.give(key, 'unit', found.id);
    }
  }

  private named(reference: string): Named {
    const found = this.known.get(reference.slice(1));
    if (!found) throw new Error(`${reference} does not exist in this meeting`);
    return found;
  }
}
