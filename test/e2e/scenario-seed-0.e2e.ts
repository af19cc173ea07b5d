import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { countGraphemes } from '@doi-thoai/shared';
import type { CommandStep, Scenario, ScenarioPromise } from '../scenarios/scenario.js';
import { parseScenario } from '../scenarios/scenario.js';

const FILE = resolve(__dirname, '../scenarios/seed-0.json');

function commandsOf(scenario: Scenario): CommandStep[] {
  return scenario.script.flatMap((step) => {
    if (step.step === 'together') return step.commands;
    return step.step === 'command' ? [step] : [];
  });
}

/** Acts that a chair and a secretary of such a meeting need. */
const ACTS = [
  'submissions.return',
  'submissions.edit',
  'submissions.withdraw',
  'submissions.showOnScreen',
  'submissions.submitConfidential',
  'collection.open',
  'collection.look',
  'collection.remind',
  'collection.submitSet',
  'collection.returnSet',
  'collation.merge',
  'collation.unlink',
  'floor.absent',
  'floor.skip',
  'floor.undo',
  'floor.pause',
  'floor.extend',
  'floor.reorder',
  'floor.callUnregistered',
  'floor.correctTimes',
  'floor.endFloor',
  'meeting.close',
] as const;

describe('seed-0.json carries the shape of seed 0', () => {
  const scenario = parseScenario(JSON.parse(readFileSync(FILE, 'utf8')));
  const commands = commandsOf(scenario).filter((step) => step.expect === 'ok');
  const made = (...names: CommandStep['do'][]): CommandStep[] =>
    commands.filter((step) => names.includes(step.do));

  it('has the three topics and "Khác"', () => {
    expect(scenario.meeting.topics.map((topic) => topic.other)).toEqual([false, false, false, true]);
    expect(scenario.meeting.topics.at(-1)?.name).toBe('Khác');
  });

  it('has five separate figures that are never added: 50, 84 and 47 trường hợp, 13 lượt, 7 cán bộ', () => {
    const figures = scenario.meeting.report.figures.map((figure) => `${figure.value} ${figure.unit}`);
    expect(figures).toEqual(['50 trường hợp', '84 trường hợp', '47 trường hợp', '13 lượt', '7 cán bộ']);
  });

  it('27 collated opinions come from a larger number of raw ones, and 22 turns from more requests', () => {
    expect(scenario.expect).toMatchObject({ collatedOpinions: 27, speakingTurns: 22, distinctSpeakers: 21 });
    expect(scenario.expect.rawSubmissions).toBeGreaterThan(60);
    expect(made('floor.request', 'floor.requestForOther').length).toBe(33);
    expect(scenario.expect.notReached).toBe(scenario.expect.convertedToWritten);
    expect(scenario.expect.notReached).toBeGreaterThan(0);
  });

  it('the 27 arise: raw ones by phone, slip, form, link of a unit and without a name, collated by unit, then merged', () => {
    const { units, anonymous, confidential } = scenario.expect;
    expect(units).toEqual({ invited: 16, answered: 14, late: 2, silent: 2 });
    expect([anonymous, confidential]).toEqual([5, 2]);
    const focal = new Set(scenario.people.filter((one) => one.role === 'UNIT_FOCAL').map((one) => one.key));
    const byLink = new Set(scenario.people.filter((one) => one.enters === 'LINK').map((one) => one.key));
    expect(made('submissions.submitForOther').filter((step) => focal.has(step.by)).length).toBe(23);
    const forms = scenario.script.flatMap((step) => (step.step === 'form' ? [step.rows.length] : []));
    expect(forms).toEqual([2, 3]);
    expect(made('submissions.submit').filter((step) => byLink.has(step.by)).length).toBe(4);
    expect(made('collation.create').every((step) => focal.has(step.by))).toBe(true);
    const merged = made('collation.merge').flatMap((step) => step.with.from as string[]);
    expect(made('collation.create').length - merged.length).toBe(27);
    expect(made('collection.submitSet').length).toBe(units.answered + made('collection.returnSet').length);
    expect(scenario.script.filter((step) => step.step === 'later').length).toBeGreaterThan(3);
  });

  it('contains every act that a chair and a secretary of such a meeting need', () => {
    expect(ACTS.filter((act) => made(act).length === 0)).toEqual([]);
    expect(made('floor.noteGist').length).toBe(22);
    expect(new Set(made('conclusions.addLine').map((step) => step.with.kind)).size).toBe(3);
    const network = scenario.script.filter((step) => step.step === 'offline' || step.step === 'online');
    expect(network.map((step) => step.step)).toEqual(['offline', 'online']);
  });

  it('answers every collated opinion and every turn, and NOTED makes a promise with owner and date', () => {
    const answers = made('responses.answer');
    const targets = new Set(answers.flatMap((step) => step.with.targets as string[]));
    const numbered = (prefix: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `$${prefix}-${String(index + 1).padStart(2, '0')}`);
    expect([...targets]).toEqual(expect.arrayContaining([...numbered('col', 27), ...numbered('turn', 22)]));
    const noted = answers.filter((answer) => answer.with.type === 'NOTED');
    expect(noted.length).toBeGreaterThan(0);
    for (const step of noted) {
      const promise = step.with.commitment as ScenarioPromise;
      expect(step.with.text).toMatch(/ghi nhận, sẽ nghiên cứu/i);
      expect(promise.ownerUnitId).toMatch(/^\$u-/);
      expect(promise.dueOn).toMatch(/^\+\d+d$/);
    }
  });

  it('has opinions with a summary of at most 100 and a text of 150 to 600 characters', () => {
    for (const { with: words } of made(
      'submissions.submit',
      'submissions.submitForOther',
      'submissions.edit',
    )) {
      expect(countGraphemes(String(words.summary))).toBeLessThanOrEqual(100);
      expect(countGraphemes(String(words.text))).toBeGreaterThanOrEqual(150);
      expect(countGraphemes(String(words.text))).toBeLessThanOrEqual(600);
    }
  });

  it('repeats no sentence', () => {
    const written = commands.filter(
      (step) => step.do !== 'commitments.edit' && step.do !== 'conclusions.editLine',
    );
    const sentences = written
      .flatMap(({ with: words }) => [words.text, words.gist, words.wording, words.line])
      .flatMap((text) => (typeof text === 'string' ? text.split(/(?<=[.;])\s+/) : []))
      .filter((sentence) => sentence.length > 25);
    expect(sentences.length).toBeGreaterThan(250);
    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index)).toEqual([]);
  });

  it('has names that break careless code: NFD in the roster, Đ, an apostrophe', () => {
    expect(scenario.people.filter((person) => person.csvForm === 'NFD').length).toBe(1);
    expect(scenario.people.every((person) => person.name === person.name.normalize('NFC'))).toBe(true);
    expect(scenario.people.some((person) => person.name.startsWith('Đ'))).toBe(true);
    expect(scenario.people.some((person) => person.name.includes("'"))).toBe(true);
  });

  it('lasts about 150 minutes from check-in to close', () => {
    const start = scenario.script.findIndex(
      (step) => step.step === 'command' && step.with.phase === 'CHECK_IN',
    );
    const waits = scenario.script.slice(start).map((step) => (step.step === 'wait' ? step.seconds : 0));
    const minutes = waits.reduce((sum, seconds) => sum + seconds, 0) / 60;
    expect(minutes).toBeGreaterThan(140);
    expect(minutes).toBeLessThan(160);
  });
});
