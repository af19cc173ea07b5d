import type { CommandAnswer, CommandMessage, CommandName, Id, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { Agent, request } from 'node:http';
import type { Socket } from 'socket.io-client';
import type { Person } from '../support/driver.js';
import { doubled, equalAnswers } from './checks.js';
import { verifyChain } from './chain.js';
import { Crowd } from './crowd.js';
import { Findings, progress } from './figure.js';
import type { Effort, Figure, Violation } from './figure.js';
import { openHall, openHouse } from './hall.js';
import type { Hall, House } from './hall.js';
import type { OverlapReport } from './overlaps.js';
import { comeToRest, converged, readAtRest } from './settled.js';
import type { AtRest } from './settled.js';
import { eventually } from './wait.js';

const SEATS = 32;
/** Ids under way at the same time. */
const ABREAST = 48;
const WAVE = 250;
const WAVES_IN_A_MEETING = 20;

/** Two open sockets of one seat, and HTTP beside them. */
interface Triple {
  person: Person;
  sockets: [Socket, Socket];
}

interface Thrice {
  id: Id;
  answers: CommandAnswer[];
  /** All three had left before the first answer came. */
  overlapped: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: ABREAST });

async function openTriple(person: Person): Promise<Triple> {
  const open = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = person.socket();
      socket.once('connect', () => resolve(socket));
      socket.once('connect_error', reject);
      socket.connect();
    });
  return { person, sockets: [await open(), await open()] };
}

/** Over HTTP; `left` is called when the request has been handed to the network. */
function post({ person }: Triple, message: CommandMessage, left: () => void): Promise<CommandAnswer> {
  const { id, name, payload } = message;
  const headers = { ...person.headers, cookie: person.cookie, 'content-type': 'application/json' };
  const url = `${person.url}/api/meetings/${person.meetingId}/commands/${name}`;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => (text += more));
      response.on('end', () => resolve(JSON.parse(text) as CommandAnswer));
    });
    sent.once('error', reject).once('finish', left);
    sent.end(JSON.stringify({ id, payload }));
  });
}

async function sendThrice(by: Triple, message: CommandMessage): Promise<Thrice> {
  let left = 0;
  let leftAtFirstAnswer = -1;
  const answered = (answer: CommandAnswer): CommandAnswer => {
    if (leftAtFirstAnswer < 0) leftAtFirstAnswer = left;
    return answer;
  };
  const overHttp = post(by, message, () => (left += 1)).then(answered);
  const overSockets = by.sockets.map(async (socket) => {
    left += 1;
    return answered((await socket.timeout(30_000).emitWithAck('command', message)) as CommandAnswer);
  });
  const answers = await Promise.all([overHttp, ...overSockets]);
  return { id: message.id, answers, overlapped: leftAtFirstAnswer === 3 };
}

let written = 0;

/** A new row each: mostly a delegate's own opinion (a hot run), now and then one typed at the desk (a cold command). */
function messageFor(hall: Hall, desk: boolean): CommandMessage {
  written += 1;
  const words = {
    submissionId: makeId(),
    kind: 'PROPOSAL',
    topicId: hall.topics[written % hall.topics.length] ?? '',
    summary: `Kiến nghị thứ ${written}`,
    text: 'Kính đề nghị lãnh đạo xem xét và trả lời bằng văn bản.',
    writtenAt: Date.now(),
  } satisfies Partial<Payload<'submissions.submitForOther'>>;
  const name: CommandName = desk ? 'submissions.submitForOther' : 'submissions.submit';
  const payload = desk
    ? { ...words, authorId: null, unitId: hall.responderUnitId }
    : { ...words, disclosure: 'NAMED' as const };
  return { id: makeId(), name, payload };
}

/** As many ids as asked for, a number of them abreast. */
async function wave(hall: Hall, triples: readonly Triple[], desk: Triple, ids: number): Promise<Thrice[]> {
  const done: Thrice[] = [];
  let begun = 0;
  const lane = async (place: number): Promise<void> => {
    for (let i = begun++; i < ids; i = begun++) {
      const byDesk = i % 5 === 4;
      const by = byDesk ? desk : triples[(place + i) % triples.length];
      if (by) done.push(await sendThrice(by, messageFor(hall, byDesk)));
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, (_, place) => lane(place)));
  return done;
}

