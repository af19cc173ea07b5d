import type { AnonymousOpinion, Id } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import type { Person } from '../support/driver.js';
import { http } from '../support/driver.js';
import { audit } from './auditor.js';
import type { Sent } from './auditor.js';
import { Findings, progress } from './figure.js';
import type { Effort, Figure } from './figure.js';
import { openHall, openHouse } from './hall.js';
import type { Hall } from './hall.js';
import { Random } from './random.js';
import { sleep } from './wait.js';

const AUTHORS = 200;
/** Authors who are at their phones at the same time. */
const ABREAST = 40;
/** Of the anonymous opinions, those that follow upon something the same person said under the own name. */
const AFTER_NAMED = 0.5;

/** The meeting offers anonymous opinions. */
async function offer({ organiser }: Hall): Promise<void> {
  const { meeting } = (await organiser.snapshot()).state;
  if (!meeting) throw new Error('no meeting');
  const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
  const settings = { ...meeting.settings, anonymous: true };
  const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
  await organiser.do('meeting.configure', { plan, seen: version });
}

/** What was acknowledged reaches the desk within the half minute in which it may wait for others. */
async function atDesk({ secretary }: Hall, expected: number): Promise<void> {
  const until = performance.now() + 60_000;
  for (;;) {
    const { submissions } = (await secretary.snapshot()).state;
    const there = Object.values(submissions).filter((row) => row.disclosure === 'ANONYMOUS').length;
    if (there === expected || performance.now() > until) return;
    await sleep(500);
  }
}

class Writing {
  readonly anonymous: Sent[] = [];
  readonly named: Sent[] = [];
  private next = 0;
  private readonly random: Random;

  constructor(
    private readonly hall: Hall,
    private readonly effort: Effort,
  ) {
    this.random = new Random(effort.seed);
  }

  async run(): Promise<void> {
    const since = performance.now();
    const one = async (): Promise<void> => {
      while (this.next < this.effort.items && performance.now() - since < this.effort.mostMs) {
        const author = this.random.pick(this.hall.delegates);
        if (!author) throw new Error('nobody is there');
        this.next += 1;
        if (this.random.next() < AFTER_NAMED) await this.sayByName(author);
        await this.sayWithoutName(author);
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, one));
  }

  private async sayByName(author: Person): Promise<void> {
    const mark = `MARK-N${makeId()}`;
    this.named.push({ author: author.participantId, mark });
    await author.do('submissions.submit', {
      ...this.words(mark),
      submissionId: makeId(),
      disclosure: 'NAMED',
      writtenAt: Date.now(),
    });
  }

  private async sayWithoutName(author: Person): Promise<void> {
    const mark = `MARK-A${makeId()}`;
    const opinion: AnonymousOpinion = {
      ...this.words(mark),
      submissionId: makeId(),
      receipt: makeReceipt(),
    };
    this.anonymous.push({ author: author.participantId, mark });
    const { url, meetingId, cookie, headers } = author;
    const path = `${url}/api/meetings/${meetingId}/anonymous`;
    const { body } = await http<{ ok: boolean; code?: string }>(path, { body: opinion, cookie, headers });
    if (!body.ok) throw new Error(`an anonymous opinion was refused: ${body.code ?? ''}`);
  }

  private words(mark: string): { kind: 'WISH'; topicId: Id; summary: string; text: string } {
    const topicId = this.random.pick(this.hall.topics) ?? '';
    return { kind: 'WISH', topicId, summary: 'Điều muốn nói', text: `${mark} ${'xin lắng nghe '.repeat(8)}` };
  }
}

/**
 * An auditor gets the database's files, its write-ahead log, the server's log and a backup, and is told who wrote
 * what by name. No row of an anonymous opinion may name anybody, and the best guess by time and order may be right
 * for one in five at most.
 */
export async function r16(effort: Effort, _r5: Findings, _rested: () => void): Promise<Figure> {
  const found = new Findings('R16');
  const house = await openHouse(false, { LOG_LEVEL: 'trace', ANONYMOUS_AN_HOUR: '1000000' });
  try {
    const hall = await openHall(house, AUTHORS);
    await offer(hall);
    const writing = new Writing(hall, effort);
    progress(`  ${effort.items} anonymous opinions of ${hall.delegates.length} authors …`);
    await writing.run();
    await atDesk(hall, writing.anonymous.length);
    const authors = hall.delegates.map((person) => ({ id: person.participantId, cookie: person.cookie }));
    hall.meeting.close();
    const report = await audit(house.server, { ...writing, authors });
    found.add(report.violations);
    return {
      id: 'R16',
      title:
        'anonymous opinions whose row names somebody, or whose author is guessed by more than one in five',
      rounds: writing.anonymous.length,
      violations: found.count,
      detail: { seed: effort.seed, authors: authors.length, named: writing.named.length, ...report.detail },
    };
  } finally {
    await house.server.remove();
  }
}
