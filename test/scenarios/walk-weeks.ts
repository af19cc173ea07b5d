import type { UnitCounts } from '@doi-thoai/shared';
import { countUnitSets } from '@doi-thoai/shared';
import type { CommandStep, Scenario } from './scenario.js';
import { nameIn, namesIn } from './walk-names.js';

interface WalkSet {
  closesAt: number;
  state: 'ASKED' | 'SUBMITTED' | 'RETURNED';
  submittedAt: number | null;
  collated: number;
}

interface WalkCollated {
  /** Of the focal person who made it; null: the desk did. */
  unit: string | null;
  merged: boolean;
}

type Note = (reason: string, field?: string) => void;

/** The weeks before the hall on paper: which units were asked, what they handed in, what was merged. */
export class WeeksWalk {
  private readonly sets = new Map<string, WalkSet>();
  private readonly collated = new Map<string, WalkCollated>();
  private unnamed = 0;

  constructor(private readonly scenario: Scenario) {}

  /** Collated opinions of their own: what was merged into another one is counted with it. */
  get live(): number {
    return this.unnamed + [...this.collated.values()].filter((one) => !one.merged).length;
  }

  units(now: number): UnitCounts {
    return countUnitSets([...this.sets.values()], now);
  }

  /** `at` in simulated seconds. */
  act(step: CommandStep, at: number, note: Note): void {
    if (step.do === 'collection.submitSet') return this.submit(step, at, note);
    if (step.do === 'collection.returnSet') return this.giveBack(step, note);
    if (step.do === 'collection.look') return void this.ownSet(step, note);
    for (const unit of namesIn(step, 'unitIds')) {
      if (step.do === 'collection.open') this.ask(unit, at + (step.with.closesAt as number));
      else if (!this.sets.has(unit)) note(`$${unit} was not asked: collection.open comes first`, 'unitIds');
      else if (step.do === 'collection.extend') this.extend(unit, at + (step.with.closesAt as number));
    }
  }

  create(step: CommandStep, note: Note): void {
    const unit = this.focalUnit(step);
    if (unit !== null) this.requireOwn(step, unit, note);
    const set = this.sets.get(unit ?? '');
    if (set?.state === 'SUBMITTED') note(`$${unit} has handed its set in`);
    if (set) set.collated += 1;
    if (step.as === null) this.unnamed += 1;
    else this.collated.set(step.as, { unit, merged: false });
  }

  merge(step: CommandStep, note: Note): void {
    const into = nameIn(step, 'into');
    const from = namesIn(step, 'from');
    if (new Set([into, ...from]).size !== from.length + 1) note('one is named twice', 'from');
    for (const name of [into, ...from]) {
      if (this.collated.get(name)?.merged) note(`$${name} was merged already`);
    }
    for (const name of from) {
      const one = this.collated.get(name);
      if (one) one.merged = true;
    }
  }

  /** Somebody who came by the link of a unit writes until its window closes. */
  requireWindow(person: string, at: number, note: Note): void {
    const { enters, unit } = this.scenario.people.find((one) => one.key === person) ?? {};
    if (enters !== 'LINK' || unit === undefined) return;
    const set = this.sets.get(unit);
    if (!set) note(`$${unit} was not asked: its link does not exist`);
    else if (at > set.closesAt) note(`the window of $${unit} is closed`);
  }

  private ask(unit: string, closesAt: number): void {
    if (this.sets.has(unit)) return;
    this.sets.set(unit, { closesAt, state: 'ASKED', submittedAt: null, collated: 0 });
  }

  private extend(unit: string, closesAt: number): void {
    const set = this.sets.get(unit);
    if (set) set.closesAt = closesAt;
  }

  private submit(step: CommandStep, at: number, note: Note): void {
    const set = this.ownSet(step, note);
    if (!set) return;
    if (set.state === 'SUBMITTED') note('the set was handed in already');
    if (step.with.nothing === true ? set.collated > 0 : set.collated === 0) {
      note(
        `"nothing" is ${String(step.with.nothing)}, the unit has ${set.collated} collated opinion(s)`,
        'nothing',
      );
    }
    set.state = 'SUBMITTED';
    set.submittedAt ??= at;
  }

  private giveBack(step: CommandStep, note: Note): void {
    const unit = nameIn(step, 'unitId');
    const set = this.sets.get(unit);
    if (set?.state !== 'SUBMITTED') note(`$${unit} has handed nothing in`, 'unitId');
    if (set) set.state = 'RETURNED';
  }

  private ownSet(step: CommandStep, note: Note): WalkSet | undefined {
    const unit = this.scenario.people.find((one) => one.key === step.by)?.unit ?? '';
    const set = this.sets.get(unit);
    if (!set) note(`the unit of ${step.by} was not asked`);
    return set;
  }

  private focalUnit(step: CommandStep): string | null {
    const person = this.scenario.people.find((one) => one.key === step.by);
    return person?.role === 'UNIT_FOCAL' ? person.unit : null;
  }

  private requireOwn(step: CommandStep, unit: string, note: Note): void {
    if (nameIn(step, 'unitId') !== unit) note(`${step.by} collates for $${unit} only`, 'unitId');
    if (step.with.responderUnitId !== null)
      note('who answers is for the secretary to say', 'responderUnitId');
  }
}
