import { mayIssue } from '@doi-thoai/shared';
import { formOf } from './command-forms.js';
import type { Reader } from './problems.js';
import type { WrittenNote, CommandStep, Scenario, ScenarioExpect, Step } from './scenario.js';
import { compareCounts } from './compare-counts.js';
import type { Known, Reference } from './walk-names.js';
import { givenNames, nameIn, referencesOf, wordReferences } from './walk-names.js';
import { WalkState } from './walk-state.js';

/** What a phone keeps in its outbox while it is offline. */
const OUTBOX: readonly string[] = [
  'submissions.submit',
  'submissions.edit',
  'submissions.withdraw',
  'floor.request',
  'floor.withdraw',
];

const DAY_S = 86_400;

/** Plays the scenario on paper and notes whatever the player could not play, and counts that do not come out. */
export function checkScenario(reader: Reader, scenario: Scenario): void {
  checkKeys(reader, scenario);
  const walk = new Walk(reader, scenario);
  scenario.script.forEach((step, index) => walk.take(step, `script[${index}]`));
  walk.finish(scenario.expect);
}

function checkKeys(reader: Reader, scenario: Scenario): void {
  const { meeting, bodies, units, people } = scenario;
  reader.unique(units, (unit) => unit.name, 'units', 'name');
  reader.unique(people, (person) => person.number, 'people', 'number');
  const owners = new Map<string, string>();
  const claim = (items: readonly { key: string }[], path: string): void =>
    items.forEach(({ key }, index) => {
      const taken = owners.get(key);
      if (taken) reader.note(`${path}[${index}].key`, `"${key}" already names ${taken}`);
      owners.set(key, `${path}[${index}]`);
    });
  claim(meeting.topics, 'meeting.topics');
  claim(meeting.agenda, 'meeting.agenda');
  claim(bodies, 'bodies');
  claim(units, 'units');
  claim(people, 'people');
  people.forEach((person, index) => {
    if (!units.some((unit) => unit.key === person.unit)) {
      reader.note(`people[${index}].unit`, `there is no unit "${person.unit}"`);
    }
  });
  units.forEach((unit, index) => {
    if (people.some((person) => person.unit === unit.key)) return;
    reader.note(`units[${index}]`, 'nobody belongs to it: units come into being with the roster');
  });
  const creators = people.filter((person) => person.enters === 'CREATE');
  if (creators.length !== 1 || creators[0]?.role !== 'ORGANISER') {
    reader.note('people', 'exactly one person has "enters": "CREATE", with role ORGANISER');
  }
}

class Walk {
  private readonly names: Map<string, Known>;
  private readonly state: WalkState;
  private readonly outbox = new Map<string, CommandStep[]>();

  constructor(
    private readonly reader: Reader,
    private readonly scenario: Scenario,
  ) {
    this.names = givenNames(scenario);
    this.state = new WalkState(scenario);
  }

  take(step: Step, path: string): void {
    if (step.step === 'wait') this.state.seconds += step.seconds;
    else if (step.step === 'later') this.later(step.days, path);
    else if (step.step === 'anonymous') step.notes.forEach((note) => this.sendAnonymous(note));
    else if (step.step === 'form') this.importForm(step.rows, step.by, path);
    else if (step.step === 'leave') step.people.forEach((key) => this.goHome(key, path));
    else if (step.step === 'command') this.run([step]);
    else if (step.step === 'together') this.run(step.commands);
    else if (step.step === 'join') step.people.forEach((key) => this.join(key, path));
    else if (step.step === 'offline') step.people.forEach((key) => this.leave(key, path));
    else if (step.step === 'online') step.people.forEach((key) => this.comeBack(key, path));
  }

  finish(expect: ScenarioExpect): void {
    for (const key of this.state.offline) this.reader.note('script', `${key} is still offline at the end`);
    if (!this.state.after.closed) this.reader.note('script', 'must come to meeting.close');
    compareCounts(this.reader, expect, this.state.count());
  }

  /** Promises are counted by whole days from the hall on. */
  private later(days: number, path: string): void {
    this.state.seconds += days * DAY_S;
    if (!this.state.after.closed) return;
    if (!Number.isInteger(days)) this.reader.note(path, 'after the hall whole days pass');
    this.state.after.day += days;
  }

