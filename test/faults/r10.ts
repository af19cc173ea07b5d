import type { CommandAnswer, CommandMessage, Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Socket } from 'socket.io-client';
import type { Person } from '../support/driver.js';
import { lostAcks } from './checks.js';
import { verifyChain } from './chain.js';
import { bites, lateAccepted, wronglyRefused } from './close-checks.js';
import type { CloseRound } from './close-checks.js';
import { Crowd } from './crowd.js';
import { Findings, progress, quantile } from './figure.js';
import type { Effort, Figure, Violation } from './figure.js';
import { openHall, openHouse } from './hall.js';
import type { Hall, House } from './hall.js';
import type { Issued } from './ledger.js';
import { Random } from './random.js';
import { comeToRest, converged, readAtRest } from './settled.js';
import type { AtRest } from './settled.js';
import { eventually, sleep } from './wait.js';

const SENDERS = 24;
const SENDS = { least: 24, most: 96 };
const ROUNDS_IN_A_MEETING = 100;

/** A command on its way, and what became of it. */
interface Travelled {
  message: CommandMessage;
  socket: number;
  sentAt: number;
  answeredAt: number;
  answer: CommandAnswer;
}

interface Round {
  close: Travelled;
  sent: Travelled[];
}

async function openSocket(person: Person): Promise<Socket> {
  const socket = person.socket();
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  socket.connect();
  await opened;
  return socket;
}

/** The senders' sockets and the chair's; moments are counted over all of them. */
class Intake {
  private moment = 0;
  private written = 0;

  constructor(
    private readonly hall: Hall,
    private readonly senders: readonly Socket[],
    private readonly chair: Socket,
    private readonly random: Random,
  ) {}

  private async send(socket: Socket, place: number, message: CommandMessage): Promise<Travelled> {
    const sentAt = (this.moment += 1);
    const answer = (await socket.timeout(30_000).emitWithAck('command', message)) as CommandAnswer;
    return { message, socket: place, sentAt, answer, answeredAt: (this.moment += 1) };
  }

  private submission(): CommandMessage {
    this.written += 1;
    const payload = {
      submissionId: makeId(),
      disclosure: 'NAMED' as const,
      kind: 'WISH' as const,
      topicId: this.hall.topics[this.written % this.hall.topics.length] ?? '',
      summary: `Nguyện vọng thứ ${this.written}`,
      text: 'Mong được tạo điều kiện học tập nâng cao trình độ.',
      writtenAt: Date.now(),
    };
    return { id: makeId(), name: 'submissions.submit', payload };
  }

  /** Everybody sends, and in the middle of it the chair closes. All answers are in when it ends. */
  async round(sends: number): Promise<Round> {
    // Some rounds in one rush, which is decided in one batch; others spread over several.
    const pause = this.random.pick([0, 0.3, 0.6]) ?? 0;
    const closeAt = this.random.between(Math.floor(sends / 4), Math.floor((3 * sends) / 4));
    const travelling: Promise<Travelled>[] = [];
    let close: Promise<Travelled> | null = null;
    for (let i = 0; i < sends; i += 1) {
      if (i === closeAt)
        close = this.send(this.chair, -1, { id: makeId(), name: 'submissions.close', payload: {} });
      const place = this.random.between(0, this.senders.length - 1);
      const socket = this.senders[place];
      if (socket) travelling.push(this.send(socket, place, this.submission()));
      if (this.random.next() < pause) await sleep(this.random.between(0, 2));
    }
    if (!close) throw new Error('nobody closed');
    return { close: await close, sent: await Promise.all(travelling) };
  }

  async open(): Promise<void> {
    const opened = await this.send(this.chair, -1, { id: makeId(), name: 'submissions.open', payload: {} });
    if (!opened.answer.ok) throw new Error(`the intake did not open: ${opened.answer.code}`);
  }
}

/** The round with the batches in which its answers were stored. */
function judged({ close, sent }: Round, { stored }: AtRest): CloseRound {
  const batch = (id: Id): number => stored.answers.get(id)?.batch ?? Number.NaN;
  return {
    close: { id: close.message.id, sentAt: close.sentAt, batch: batch(close.message.id) },
    sent: sent.map(({ message: { id }, answer, socket, sentAt, answeredAt }) => ({
      ...{ id, socket, sentAt, answeredAt, batch: batch(id) },
      accepted: answer.ok,
      code: answer.ok ? null : answer.code,
    })),
  };
}

