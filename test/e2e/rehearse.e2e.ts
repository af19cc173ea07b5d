import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Evidence } from '../rehearse/evidence.js';
import { gather } from '../rehearse/evidence.js';
import type { Member } from '../rehearse/member.js';
import type { Played } from '../rehearse/player.js';
import { Player } from '../rehearse/player.js';
import { judge, rehearse } from '../rehearse/rehearse.js';
import type { Scenario } from '../scenarios/scenario.js';
import { parseScenario } from '../scenarios/scenario.js';
import { signIn } from '../support/driver.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

const SEED_0 = resolve(__dirname, '../scenarios/seed-0.json');
const MANUAL = resolve(__dirname, '../../docs/scenarios.md');
const PLAY_MS = 180_000;

const seed0 = (): Scenario => parseScenario(JSON.parse(readFileSync(SEED_0, 'utf8')));

/** The scenario that the manual invites everybody to copy. */
function smallest(): Scenario {
  const block = /```json\n(.*?)```/s.exec(readFileSync(MANUAL, 'utf8'))?.[1];
  return parseScenario(JSON.parse(block ?? ''));
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, PLAY_MS);
afterAll(() => server.stop());

/** How far the server's clock stands from the real one. */
let moved = 0;

const options = () => ({
  url: server.url,
  staffCookie: server.staffCookie,
  signIn: () => signIn(server.url, null),
  speed: Infinity,
  log: () => undefined,
  moveClock: (ms: number) => {
    moved += ms;
    server.app.clock.move(ms);
  },
});