  private person(key: string, path: string): boolean {
    const person = this.scenario.people.find((other) => other.key === key);
    if (!person) this.reader.note(path, `there is no person "${key}"`);
    else if (!person.phone) this.reader.note(path, `${key} has no phone and cannot act`);
    return person?.phone === true;
  }

  private join(key: string, path: string): void {
    if (!this.person(key, path)) return;
    const byLink = this.scenario.people.some((one) => one.key === key && one.enters === 'LINK');
    if (byLink) {
      this.state.weeks.requireWindow(key, this.state.seconds, (reason) => this.reader.note(path, reason));
      this.state.roster.add(key);
    }
    if (!this.state.roster.has(key)) this.reader.note(path, `${key} is not in the roster yet`);
    if (this.state.joined.has(key)) this.reader.note(path, `${key} has joined already`);
    this.state.joined.add(key);
  }

  /** Whoever came by the link of a unit has no other way back in. */
  private goHome(key: string, path: string): void {
    if (!this.person(key, path)) return;
    if (!this.state.joined.delete(key) || this.state.offline.has(key))
      this.reader.note(path, `${key} is not online`);
  }

  /** The form of a focal person's own unit: as if each row were a slip. */
  private importForm(rows: readonly WrittenNote[], by: string, path: string): void {
    if (!this.isThere(by, path)) return;
    const role = this.state.roles.get(by) ?? 'GUEST';
    if (mayIssue(role, this.state.phase, 'collection.importForm') === 'no')
      this.reader.note(path, `a ${role} hands in no form in phase ${this.state.phase}`);
    for (const row of rows) {
      this.giveNote(row);
      this.state.receiveForm(row, (reason) => this.reader.note(row.path, reason));
    }
  }

  private isThere(key: string, path: string): boolean {
    if (!this.person(key, `${path}.by`)) return false;
    if (!this.state.joined.has(key)) this.reader.note(`${path}.by`, `${key} has not joined`);
    if (this.state.offline.has(key)) this.reader.note(`${path}.by`, `${key} is offline`);
    return true;
  }

  private giveNote(note: WrittenNote): void {
    for (const reference of wordReferences(note)) this.resolve(reference, note.by);
    this.give(note.as, 'submission', `${note.path}.as`, null);
  }

  private sendAnonymous(note: WrittenNote): void {
    const { path, by } = note;
    if (!this.isThere(by, path)) return;
    this.giveNote(note);
    const role = this.state.roles.get(by) ?? 'GUEST';
    const grant = mayIssue(role, this.state.phase, 'submissions.submit');
    if (grant !== 'own')
      this.reader.note(path, `a ${role} sends nothing anonymous in phase ${this.state.phase}`);
    this.state.receiveAnonymous(note, (reason) => this.reader.note(path, reason));
  }

  private leave(key: string, path: string): void {
    if (!this.person(key, path)) return;
    if (!this.state.joined.has(key) || this.state.offline.has(key))
      this.reader.note(path, `${key} is not online`);
    this.state.offline.add(key);
  }

  private comeBack(key: string, path: string): void {
    if (!this.state.offline.delete(key)) this.reader.note(path, `${key} is not offline`);
    const kept = this.outbox.get(key) ?? [];
    this.outbox.delete(key);
    for (const known of this.names.values()) if (known.waitsFor === key) known.waitsFor = null;
    kept.forEach((step) => this.settle(step));
  }

  /** References of a whole group are judged before its first command makes anything. */
  private run(commands: readonly CommandStep[]): void {
    for (const step of commands) this.refer(step, commands.length > 1);
    for (const step of commands) {
      if (!this.person(step.by, `${step.path}.by`)) continue;
      if (!this.state.joined.has(step.by) && step.do !== 'meeting.create') {
        this.reader.note(`${step.path}.by`, `${step.by} has not joined`);
      }
      const offline = this.state.offline.has(step.by);
      this.makeNames(step, offline ? step.by : null);
      if (offline) this.keep(step);
      else this.settle(step);
    }
  }

  private refer(step: CommandStep, inGroup: boolean): void {
    for (const reference of referencesOf(step)) this.resolve(reference, step.by, step.do);
    const seen = formOf(step.do).seen;
    if (inGroup && step.expect === 'ok' && (seen === 'floor' || seen === 'meeting')) {
      this.reader.note(
        step.path,
        `${step.do} needs the newest state and cannot be sent together with others`,
      );
    }
    if (step.seen === 'previous' && !seen)
      this.reader.note(`${step.path}.seen`, `${step.do} sends no version`);
  }

