import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ScenarioError } from '../scenarios/problems.js';
import { parseScenario } from '../scenarios/scenario.js';

const FILE = resolve(__dirname, '../scenarios/seed-0.json');

/** The file as far as the tests break it. */
interface JsonStep {
  by: string;
  do: string;
  with: Record<string, unknown>;
  as?: string;
  expect?: string;
  together?: JsonStep[];
  online?: string[];
}

interface Json {
  format: number;
  colour?: string;
  meeting: { title: string; startsAt: string; topics: unknown[]; settings: { secretaryRunsFloor: boolean } };
  units: { key: string; name: string }[];
  people: { role: string; enters?: string }[];
  script: (JsonStep | { wait: number })[];
  expect: {
    units: { late: number };
    speakingTurns: unknown;
    collatedOpinions: number;
    responsesByType: Record<string, number>;
  };
}

function seed(): Json {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Json;
}

function problemsOf(json: unknown): string[] {
  try {
    parseScenario(json);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map((problem) => `${problem.path}: ${problem.reason}`);
  }
}

function broken(change: (json: Json) => unknown): string[] {
  const json = seed();
  change(json);
  return problemsOf(json);
}

type Matches = (step: JsonStep) => boolean;

/** The first step that matches, also inside `together`. */
function find(json: Json, matches: Matches): JsonStep {
  const steps = (json.script as JsonStep[]).flatMap((step) => step.together ?? [step]);
  const found = steps.find(matches);
  if (!found) throw new Error('the seed has no such step');
  return found;
}

/** One of the merges of the script once more. */
const merged = (json: Json): JsonStep => structuredClone(find(json, doing('collation.merge')));

const doing =
  (name: string): Matches =>
  (step) =>
    step.do === name;
const indexOf = (json: Json, matches: Matches): number => (json.script as JsonStep[]).findIndex(matches);