describe('seed 0, played by a synthetic crowd through the public interfaces', () => {
  let player: Player;
  let played: Played;
  let evidence: Evidence;
  beforeAll(async () => {
    player = new Player(seed0(), options());
    played = await player.play();
    // Its papers are made where it is played as a program: here each of them would be set by the test's own thread.
    evidence = await gather(played, { papers: false });
  }, PLAY_MS);
  afterAll(() => {
    player.close();
    // The meetings that follow are of today again.
    options().moveClock(-moved);
  });

  it('counts 27 collated opinions and 22 turns, and nothing is lost, doubled, missing or printed wrongly', () => {
    const { summary, failures } = judge(played, evidence);
    expect(failures).toEqual([]);
    expect(summary).toMatchObject({
      units: { invited: 16, answered: 14, late: 2, silent: 2 },
      anonymous: 5,
      confidential: 2,
      collatedOpinions: 27,
      speakingTurns: 22,
      lostAcks: 0,
      duplicates: 0,
      gaps: 0,
    });
    expect(summary.notReached).toBeGreaterThan(0);
    expect(summary.convertedToWritten).toBe(summary.notReached);
    expect(summary.journalHash).toMatch(/^[\da-f]{64}$/);
    expect(summary.papers[0]).toMatchObject({ file: 'minutes.docx', numbersWrong: 0 });
    expect(summary.commitments).toEqual({ doneOnTime: 2, doneLate: 1, openInTime: 5, openOverdue: 1 });
    expect(summary.answersByClass).toMatchObject({ RESOLVED: 4, NOT_RESOLVABLE_NOW: 1 });
    expect(summary.papers[0]?.numbersCompared).toBeGreaterThan(80);
    expect(evidence.witnesses.length).toBe(played.members.size);
    expect(evidence.desk.state.meeting?.rehearsal).toBe(true);
  });

  // A check that cannot fail is a defect: each of these is the good evidence with one thing wrong.
  it.each<[string, (broken: Evidence) => void, RegExp]>([
    [
      'an acknowledged opinion is gone',
      ({ desk }) => {
        const one = Object.values(desk.state.submissions).find((row) => row.channel === 'PHONE');
        delete desk.state.submissions[one?.id ?? ''];
      },
      /^lost: script.*submissions .* is missing/,
    ],
    [
      'words were changed by another hand',
      ({ desk }) => {
        const [one] = Object.values(desk.state.submissions).filter((row) => row.channel === 'PHONE');
        if (one) one.text = `${one.text}.`;
      },
      /^lost: script.*\.text is /,
    ],
    [
      'an opinion stands there twice',
      ({ desk }) => {
        const [one] = Object.values(desk.state.submissions);
        if (one) desk.state.submissions.twice = { ...one, id: 'twice' };
      },
      /^doubled: submissions twice/,
    ],
    [
      'a raw opinion stands behind two collated ones',
      ({ desk }) => {
        const live = Object.values(desk.state.collated).filter((row) => row.mergedInto === null);
        // What was sent without a name came in the weeks before.
        const hidden = Object.values(desk.state.submissions).find((row) => row.disclosure === 'ANONYMOUS');
        const other = live.find((row) => !row.sourceIds.includes(hidden?.id ?? ''));
        if (hidden && other) other.sourceIds = [...other.sourceIds, hidden.id];
      },
      /^line: script.*: leads to 2 collated opinions/,
    ],
    [
      'merging lost somebody',
      ({ desk }) => {
        const grown = Object.values(desk.state.collated).find((row) => row.mergedFrom.length > 0);
        const merged = desk.state.collated[grown?.mergedFrom[0] ?? ''];
        if (grown && merged) grown.sourceIds = grown.sourceIds.filter((id) => !merged.sourceIds.includes(id));
      },
      /^line: collated opinion \d+: lost .* by merging/,
    ],
    [
      'an opinion has another author',
      ({ desk }) => {
        const [one, two] = Object.values(desk.state.submissions).filter(
          (row) => row.channel === 'PHONE' && row.authorId,
        );
        if (one && two) one.authorId = two.authorId;
      },
      /^line: script.*: has lost its author/,
    ],
    [
      'the desk shows an opinion under another unit',
      ({ desk }) => {
        const slip = Object.values(desk.state.submissions).find((row) => row.channel === 'FOCAL');
        const other = Object.keys(desk.state.units).find((id) => id !== slip?.authorUnitId);
        if (slip && other) slip.authorUnitId = other;
      },
      /^line: .*: \d+ opinions were sent, the desk shows \d+/,
    ],
    [
      'an answer did not reach an author by the receipt',
      ({ lines }) => void lines[0]?.line?.responses.pop(),
      /^line: script.*: the receipt does not tell of the answer/,
    ],
    [
      'an answer did not reach an author in the hall',
      ({ witnesses, desk }) => {
        const authors = new Set(Object.values(desk.state.submissions).map((row) => row.authorId));
        const author = witnesses.find(
          ({ live }) => authors.has(live.participantId) && Object.keys(live.responses).length > 0,
        );
        if (author) author.live.responses = {};
      },
      /^line: .*: did not get the answer/,
    ],
    [
      'a receipt opens nothing',
      ({ lines }) => {
        for (const one of lines) one.line = null;
      },
      /^line: script.*: its receipt does not open it/,
    ],
    [
      'an anonymous opinion stands beside the id of somebody',
      ({ desk }) => {
        const [hidden] = Object.values(desk.state.submissions).filter(
          (row) => row.disclosure === 'ANONYMOUS',
        );
        const [somebody] = Object.keys(desk.state.participants);
        if (hidden && somebody) hidden.enteredById = somebody;
      },
      /^line: script.*: its words stand beside a name/,
    ],
    [
      'an acknowledged anonymous opinion is gone',
      ({ desk }) => {
        const [hidden] = Object.values(desk.state.submissions).filter(
          (row) => row.disclosure === 'ANONYMOUS',
        );
        if (hidden) delete desk.state.submissions[hidden.id];
      },
      /^line: script.*anonymous.*its receipt does not open it/,
    ],
    [
      'a unit that handed in is not there',
      ({ desk }) => {
        const late = Object.values(desk.state.sets).find((set) => (set.submittedAt ?? 0) > set.closesAt);
        if (late) late.submittedAt = null;
      },
      /^units\.late: expected 2, counted 1/,
    ],
    [
      'a turn overtook another',
      ({ desk }) => {
        const turns = Object.values(desk.state.turns).filter((turn) => turn.startedAt !== null);
        const [first, second] = turns.sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
        if (first && second) [first.startedAt, second.startedAt] = [second.startedAt, first.startedAt];
      },
      /^lost: floor\.start: the turns stand in another order/,
    ],
    [
      'a client went without a number',
      ({ witnesses }) => {
        // Who came in again at the end knows little but a snapshot.
        const [one] = witnesses.toSorted((a, b) => b.spans.length - a.spans.length);
        if (one)
          one.spans = one.spans.map((span, index) => (index === 1 ? { ...span, from: span.from + 1 } : span));
      },
      /^missing: .* went without \d+-\d+/,
    ],
    [
      'a client knows something else than a newcomer',
      ({ witnesses }) => {
        const one = witnesses.at(-1);
        if (one?.live.meeting) one.live.meeting.place = 'Ở nơi khác';
      },
      /^missing: .*: meeting differs from a fresh snapshot/,
    ],
    [
      'the minutes print another number',
      (broken) => void (broken.minutes = edited(broken.minutes, '27 ý kiến tổng hợp', '28 ý kiến tổng hợp')),
      /^minutes: heading: collated opinions: printed 28, counted 27/,
    ],
    [
      'the minutes show another hash',
      (broken) =>
        void (broken.journal.hash = broken.journal.hash.replace(/.$/, (digit) =>
          digit === '0' ? '1' : '0',
        )),
      /^minutes: journal hash/,
    ],
  ])('fails when %s', (_, breakIt, failure) => {
    const broken = structuredClone(evidence);
    breakIt(broken);
    const { failures } = judge(played, broken);
    expect(failures).toEqual(expect.arrayContaining([expect.stringMatching(failure)]));
  });

  it('fails when the scenario expects other counts', () => {
    const scenario = { ...played.scenario, expect: { ...played.scenario.expect, collatedOpinions: 49 } };
    expect(judge({ ...played, scenario }, evidence).failures).toEqual([
      'collatedOpinions: expected 49, counted 27',
    ]);
  });
});