const asIssued = ({ message: { id, name, payload }, answer }: Travelled): Issued => {
  return { id, name, payload, sent: 1, answers: [answer] };
};

interface Totals {
  accepted: number[];
  refused: number[];
  withoutBoth: number;
  /** Rounds in which accepted, close and refused were decided in one transaction. */
  inOneBatch: number;
  acceptedInTheClosingBatch: number;
  refusedInTheClosingBatch: number;
}

function count(totals: Totals, round: CloseRound): void {
  if (!bites(round)) {
    totals.withoutBoth += 1;
    return;
  }
  const closing = round.sent.filter((one) => one.batch === round.close.batch);
  const accepted = closing.filter((one) => one.accepted).length;
  totals.accepted.push(round.sent.filter((one) => one.accepted).length);
  totals.refused.push(round.sent.filter((one) => !one.accepted).length);
  totals.acceptedInTheClosingBatch += accepted;
  totals.refusedInTheClosingBatch += closing.length - accepted;
  if (accepted > 0 && closing.length > accepted) totals.inOneBatch += 1;
}

/** The chair closes the intake in the middle of submissions: none is accepted after, none wrongly refused before. */
export async function r10(effort: Effort, r5: Findings, rested: () => void): Promise<Figure> {
  const findings = new Findings('R10');
  const until = performance.now() + effort.mostMs;
  const totals: Totals = {
    accepted: [],
    refused: [],
    withoutBoth: 0,
    inOneBatch: 0,
    acceptedInTheClosingBatch: 0,
    refusedInTheClosingBatch: 0,
  };
  const house = await openHouse();
  const more = (): boolean =>
    totals.accepted.length < effort.closes &&
    totals.withoutBoth <= effort.closes &&
    performance.now() < until;
  try {
    while (more()) await oneMeeting(house, new Random(effort.seed), totals, more, [findings, r5], rested);
  } finally {
    await house.server.remove();
  }
  return figure(totals, findings, house, effort);
}

function figure(totals: Totals, findings: Findings, house: House, { seed }: Effort): Figure {
  const { accepted, refused, ...rest } = totals;
  const sum = (counts: number[]): number => counts.reduce((all, one) => all + one, 0);
  return {
    id: 'R10',
    title: 'submissions.close in the middle of submissions: none accepted after, none wrongly refused before',
    rounds: accepted.length,
    violations: findings.count,
    detail: {
      seed,
      senders: SENDERS,
      accepted: sum(accepted),
      refused: sum(refused),
      acceptedLeast: Math.min(...accepted),
      acceptedMedian: quantile(accepted, 0.5),
      refusedLeast: Math.min(...refused),
      refusedMedian: quantile(refused, 0.5),
      ...rest,
      serverErrors: house.server.errors.length,
    },
  };
}

async function oneMeeting(
  house: House,
  random: Random,
  totals: Totals,
  more: () => boolean,
  [findings, r5]: [Findings, Findings],
  rested: () => void,
): Promise<void> {
  const hall = await openHall(house, SENDERS);
  const senders = await Promise.all(hall.delegates.map(openSocket));
  const chair = await openSocket(hall.chair);
  const crowd = new Crowd(hall);
  await eventually(() => crowd.connected(), 30_000);
  const intake = new Intake(hall, senders, chair, random);
  let sends = SENDS.least;
  for (let i = 0; i < ROUNDS_IN_A_MEETING && more(); i += 1) {
    if (i > 0) await intake.open();
    const round = await intake.round(sends);
    findings.add(await comeToRest(crowd, 10_000));
    const atRest = await readAtRest(crowd);
    const close = judged(round, atRest);
    count(totals, close);
    // Too little for the close to fall among them: more at once.
    if (!bites(close)) sends = Math.min(SENDS.most, sends + 12);
    findings.add(checked(round, close, atRest));
    r5.add(await converged(crowd, atRest));
    rested();
    if (totals.accepted.length % 20 === 0) progress(`  R10 ${totals.accepted.length} closes`);
  }
  for (const socket of [...senders, chair]) socket.disconnect();
  crowd.close();
}

function checked(round: Round, close: CloseRound, { stored, desk }: AtRest): Violation[] {
  const refused: Violation[] = round.close.answer.ok
    ? []
    : [{ rule: 'lost', about: 'the close was refused' }];
  const issued = [round.close, ...round.sent].map(asIssued);
  return [
    ...refused,
    ...lateAccepted(stored.entries),
    ...wronglyRefused(close),
    ...lostAcks({ issued, texts: [], stored, desk }),
    ...verifyChain(stored),
  ];
}
