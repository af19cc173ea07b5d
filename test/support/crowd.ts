import type { CommandAnswer, CommandName, Id, Payload, Role, SnapshotState } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { Person } from './driver.js';
import type { Meeting } from './driver.js';
import type { Random } from './random.js';
import { TcpProxy } from './tcp-proxy.js';
import type { Weather } from './tcp-proxy.js';

/** Somebody behind a network of his own. */
export interface Member {
  role: Role;
  person: Person;
  client: MeetingClient;
  proxy: TcpProxy;
}

/** What was acknowledged: ids that must be found exactly once. */
interface Acknowledged {
  submissions: Id[];
  requests: Id[];
}

/** People who do what they can, each from what the own client knows, through networks that fail. */
export class Crowd {
  readonly acknowledged: Acknowledged = { submissions: [], requests: [] };
  readonly refusals = new Map<string, number>();
  private readonly tried: Promise<void>[] = [];
  /** Ids that were sent, answered or not: none of them may be there twice. */
  readonly sent: Acknowledged = { submissions: [], requests: [] };

  constructor(
    private readonly meeting: Meeting,
    readonly members: Member[],
    private readonly random: Random,
  ) {}

  static async gather(meeting: Meeting, roles: readonly Role[], random: Random): Promise<Crowd> {
    const members: Member[] = [];
    for (const [index, role] of roles.entries()) {
      const seat = await meeting.join(role, `Người ${index}`, { unit: `Cơ sở ${index % 3}` });
      members.push(await behindProxy(seat));
    }
    return new Crowd(meeting, members, random);
  }

  /** One act of somebody; nobody waits for it. */
  step(): void {
    const member = this.random.pick(this.members);
    if (member) this.tried.push(this.act(member));
  }

  /** The network of somebody changes. */
  storm(): void {
    const weathers: Weather[] = ['clear', 'clear', 'slow', 'blackHole', 'down'];
    const member = this.random.pick(this.members);
    const weather = this.random.pick(weathers) ?? 'clear';
    if (this.random.next() < 0.3) member?.proxy.cut();
    else member?.proxy.become(weather);
  }

  /** Everything that was begun has its answer, and every network works. */
  async heal(): Promise<void> {
    for (const { proxy } of this.members) proxy.become('clear');
    await Promise.all(this.tried);
  }

  get faults(): number {
    return this.members.reduce((sum, { proxy }) => sum + proxy.faults, 0);
  }

  async close(): Promise<void> {
    for (const { person } of this.members) person.close();
    await Promise.all(this.members.map(({ proxy }) => proxy.close()));
  }

  private async act({ role, client, person }: Member): Promise<void> {
    const { state } = client.store;
    if (role === 'DELEGATE') await this.asDelegate(client, person.participantId, state);
    else if (role === 'CHAIR' || role === 'CO_CHAIR') await this.asChair(client, state);
    else if (role === 'SECRETARY') await this.asSecretary(client, state);
  }

  private async asDelegate(client: MeetingClient, self: Id, state: SnapshotState): Promise<void> {
    const own = Object.values(state.submissions).filter((row) => row.authorId === self && !row.withdrawn);
    const waiting = Object.values(state.requests).find((row) => row.state === 'QUEUED');
    const roll = this.random.next();
    if (roll < 0.5) await this.submit(client);
    else if (roll < 0.7) await this.ask(client);
    else if (roll < 0.8 && waiting) await this.issue(client, 'floor.withdraw', { requestId: waiting.id });
    else {
      const row = this.random.pick(own);
      if (!row) return;
      const { id: submissionId, kind, topicId, summary, version: seen } = row;
      const words = { submissionId, kind, topicId, summary, text: `Sửa ${this.random.next()}`, seen };
      if (roll < 0.95) await this.issue(client, 'submissions.edit', words);
      else await this.issue(client, 'submissions.withdraw', { submissionId, seen });
    }
  }

  private async submit(client: MeetingClient): Promise<void> {
    const submissionId = makeId();
    this.sent.submissions.push(submissionId);
    const answer = await this.issue(client, 'submissions.submit', {
      submissionId,
      kind: 'OPINION',
      topicId: this.meeting.topic(this.random.below(3)),
      summary: 'Nhà công vụ',
      text: `Đề nghị sửa. ${this.random.next()}`,
      disclosure: 'NAMED',
      writtenAt: Date.now(),
    });
    if (answer.ok) this.acknowledged.submissions.push(submissionId);
  }

  private async ask(client: MeetingClient): Promise<void> {
    const requestId = makeId();
    this.sent.requests.push(requestId);
    const topicId = this.meeting.topic(this.random.below(3));
    const payload = { requestId, topicId, line: 'Xin nói', submissionId: null, type: 'OPINION' } as const;
    const answer = await this.issue(client, 'floor.request', payload);
    if (answer.ok) this.acknowledged.requests.push(requestId);
  }

  private async asChair(client: MeetingClient, state: SnapshotState): Promise<void> {
    const { current, queue, version: seen } = state.floor;
    const requestId = queue[0];
    if (!current && requestId) await this.issue(client, 'floor.call', { requestId, seen });
    else if (current?.state === 'CALLED')
      await this.issue(client, 'floor.start', { turnId: current.id, seen });
    else if (current) {
      const ending = { turnId: current.id, seen, interrupted: false, reason: '' };
      await this.issue(client, 'floor.end', ending);
    }
  }

  private async asSecretary(client: MeetingClient, state: SnapshotState): Promise<void> {
    const row = this.random.pick(Object.values(state.submissions).filter((one) => !one.withdrawn));
    if (!row) return;
    const { id: submissionId, version: seen } = row;
    const roll = this.random.next();
    if (roll < 0.4) await this.issue(client, 'submissions.approve', { submissionId, seen });
    else if (roll < 0.65) await this.issue(client, 'submissions.publish', { submissionId, seen });
    else if (roll < 0.75) await this.issue(client, 'submissions.hide', { submissionId, seen });
    else if (roll < 0.85) await this.issue(client, 'submissions.showOnScreen', { submissionId, seen });
    else {
      const words = { collatedId: makeId(), wording: 'Sửa nhà', topicId: row.topicId };
      const rest = { unitId: null, responderUnitId: null, submissionIds: [submissionId] };
      await this.issue(client, 'collation.create', { ...words, ...rest });
    }
  }

  private async issue<N extends CommandName>(
    client: MeetingClient,
    name: N,
    payload: Payload<N>,
  ): Promise<CommandAnswer<N>> {
    const answer = await client.issue(name, payload, 25_000);
    if (!answer.ok) this.refusals.set(answer.code, (this.refusals.get(answer.code) ?? 0) + 1);
    return answer;
  }
}

export async function behindProxy(seat: Person): Promise<Member> {
  const proxy = await TcpProxy.open(seat.url);
  const { meetingId, participantId, role, cookie } = seat;
  const person = new Person(proxy.url, meetingId, participantId, role, cookie);
  return { role, person, client: person.client(), proxy };
}
