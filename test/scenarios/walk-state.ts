import type { Disclosure, MeetingPhase, MeetingSettings, Phase, ResponseType, Role } from '@doi-thoai/shared';
import { FloorWalk } from './floor-walk.js';
import type { WrittenNote, CommandStep, Scenario, ScenarioExpect } from './scenario.js';
import { AfterWalk } from './walk-after.js';
import { nameIn, namesIn } from './walk-names.js';
import { WeeksWalk } from './walk-weeks.js';

/** Phases in which an open intake, an open registration stays open; COLLECTING opens the intake by itself. */
const INTAKE: readonly MeetingPhase[] = ['COLLECTING', 'READY', 'CHECK_IN', 'IN_SESSION'];
/** Those on the podium. */
const ANSWERING: readonly Role[] = ['RESPONDER', 'CHAIR', 'CO_CHAIR'];
const FLOOR: readonly MeetingPhase[] = ['READY', 'CHECK_IN', 'IN_SESSION'];

interface WalkSubmission {
  disclosure: Disclosure;
  /** Person who is the author; null when it was typed for a unit. */
  author: string | null;
  withdrawn: boolean;
  collated: boolean;
}

type Note = (reason: string, field?: string) => void;
type Effect = (step: CommandStep, note: Note) => void;

/** The meeting on paper: what each accepted command leaves behind. Notes what the server would refuse. */
export class WalkState {
  readonly floor = new FloorWalk();
  readonly weeks: WeeksWalk;
  readonly after = new AfterWalk();
  readonly roles = new Map<string, Role>();
  readonly roster = new Set<string>();
  readonly joined = new Set<string>();
  readonly offline = new Set<string>();
  readonly submissions = new Map<string, WalkSubmission>();
  phase: Phase = 'ORGANISATION';
  seconds = 0;
  secretaryRunsFloor: boolean;
  anonymous: boolean;
  private confidential: boolean;
  private intakeOpen = false;
  private registrationOpen = false;

  constructor(private readonly scenario: Scenario) {
    const { settings } = scenario.meeting;
    this.secretaryRunsFloor = settings.secretaryRunsFloor;
    this.anonymous = settings.anonymous === true;
    this.confidential = settings.confidential === true;
    this.weeks = new WeeksWalk(scenario);
    for (const person of scenario.people) this.roles.set(person.key, person.role);
  }

  /** The unit stands in the roster through one of its people. */
  knowsUnit(key: string): boolean {
    return this.scenario.people.some((person) => person.unit === key && this.roster.has(person.key));
  }

  /** What an accepted command changes; a command that is not listed changes nothing that is judged here. */
  apply(step: CommandStep, note: Note): void {
    const effect = this.effects[step.do];
    if (effect) return effect(step, note);
    if (step.do.startsWith('collection.')) return this.weeks.act(step, this.seconds, note);
    if (!step.do.startsWith('floor.')) return;
    this.floor.act(step, this.seconds, note);
  }

  count(): ScenarioExpect {
    const kept = [...this.submissions.values()].filter((submission) => !submission.withdrawn);
    const authors = kept.flatMap((submission) => (submission.author === null ? [] : [submission.author]));
    const { speakers } = this.floor.startedTurns();
    const hidden = (disclosure: Disclosure): number =>
      kept.filter((submission) => submission.disclosure === disclosure).length;
    return {
      units: this.weeks.units(this.seconds),
      anonymous: hidden('ANONYMOUS'),
      confidential: hidden('CONFIDENTIAL'),
      rawSubmissions: kept.length,
      collatedOpinions: this.weeks.live,
      speakingTurns: speakers.length,
      distinctSpeakers: new Set(speakers).size,
      distinctAuthors: new Set(authors).size,
      notReached: this.floor.notReached,
      convertedToWritten: this.floor.notReached,
      ...this.after.count(),
    };
  }

