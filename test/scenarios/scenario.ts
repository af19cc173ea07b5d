import type {
  Figure,
  MeetingKind,
  AgendaKind,
  MeetingSettings,
  PaperSystem,
  ResponseResult,
  ResponseType,
  Role,
  RuleProfile,
  UnitCounts,
} from '@doi-thoai/shared';
import type { ScriptCommand } from './command-forms.js';
import type { Entrance } from './read-parts.js';
import { isObject, Reader, REMARK_LIMIT, ScenarioError } from './problems.js';
import { readBodies, readExpect, readMeeting, readPeople, readUnits } from './read-parts.js';
import { readScript } from './read-script.js';
import { checkScenario } from './walk.js';

/** A meeting written down so that it can be played again; docs/scenarios.md is its manual. */
export interface Scenario {
  format: 1;
  name: string;
  about: string;
  meeting: ScenarioMeeting;
  bodies: ScenarioBody[];
  units: ScenarioUnit[];
  people: ScenarioPerson[];
  script: Step[];
  expect: ScenarioExpect;
}

export interface ScenarioMeeting {
  title: string;
  hostBodies: string[];
  place: string;
  /** `HH:MM` of the day on which it is played, in the organisation's time zone. */
  startsAt: string;
  kind: MeetingKind;
  profile: RuleProfile;
  settings: MeetingSettings;
  topics: { key: string; name: string; other: boolean }[];
  agenda: { key: string; kind: AgendaKind; title: string; presenter: string; plannedMinutes: number }[];
  report: {
    title: string;
    presenter: string;
    /** Separate figures, never added: a unit beside each. */
    figures: Omit<Figure, 'id'>[];
  };
}

export interface ScenarioUnit {
  key: string;
  name: string;
}

/** A body that issues papers; made before the meeting, unless the installation has one of that name and system. */
export interface ScenarioBody {
  key: string;
  name: string;
  parentBody: string;
  system: PaperSystem;
  abbreviation: string;
  place: string;
  /** PARTY: as "2025-2030", the years in which its numbers run; '' for STATE. */
  term: string;
}

export interface ScenarioPerson {
  key: string;
  name: string;
  title: string;
  /** Key of a unit. */
  unit: string;
  role: Role;
  number: string;
  /** By creating the meeting, in the CSV, added one by one, or by the link of the unit. */
  enters: Entrance;
  /** false: the person has no client and never acts; the secretary writes for this person. */
  phone: boolean;
  /** How the name stands in the CSV; whoever reads it back must find NFC. */
  csvForm: 'NFC' | 'NFD';
}

/** A promise inside an answer: corrects what NOTED and ASSIGNED prefill. */
export interface ScenarioPromise {
  text: string;
  ownerUnitId: string | null;
  dueOn: string | null;
}

export interface CommandStep {
  step: 'command';
  /** Where it stands in the file, for messages: `script[41]`, `script[7].together[2]`. */
  path: string;
  by: string;
  do: ScriptCommand;
  /** Fields of the wire; references as `$name`, optional fields filled in. */
  with: Record<string, unknown>;
  /** Name of what the command makes. */
  as: string | null;
  /** Name of the commitment that an answer of type NOTED or ASSIGNED makes. */
  asCommitment: string | null;
  /** `ok`, an error code, or `refused` for any error code. */
  expect: string;
  /** `previous`: the version before the present one, as a hand that was too late. */
  seen: 'current' | 'previous';
  /** The same command (same id) is sent this many times at once; each gets the same answer. */
  times: number;
}

/** An opinion of a step that is no command: of an anonymous author, or a row of a unit's form. */
export interface WrittenNote {
  path: string;
  by: string;
  as: string;
  /** Fields of the wire, the topic as `$name`. */
  with: Record<string, unknown>;
}

export type Step =
  | { step: 'heading'; text: string }
  | { step: 'wait'; seconds: number }
  | { step: 'later'; days: number }
  | { step: 'join'; people: string[] }
  | { step: 'leave'; people: string[] }
  /** Sent by a route of its own: not a command, because a command has an actor. */
  | { step: 'anonymous'; path: string; notes: WrittenNote[] }
  /** A focal person fills in the unit's form, a workbook, and hands it in. */
  | { step: 'form'; path: string; by: string; rows: WrittenNote[] }
  | { step: 'offline'; people: string[] }
  | { step: 'online'; people: string[] }
  | { step: 'together'; commands: CommandStep[] }
  | CommandStep;

/** What the finished meeting must count to; the same keys as in summary.json. */
export interface ScenarioExpect {
  /** Base units that were asked before the meeting: each answered (some of them late) or silent. */
  units: UnitCounts;
  anonymous: number;
  confidential: number;
  rawSubmissions: number;
  collatedOpinions: number;
  speakingTurns: number;
  distinctSpeakers: number;
  distinctAuthors: number;
  notReached: number;
  convertedToWritten: number;
  responsesByType: Partial<Record<ResponseType, number>>;
  commitmentsProposed: number;
  /** Published answers by what became of the matter; those of which nobody said it are left out. */
  answersByClass: Partial<Record<ResponseResult, number>>;
  /** All promises on the last day, but those that were suspended or cancelled. */
  commitments: CommitmentCounts;
}

export interface CommitmentCounts {
  doneOnTime: number;
  doneLate: number;
  openInTime: number;
  openOverdue: number;
}

const TOP = ['format', 'name', 'about', 'meeting', 'bodies', 'units', 'people', 'script', 'expect'] as const;

/**
 * Reads a scenario and plays it on paper: form, names, rights, the order of things and the expected counts.
 *
 * @throws ScenarioError with every mistake found. The order of things is judged only when the form is right.
 */
export function parseScenario(json: unknown): Scenario {
  const reader = new Reader();
  const top = reader.object(json, 'scenario', TOP);
  if (!isObject(json)) throw new ScenarioError(reader.problems);
  if (top.format !== 1) reader.note('format', 'must be 1, the only format there is');
  const scenario: Scenario = {
    format: 1,
    name: reader.key(top.name, 'name'),
    about: reader.text(top.about, 'about', REMARK_LIMIT),
    meeting: readMeeting(reader, top.meeting),
    bodies: readBodies(reader, top.bodies ?? []),
    units: readUnits(reader, top.units),
    people: readPeople(reader, top.people),
    script: readScript(reader, top.script),
    expect: readExpect(reader, top.expect),
  };
  if (reader.problems.length === 0) checkScenario(reader, scenario);
  if (reader.problems.length > 0) throw new ScenarioError(reader.problems, scenario.name || 'scenario');
  return scenario;
}
