import type { Crowd } from './crowd.js';
import { Crowd as OpenCrowd } from './crowd.js';
import { Findings, progress, quantile } from './figure.js';
import type { Effort, Figure } from './figure.js';
import { openHall, openHouse } from './hall.js';
import type { House } from './hall.js';
import { Random } from './random.js';
import { comeToRest, converged, kept, readAtRest } from './settled.js';
import type { AtRest } from './settled.js';
import { TableWork } from './table.js';
import { eventually, sleep } from './wait.js';

const PHONES = 130;
/** Fewer lost answers than this, and the kill does not count. */
const OUTSTANDING = 100;
const KILLS_IN_A_MEETING = 10;
const HEAL_MS = 60_000;

/**
 * How the server dies: at a random moment of full load; while everybody comes back at once and sends what was written
 * meanwhile; or at a crash point on purpose (after-commit lies between commit and ack, before-frame between ack and
 * frame).
 */
const PLANS = [
  'load',
  'before-commit',
  'load',
  'after-commit',
  'storm',
  'before-frame',
  'load',
  'during-snapshot',
  'storm',
  'load',
] as const;
type Plan = (typeof PLANS)[number];

interface Death {
  plan: Plan;
  /** Commands whose answer went down with the server. */
  unanswered: number;
  atMs: number;
  ids: Set<string>;
  /** Of these, how many had been committed: their acks were lost, their changes must not be. */
  committed: number;
}

/** One killed server after the other under one crowd. */
class Killing {
  readonly deaths: Death[] = [];
  readonly idle = { kills: 0, tooFew: 0, notReached: 0, acts: 0 };

  constructor(
    private readonly house: House,
    private readonly crowd: Crowd,
    private readonly random: Random,
  ) {}

  /** Load, death, a new start; resolves when everybody is at rest again. */
  async round(plan: Plan): Promise<Death> {
    const { house, crowd } = this;
    const work = new TableWork(crowd);
    if (plan === 'storm') await this.writeOffline();
    else if (plan !== 'load') await this.startArmed(plan);
    crowd.setWriting(true);
    work.begin();
    const death = await this.die(plan);
    crowd.setWriting(false);
    await house.server.start();
    await work.end();
    this.idle.acts += work.acts;
    return death;
  }

  private async startArmed(plan: Exclude<Plan, 'load' | 'storm'>): Promise<void> {
    await this.killIdle();
    const most = { 'before-commit': 15, 'after-commit': 15, 'before-frame': 10, 'during-snapshot': 4 }[plan];
    await this.house.server.start(`${plan}:${this.random.between(2, most)}`);
    await eventually(() => this.crowd.connected(), HEAL_MS);
  }

  /** Everybody writes while there is no server; then all come at once. */
  private async writeOffline(): Promise<void> {
    await this.killIdle();
    this.crowd.setWriting(true);
    await this.house.server.start();
  }

  private async killIdle(): Promise<void> {
    this.idle.kills += 1;
    await this.house.server.kill();
    await eventually(() => this.crowd.cutOff(), 10_000);
  }

  private async die(plan: Plan): Promise<Death> {
    const { house, crowd, random } = this;
    const { pending } = crowd.ledger;
    let dead = false;
    const died = house.server.died().then(() => (dead = true));
    const newcomers = plan === 'during-snapshot' ? this.readSnapshots(() => dead) : Promise.resolve();
    if (plan === 'load' || plan === 'storm') {
      await eventually(() => pending.size >= OUTSTANDING, 10_000);
      await sleep(random.between(0, plan === 'storm' ? 150 : 900));
      await house.server.kill();
    } else if (!(await eventually(() => dead, 20_000))) {
      this.idle.notReached += 1;
      await house.server.kill();
    }
    await died;
    const atMs = Date.now();
    await eventually(() => crowd.cutOff(), 5000);
    await newcomers;
    return { plan, atMs, unanswered: pending.size, ids: new Set(pending), committed: 0 };
  }

  /** Somebody always joins: snapshots are read while the rest writes. */
  private async readSnapshots(over: () => boolean): Promise<void> {
    while (!over()) {
      const { secretary, delegates } = this.crowd.hall;
      await Promise.allSettled([secretary.snapshot(0), delegates[1]?.snapshot(0)]);
      await sleep(this.random.between(20, 120));
    }
  }

  /** Notes the death, with how many of the lost answers were of changes that had been committed. */
  note(death: Death, { stored }: AtRest): void {
    const before = new Set<string>();
    for (const { commandId, atMs } of stored.entries) if (atMs <= death.atMs) before.add(commandId);
    death.committed = [...death.ids].filter((id) => before.has(id)).length;
    if (death.unanswered >= OUTSTANDING) this.deaths.push(death);
    else this.idle.tooFew += 1;
  }
}