  private readonly effects: Partial<Record<CommandStep['do'], Effect>> = {
    'meeting.create': (step) => {
      this.phase = 'DRAFT';
      this.roster.add(step.by);
      this.joined.add(step.by);
    },
    'meeting.configure': (step) => {
      const changed = step.with.settings as Partial<MeetingSettings>;
      this.secretaryRunsFloor = changed.secretaryRunsFloor ?? this.secretaryRunsFloor;
      this.anonymous = changed.anonymous ?? this.anonymous;
      this.confidential = changed.confidential ?? this.confidential;
    },
    'meeting.openPhase': (step, note) => this.openPhase(step, note),
    'meeting.close': (step, note) => {
      if (!this.floor.ended) this.floor.end((reason) => note(reason));
      this.phase = 'CLOSED';
      this.after.closed = true;
    },
    'meeting.advance': (step) => void (this.phase = step.with.phase as MeetingPhase),
    'participants.import': () => {
      for (const person of this.scenario.people) if (person.enters === 'IMPORT') this.roster.add(person.key);
    },
    'participants.add': (step, note) => {
      const key = nameIn(step, 'participantId');
      const person = this.scenario.people.find((other) => other.key === key);
      if (person?.enters !== 'ADD') note(`${key} does not have "enters": "ADD"`, 'participantId');
      this.roster.add(key);
    },
    'participants.takeOver': (step) => {
      for (const [key, role] of this.roles) if (role === 'CHAIR') this.roles.set(key, 'CO_CHAIR');
      this.roles.set(step.by, 'CHAIR');
    },
    'submissions.open': () => void (this.intakeOpen = true),
    'submissions.close': () => void (this.intakeOpen = false),
    'submissions.submit': (step, note) => this.receive(step, step.by, note),
    'submissions.submitConfidential': (step, note) => {
      if (!this.confidential) note('settings.confidentialOfficer names nobody');
      this.receive(step, null, note, 'CONFIDENTIAL');
    },
    'submissions.submitForOther': (step, note) => {
      const author = nameIn(step, 'authorId');
      if ((author === '') === (nameIn(step, 'unitId') === '')) note('needs either "authorId" or "unitId"');
      this.receive(step, author === '' ? null : author, note);
    },
    'submissions.edit': (step, note) => void this.authored(step, note),
    'submissions.withdraw': (step, note) => {
      const submission = this.authored(step, note);
      if (submission) submission.withdrawn = true;
    },
    'collation.create': (step, note) => {
      this.weeks.create(step, note);
      this.link(step, note);
    },
    'collation.merge': (step, note) => this.weeks.merge(step, note),
    'collation.link': (step, note) => this.link(step, note),
    'floor.openRegistration': () => void (this.registrationOpen = true),
    'floor.closeRegistration': () => void (this.registrationOpen = false),
    'floor.request': (step, note) => this.register(step, step.by, note),
    'floor.requestForOther': (step, note) => this.register(step, nameIn(step, 'participantId'), note),
    'floor.noteGist': (step, note) => this.needsTurn(step, note),
    'floor.correctTimes': (step, note) => {
      this.needsTurn(step, note);
      if (this.floor.turn(nameIn(step, 'turnId'))?.state !== 'ENDED')
        note('the turn has not ended', 'turnId');
    },
    'floor.endFloor': (_step, note) => this.floor.end((reason) => note(reason)),
    'responses.answer': (step, note) => this.answer(step, note),
    'responses.edit': (step, note) => this.after.edit(step, note),
    'responses.approve': (step, note) => this.after.bring(step, 'APPROVED', note),
    'responses.sendBack': (step, note) => this.after.sendBack(step, note),
    'responses.publish': (step, note) => this.after.bring(step, 'PUBLISHED', note),
    'responses.judge': (step, note) => this.after.judge(step, note),
    'commitments.propose': (step, note) => {
      this.after.propose(step);
      this.needsDue(step, note);
    },
    'commitments.edit': (step, note) => {
      this.after.due(step);
      this.needsDue(step, note);
    },
    'commitments.acknowledge': (step, note) => this.after.acknowledge(step, note),
    'commitments.report': (step, note) => this.after.report(step, note),
    'commitments.extend': (step) => this.after.due(step),
    'commitments.verify': (step, note) => this.after.verify(step, note),
    'commitments.sendBack': (step, note) => this.after.giveBack(step, note),
    'conclusions.approve': () => this.after.approve(),
    'conclusions.signMinutes': () => {
      if (this.phase === 'CLOSED') this.phase = 'MINUTES_SIGNED';
    },
    'conclusions.prepareNotice': (step) => this.after.prepare(step),
    'conclusions.issue': (step, note) => {
      if (this.after.issue(step, note)) this.phase = 'NOTICE_ISSUED';
    },
    'screen.show': (step, note) => {
      const named = step.with.collatedId !== null;
      if ((step.with.mode === 'OPINION') !== named)
        note('"collatedId" goes with mode OPINION, and only with it');
    },
  };