  private resolve({ path, name, kinds }: Reference, by: string, command?: CommandStep['do']): void {
    const known = this.names.get(name);
    if (!known) return this.reader.note(path, `nothing is named "${name}" before this step`);
    if (!kinds.includes(known.kind)) {
      return this.reader.note(path, `$${name} is a ${known.kind}, this needs a ${kinds.join(' or ')}`);
    }
    if (known.waitsFor && known.waitsFor !== by) {
      this.reader.note(path, `$${name} still lies in the phone of ${known.waitsFor}, who is offline`);
    }
    if (known.kind === 'person' && command !== 'participants.add' && !this.state.roster.has(name)) {
      this.reader.note(path, `${name} is not in the roster yet`);
    }
    if (known.kind === 'unit' && !this.state.knowsUnit(name)) {
      this.reader.note(path, `nobody of ${name} is in the roster yet`);
    }
  }

  private makeNames(step: CommandStep, waitsFor: string | null): void {
    const form = formOf(step.do);
    const made = form.makes ?? form.returns;
    const named = step.as !== null || step.asCommitment !== null;
    if (named && step.expect !== 'ok') this.reader.note(step.path, 'a refused command makes nothing to name');
    if (step.as !== null && !made) this.reader.note(`${step.path}.as`, `${step.do} makes nothing to name`);
    if (step.as === null && step.expect === 'ok' && made?.kind === 'turn') {
      this.reader.note(`${step.path}.as`, 'a turn needs a name, later steps cannot speak of it otherwise');
    }
    if (step.as !== null && made) this.give(step.as, made.kind, `${step.path}.as`, waitsFor);
    if (step.asCommitment !== null) {
      if (step.do !== 'responses.answer') {
        this.reader.note(
          `${step.path}.asCommitment`,
          'only responses.answer makes a commitment beside itself',
        );
      }
      this.give(step.asCommitment, 'commitment', `${step.path}.asCommitment`, waitsFor);
    }
  }

  private give(name: string, kind: Known['kind'], path: string, waitsFor: string | null): void {
    if (this.names.has(name)) this.reader.note(path, `"${name}" is already taken`);
    this.names.set(name, { kind, waitsFor });
  }

  private keep(step: CommandStep): void {
    if (!OUTBOX.includes(step.do)) {
      this.reader.note(step.path, `${step.by} is offline; only ${OUTBOX.join(', ')} wait in a phone`);
    }
    this.outbox.set(step.by, [...(this.outbox.get(step.by) ?? []), step]);
  }

  /** The command reaches the server: rights, then what it changes. */
  private settle(step: CommandStep): void {
    if (step.expect !== 'ok') return;
    if (this.state.phase === 'ORGANISATION' && step.do !== 'meeting.create') {
      return this.reader.note(step.path, 'there is no meeting yet: meeting.create comes first');
    }
    const role = this.state.roles.get(step.by) ?? 'GUEST';
    const grant = mayIssue(role, this.state.phase, step.do);
    if (grant === 'no') {
      this.reader.note(step.path, `a ${role} may not issue ${step.do} in phase ${this.state.phase}`);
    }
    // What is handed over to guests is the window of their unit, which the effect looks at.
    if (grant === 'delegated' && role !== 'GUEST' && !this.state.secretaryRunsFloor) {
      this.reader.note(step.path, `${step.do} by a ${role} needs settings.secretaryRunsFloor`);
    }
    if (grant === 'own') this.checkOwn(step);
    this.state.apply(step, (reason, field) =>
      this.reader.note(field ? `${step.path}.with.${field}` : step.path, reason),
    );
  }

  private checkOwn(step: CommandStep): void {
    const owners: [string, string | null | undefined][] = [
      ['submissionId', this.state.authorOf(nameIn(step, 'submissionId'))],
      ['requestId', this.state.floor.ownerOf(nameIn(step, 'requestId'))],
      ['participantId', nameIn(step, 'participantId')],
    ];
    for (const [field, owner] of owners) {
      if (typeof step.with[field] !== 'string' || owner === step.by) continue;
      this.reader.note(`${step.path}.with.${field}`, `is not ${step.by}'s own`);
    }
  }
}