interface Totals {
  killings: Killing[];
  commands: number;
  entries: number;
  frames: number;
  snapshots: number;
  sentAgain: number;
}

/** Kills with at least a hundred commands outstanding: nothing acknowledged is lost, doubled or missing anywhere. */
export async function r1(effort: Effort, r5: Findings, rested: () => void): Promise<Figure> {
  const findings = new Findings('R1');
  const random = new Random(effort.seed);
  const until = performance.now() + effort.mostMs;
  const house = await openHouse();
  const totals: Totals = { killings: [], commands: 0, entries: 0, frames: 0, snapshots: 0, sentAgain: 0 };
  const done = (): number => totals.killings.reduce((sum, one) => sum + one.deaths.length, 0);
  try {
    while (done() < effort.kills && performance.now() < until) {
      const crowd = new OpenCrowd(await openHall(house, PHONES));
      const killing = new Killing(house, crowd, random);
      totals.killings.push(killing);
      await eventually(() => crowd.connected(), HEAL_MS);
      for (let i = 0; killing.deaths.length < KILLS_IN_A_MEETING && done() < effort.kills; i += 1) {
        if (performance.now() > until || i >= 2 * KILLS_IN_A_MEETING) break;
        const plan = PLANS[i % PLANS.length] ?? 'load';
        const atRest = await killOnce(killing, crowd, plan, findings, r5);
        rested();
        tell(done(), plan, killing, atRest);
      }
      add(totals, crowd);
      crowd.close();
    }
  } finally {
    await house.server.remove();
  }
  return figure(totals, house, findings, effort);
}

async function killOnce(
  killing: Killing,
  crowd: Crowd,
  plan: Plan,
  findings: Findings,
  r5: Findings,
): Promise<AtRest> {
  const death = await killing.round(plan);
  findings.add(await comeToRest(crowd, HEAL_MS));
  const atRest = await readAtRest(crowd);
  killing.note(death, atRest);
  r5.add(await converged(crowd, atRest));
  findings.add(kept(crowd, atRest));
  return atRest;
}

function tell(done: number, plan: Plan, { deaths }: Killing, { stored }: AtRest): void {
  const { unanswered = 0, committed = 0 } = deaths.at(-1) ?? {};
  const lost = `${unanswered} without an answer, ${committed} of them committed`;
  progress(`  R1 kill ${done} (${plan}): ${lost}; ${stored.entries.length} entries checked`);
}

function add(totals: Totals, { ledger, all }: Crowd): void {
  const moves = all.flatMap(({ lived }) => lived.moves);
  totals.commands += ledger.issued.size;
  totals.sentAgain += [...ledger.issued.values()].filter((one) => one.sent > 1).length;
  totals.frames += moves.filter((move) => move.kind === 'frame').length;
  totals.snapshots += moves.filter((move) => move.kind === 'snapshot').length;
  totals.entries += Math.max(...all.map(({ lived }) => lived.head));
}

function figure(totals: Totals, house: House, findings: Findings, { seed }: Effort): Figure {
  const { killings, ...counts } = totals;
  const deaths = killings.flatMap((one) => one.deaths);
  const sum = (key: keyof Killing['idle']): number => killings.reduce((all, one) => all + one.idle[key], 0);
  const unanswered = deaths.map((one) => one.unanswered);
  const by = (plan: Plan): number => deaths.filter((death) => death.plan === plan).length;
  const committed = (some: readonly Death[]): number => some.reduce((all, one) => all + one.committed, 0);
  const { errors, startsMs } = house.server;
  return {
    id: 'R1',
    title: 'kill -9 of the server with 100 or more commands outstanding, phones retrying',
    rounds: deaths.length,
    violations: findings.count,
    detail: {
      seed,
      phones: PHONES,
      unansweredLeast: Math.min(...unanswered),
      unansweredMedian: quantile(unanswered, 0.5),
      committedUnanswered: committed(deaths),
      committedUnansweredAfterCommit: committed(deaths.filter((death) => death.plan === 'after-commit')),
      notCommittedSentAgain: unanswered.reduce((all, one) => all + one, 0) - committed(deaths),
      ...counts,
      actsAtTheTable: sum('acts'),
      ...Object.fromEntries([...new Set(PLANS)].map((plan) => [`kills ${plan}`, by(plan)])),
      crashPointsNotReached: sum('notReached'),
      killsWithFewer: sum('tooFew'),
      killsIdle: sum('kills'),
      serverErrors: errors.length,
      startMsMedian: quantile(startsMs, 0.5),
      startMsP95: quantile(startsMs, 0.95),
    },
  };
}