  /** Also of what a request that was not reached became. */
  authorOf(key: string): string | null | undefined {
    return this.submissions.has(key) ? this.submissions.get(key)?.author : this.floor.ownerOf(key);
  }

  private openPhase(step: CommandStep, note: Note): void {
    const wanted = step.with.phase as MeetingPhase;
    if (this.phase === 'IN_SESSION' && wanted !== 'IN_SESSION')
      note('a session ends by meeting.close', 'phase');
    const item = nameIn(step, 'agendaItemId');
    if (item !== '' && wanted !== 'IN_SESSION')
      note('an agenda item needs the phase IN_SESSION', 'agendaItemId');
    this.phase = wanted;
    this.intakeOpen = wanted === 'COLLECTING' || (this.intakeOpen && INTAKE.includes(wanted));
    this.registrationOpen &&= FLOOR.includes(wanted);
  }

  /** What was sent without a name: the same rules, and nobody is its author. */
  receiveAnonymous({ by, as }: Pick<WrittenNote, 'by' | 'as'>, note: Note): void {
    if (!this.anonymous) note('settings.anonymous is not true');
    this.receive({ by, as }, null, note, 'ANONYMOUS');
  }

  receiveForm(row: Pick<WrittenNote, 'by' | 'as'>, note: Note): void {
    this.receive(row, null, note);
  }

  private receive(
    { by, as }: Pick<CommandStep, 'by' | 'as'>,
    author: string | null,
    note: Note,
    disclosure: Disclosure = 'NAMED',
  ): void {
    if (!this.intakeOpen) note('opinions are not taken in now: open COLLECTING, or send submissions.open');
    this.weeks.requireWindow(by, this.seconds, note);
    if (as) this.submissions.set(as, { author, disclosure, withdrawn: false, collated: false });
  }

  private authored(step: CommandStep, note: Note): WalkSubmission | undefined {
    const submission = this.submissions.get(nameIn(step, 'submissionId'));
    if (submission?.collated) note('is collated: its author can no longer change it', 'submissionId');
    if (submission?.withdrawn) note('was withdrawn', 'submissionId');
    return submission;
  }

  private link(step: CommandStep, note: Note): void {
    for (const key of namesIn(step, 'submissionIds')) {
      const submission = this.submissions.get(key);
      if (submission?.withdrawn) note(`$${key} was withdrawn`, 'submissionIds');
      if (submission) submission.collated = true;
    }
  }

  private register(step: CommandStep, person: string, note: Note): void {
    if (!this.registrationOpen) note('registration is closed: floor.openRegistration is missing');
    const linked = nameIn(step, 'submissionId');
    if (linked !== '' && this.submissions.get(linked)?.author !== person) {
      note(`$${linked} is not an opinion of ${person}`, 'submissionId');
    }
    if (step.as) this.floor.register(step.as, person, (reason) => note(reason));
  }

  private needsTurn(step: CommandStep, note: Note): void {
    const key = nameIn(step, 'turnId');
    if (!this.floor.turn(key)) note(`$${key} was taken back, it no longer exists`, 'turnId');
  }

  private answer(step: CommandStep, note: Note): void {
    const type = step.with.type as ResponseType;
    const promises = type === 'NOTED' || type === 'ASSIGNED';
    const role = this.roles.get(nameIn(step, 'responderId'));
    if (!ANSWERING.includes(role ?? 'GUEST'))
      note(`answers are given by a RESPONDER or a chair, not by ${role ?? 'nobody'}`, 'responderId');
    if ((type === 'FORWARDED') !== (step.with.forwardedTo !== '')) {
      note('"forwardedTo" goes with type FORWARDED, and only with it', 'forwardedTo');
    }
    // Raw opinions are put to nobody: a responder answers collated ones and turns, the secretary all.
    const raw = namesIn(step, 'targets').find((key) => this.submissions.has(key));
    if (this.roles.get(step.by) === 'RESPONDER' && raw !== undefined) {
      note(`$${raw} was not put to ${step.by}: the secretary records this answer`, 'targets');
    }
    if (!promises && (step.with.commitment !== null || step.asCommitment !== null)) {
      note(`${type} makes no commitment: use commitments.propose`, 'commitment');
    }
    this.after.answer(step);
  }

  private needsDue(step: CommandStep, note: Note): void {
    if ((step.with.dueKind === 'DATE') !== (step.with.dueOn !== null)) {
      note('"dueOn" goes with dueKind DATE, and only with it', 'dueOn');
    }
  }
}