it('the smallest meeting of docs/scenarios.md can be played', () => {
  const manual = readFileSync(resolve(__dirname, '../../docs/scenarios.md'), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(manual)?.[1];
  expect(problemsOf(JSON.parse(example ?? '{}'))).toEqual([]);
});

describe('a mistake in the form is named with its path and the reason', () => {
  it.each<[string, (json: Json) => unknown, string]>([
    ['another format', (json) => (json.format = 2), 'format: must be 1'],
    ['an unknown field', (json) => (json.colour = 'red'), 'scenario.colour: unknown field; allowed: format,'],
    [
      'a missing part',
      (json) => Object.assign(json, { people: undefined }),
      'people: must be a list, is missing',
    ],
    ['no "Khác"', (json) => json.meeting.topics.pop(), 'meeting.topics: exactly one topic has "other": true'],
    ['a clock', (json) => (json.meeting.startsAt = '25:00'), 'meeting.startsAt: must be a time of day'],
    [
      'a role',
      (json) => Object.assign(json.people[3] ?? {}, { role: 'BOSS' }),
      'people[3].role: must be one of ORGANISER, CHAIR',
    ],
    [
      'a key',
      (json) => Object.assign(json.units[0] ?? {}, { key: 'Đảng ủy' }),
      'units[0].key: must be a name (a-z, 0-9, hyphen',
    ],
    [
      'an unknown command',
      (json) => Object.assign(json.script[1] ?? {}, { do: 'floor.jump' }),
      'script[1].do: must be one of meeting.create',
    ],
    [
      'a summary that is too long',
      (json) => (find(json, doing('submissions.submit')).with.summary = 'ô'.repeat(101)),
      '.with.summary: has 101 characters, the limit is 100',
    ],
    [
      'a reference without $',
      (json) => (find(json, doing('floor.call')).with.requestId = 'req-01'),
      '.with.requestId: must be a reference as "$name"',
    ],
    [
      'a date',
      (json) => (find(json, doing('commitments.edit')).with.dueOn = '31/03'),
      '.with.dueOn: must be "+45d" (days after the meeting) or a date',
    ],
    [
      'an error code that does not exist',
      (json) => (find(json, (step) => step.expect === 'STALE').expect = 'TOO_LATE'),
      '.expect: must be one of ok, refused, MALFORMED',
    ],
    [
      '"as" with "each"',
      (json) => (find(json, (step) => 'each' in step).as = 'all'),
      '.as: cannot be used with "each"',
    ],
  ])('%s', (_name, change, message) => {
    expect(broken(change).join('\n')).toContain(message);
  });

  it('lists every mistake at once, and no scenario at all is one mistake', () => {
    const problems = broken((json) => {
      json.meeting.title = '';
      Object.assign(json.people[2] ?? {}, { role: 'BOSS' });
      json.expect.speakingTurns = 'many';
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'meeting.title',
      'people[2].role',
      'expect.speakingTurns',
    ]);
    expect(problemsOf('seed')).toEqual(['scenario: must be an object, is "seed"']);
  });
});

describe('what the player could not play in order is named before a server sees it', () => {
  it.each<[string, (json: Json) => unknown, string]>([
    [
      'a name that nobody made',
      (json) => (find(json, doing('floor.start')).with.turnId = '$turn-99'),
      'with.turnId: nothing is named "turn-99" before this step',
    ],
    [
      'a name of another kind',
      (json) => (find(json, doing('floor.start')).with.turnId = '$req-01'),
      '$req-01 is a request, this needs a turn',
    ],
    [
      'the same name twice',
      (json) => Object.assign(json.units[1] ?? {}, { key: json.units[0]?.key }),
      'units[1].key: "u-party" already names',
    ],
    [
      'a unit without people',
      (json) => json.units.push({ key: 'u-empty', name: 'Phòng Không người' }),
      'units[18]: nobody belongs to it',
    ],
    [
      'an act without the right to it',
      (json) => (find(json, doing('floor.endFloor')).by = 'p-01'),
      'a DELEGATE may not issue floor.endFloor in phase IN_SESSION',
    ],
    [
      'a secretary at the floor without delegation',
      (json) => (json.meeting.settings.secretaryRunsFloor = false),
      'floor.start by a SECRETARY needs settings.secretaryRunsFloor',
    ],
    [
      'a person without a phone who acts',
      (json) => (find(json, doing('floor.ready')).by = 'p-48'),
      'p-48 has no phone and cannot act',
    ],
    [
      'a second speaker while one speaks',
      (json) => json.script.splice(indexOf(json, doing('floor.end')), 1),
      '$turn-01 is still called or speaking',
    ],
    [
      'a call of somebody who does not wait',
      (json) => (find(json, (step) => step.as === 'turn-03').with.requestId = '$req-01'),
      '$req-01 does not wait (DONE)',
    ],
    [
      'taking back too late',
      (json) => json.script.splice(indexOf(json, doing('floor.undo')), 0, { wait: 30 }),
      'later than 10 seconds after the act',
    ],
    [
      'an opinion that lies in a phone without network',
      (json) =>
        json.script.splice(
          indexOf(json, (step) => 'online' in step),
          0,
          {
            by: 'sec-1',
            do: 'submissions.approve',
            with: { submissionId: '$raw-62' },
          },
        ),
      '$raw-62 still lies in the phone of p-45, who is offline',
    ],
    [
      'a phone that never comes back',
      (json) => find(json, (step) => 'online' in step).online?.pop(),
      'p-55 is still offline at the end',
    ],
    [
      'a change of what is collated',
      (json) => delete find(json, (step) => step.expect === 'ALREADY_COLLATED').expect,
      'is collated: its author can no longer change it',
    ],
    [
      'an answer to nobody',
      (json) => (find(json, doing('responses.answer')).with.responderId = '$sec-1'),
      'answers are given by a RESPONDER or a chair, not by SECRETARY',
    ],
    [
      "a responder's answer to a raw opinion",
      (json) => (find(json, (step) => step.as === 'ans-20').by = 'resp-board'),
      '$raw-60 was not put to resp-board: the secretary records this answer',
    ],
    [
      'a closing time',
      (json) => (find(json, doing('collection.open')).with.closesAt = 'tomorrow'),
      '.with.closesAt: must be "+7d" or "+12h"',
    ],
    [
      'an officer who is no person',
      (json) =>
        Object.assign(find(json, doing('meeting.configure')).with.settings as object, {
          confidentialOfficer: '$u-hr',
        }),
      '.settings.confidentialOfficer: $u-hr is a unit, this needs a person',
    ],
    [
      'anonymous opinions where they are not offered',
      (json) =>
        Object.assign(find(json, doing('meeting.configure')).with.settings as object, { anonymous: false }),
      'settings.anonymous is not true',
    ],
    [
      'a set without a collated opinion',
      (json) => (find(json, doing('collection.submitSet')).with.nothing = true),
      '"nothing" is true, the unit has',
    ],
    [
      'a unit that was never asked',
      (json) => (find(json, doing('collection.open')).with.unitIds as string[]).pop(),
      '$u-office was not asked: collection.open comes first',
    ],
    [
      'a link of a unit whose window is closed',
      (json) => delete find(json, (step) => step.expect === 'COLLECTION_CLOSED').expect,
      'the window of $u-hotruc is closed',
    ],
    [
      'a focal person who collates for another unit',
      (json) => (find(json, doing('collation.create')).with.unitId = '$u-board'),
      'collates for $u-policy only',
    ],
    [
      'a collated opinion that was merged already',
      (json) =>
        json.script.splice(
          indexOf(json, (step) => step.do === 'collation.unlink'),
          0,
          merged(json),
        ),
      'was merged already',
    ],
    [
      'a count of units',
      (json) => (json.expect.units.late = 3),
      'expect.units.late: is 3, the script makes 2',
    ],
    [
      'a meeting that does not end',
      (json) => json.script.splice(json.script.indexOf(find(json, doing('meeting.close')))),
      'script: must come to meeting.close',
    ],
    [
      'a count',
      (json) => (json.expect.collatedOpinions = 49),
      'collatedOpinions: is 49, the script makes 27',
    ],
    [
      'a count of answers',
      (json) => (json.expect.responsesByType.NOTED = 5),
      'expect.responsesByType.NOTED: is 5, the script makes 4',
    ],
  ])('%s', (_name, change, message) => {
    expect(broken(change).join('\n')).toContain(message);
  });

  it('an undone call leaves no turn, and the person waits again', () => {
    const withoutUndo = broken((json) =>
      json.script.splice(
        indexOf(json, (s) => s.do === 'floor.undo' && !s.expect),
        1,
      ),
    );
    expect(withoutUndo.join('\n')).toContain('$turn-undone is still called or speaking');
  });
});