/** As many rows as ids; three equal answers each; the journal has each id once. */
function exactlyOnce(all: readonly Thrice[], { stored, desk }: AtRest): Violation[] {
  const rows = Object.keys(desk.submissions).length;
  const counted: Violation[] = [];
  for (const [where, count] of [
    ['at the desk', rows],
    ['in the table', stored.submissions.length],
  ] as const) {
    if (count !== all.length)
      counted.push({ rule: 'doubled', about: `${all.length} ids and ${count} rows ${where}` });
  }
  return [
    ...counted,
    ...doubled({ issued: [], texts: [], stored, desk }),
    ...all.flatMap(({ id, answers }) => equalAnswers(id, answers, stored.answers.get(id)?.answer)),
    ...all
      .filter(({ answers }) => answers[0]?.ok !== true)
      .map(({ id, answers }): Violation => ({ rule: 'lost', about: `${id}: ${JSON.stringify(answers[0])}` })),
    ...verifyChain(stored),
  ];
}

interface Totals {
  ids: number;
  overlappedAtTheClient: number;
  server: OverlapReport;
}

/** Truly overlapping triples until as many as wanted met inside the server's door. */
export async function r9(effort: Effort, r5: Findings, rested: () => void): Promise<Figure> {
  const findings = new Findings('R9');
  const until = performance.now() + effort.mostMs;
  const totals: Totals = { ids: 0, overlappedAtTheClient: 0, server: { met3: 0, met2: 0, alone: 0 } };
  const house = await openHouse(true);
  const more = (): boolean =>
    totals.server.met3 < effort.ids && totals.ids < 2 * effort.ids && performance.now() < until;
  try {
    while (more()) await oneMeeting(house, effort, totals, more, [findings, r5], rested);
  } finally {
    agent.destroy();
    await house.server.remove();
  }
  const { server, ...counts } = totals;
  return {
    id: 'R9',
    title: 'one command id sent three times at once, over two sockets and HTTP: one row, three equal answers',
    rounds: server.met3,
    violations: findings.count,
    detail: {
      ...counts,
      insideTheServerAtOnce3: server.met3,
      insideTheServerAtOnce2: server.met2,
      oneAfterTheOther: server.alone,
      abreast: ABREAST,
      serverErrors: house.server.errors.length,
    },
  };
}

async function oneMeeting(
  house: House,
  effort: Effort,
  totals: Totals,
  more: () => boolean,
  [findings, r5]: [Findings, Findings],
  rested: () => void,
): Promise<void> {
  const hall = await openHall(house, SEATS);
  const triples = await Promise.all(hall.delegates.map(openTriple));
  const desk = await openTriple(hall.secretary);
  const crowd = new Crowd(hall);
  await eventually(() => crowd.connected(), 30_000);
  await house.server.ask(); // What made the meeting is not counted.
  const all: Thrice[] = [];
  for (let i = 0; i < WAVES_IN_A_MEETING && more(); i += 1) {
    const done = await wave(hall, triples, desk, Math.min(WAVE, effort.ids));
    all.push(...done);
    totals.ids += done.length;
    totals.overlappedAtTheClient += done.filter((one) => one.overlapped).length;
    const report = await house.server.ask<OverlapReport>();
    for (const key of ['met3', 'met2', 'alone'] as const) totals.server[key] += report[key];
    findings.add(await comeToRest(crowd, 10_000));
    const atRest = await readAtRest(crowd);
    r5.add(await converged(crowd, atRest));
    rested();
    findings.add(exactlyOnce(all, atRest));
    progress(`  R9 ${totals.ids} ids, ${totals.server.met3} met three times inside the server`);
  }
  for (const { sockets } of [...triples, desk]) for (const socket of sockets) socket.disconnect();
  crowd.close();
}