describe('a client that loses something makes the rehearsal fail', () => {
  it('plays the smallest meeting of the manual without a fault', async () => {
    const { failures, summary } = await rehearse(smallest(), options());
    expect(failures).toEqual([]);
    expect(summary.speakingTurns).toBe(1);
  });

  it('a frame whose content never arrived is found by comparing with a fresh snapshot', async () => {
    const { failures } = await rehearse(smallest(), { ...options(), onMember: deafTo('floor.turn') });
    expect(failures).toEqual(expect.arrayContaining([expect.stringMatching(/^missing: an: .* differs/)]));
  });

  it('a client that goes on without a frame is found by the numbers that it never applied', async () => {
    const { failures } = await rehearse(smallest(), { ...options(), onMember: careless });
    expect(failures).toEqual(expect.arrayContaining([expect.stringMatching(/^missing: an: went without/)]));
  });
});

/** The last event of this kind is taken out of its frame on its way to one person. */
function deafTo(type: string): (member: Member) => void {
  return ({ key, client }) => {
    if (key !== 'an') return;
    const { store } = client;
    const frame = store.frame.bind(store);
    store.frame = (one) => frame({ ...one, events: one.events.filter((event) => event.type !== type) });
  };
}

/** One frame is lost and nobody notices: the client takes the next one as if it followed. */
function careless({ key, client, ledger }: Member): void {
  if (key !== 'an') return;
  const { store } = client;
  const frame = store.frame.bind(store);
  let seen = 0;
  store.frame = (one) => {
    seen += 1;
    if (seen === 2) return 'applied';
    const outcome = frame({ ...one, from: Math.min(one.from, store.state.head) });
    const last = ledger.spans.at(-1);
    if (outcome === 'applied' && last) last.from = one.from;
    return outcome;
  };
}

function edited(docx: Uint8Array, from: string, to: string): Uint8Array {
  const files = unzipSync(docx);
  const part = files['word/document.xml'];
  if (!part) throw new Error('no document part');
  return zipSync({ ...files, 'word/document.xml': strToU8(strFromU8(part).replaceAll(from, to)) });
}
