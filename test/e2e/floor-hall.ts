import type { CommandAnswer, FloorState, Id, Payload, Refusal, SnapshotState } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { Meeting, Person } from '../support/driver.js';
import { connected, until } from '../support/driver.js';
import type { TestServer } from '../support/server.js';

/** What the chair issues: each carries the floor's version. */
type Act = Extract<keyof ActPayloads, string>;
type ActPayloads = {
  [
    N in
      | 'floor.call'
      | 'floor.callUnregistered'
      | 'floor.start'
      | 'floor.pause'
      | 'floor.resume'
      | 'floor.extend'
      | 'floor.end'
      | 'floor.absent'
      | 'floor.skip'
      | 'floor.reorder'
      | 'floor.decline'
      | 'floor.endFloor'
  ]: Omit<Payload<N>, 'seen'>;
};

/** OK or the code of the refusal. */
export function code(answer: CommandAnswer | Refusal): string {
  return answer.ok ? 'OK' : answer.code;
}

/** A meeting in discussion with its registration open, seen through the public interfaces only. */
export class FloorHall {
  private readonly watchers: { person: Person; client: MeetingClient }[] = [];

  constructor(
    readonly server: TestServer,
    readonly meeting: Meeting,
    readonly chair: Person,
    readonly coChair: Person,
    readonly secretary: Person,
    readonly focal: Person,
    readonly delegates: readonly Person[],
  ) {}

  delegate(index: number): Person {
    const person = this.delegates[index];
    if (!person) throw new Error(`no delegate ${index}`);
    return person;
  }

  async state(): Promise<SnapshotState> {
    return (await this.chair.snapshot()).state;
  }

  async floor(): Promise<FloorState> {
    return (await this.state()).floor;
  }

  asking(more: Partial<Payload<'floor.request'>> = {}): Payload<'floor.request'> {
    const topicId = this.meeting.topic(0);
    return { requestId: makeId(), topicId, line: 'Xin hỏi', submissionId: null, type: 'OPINION', ...more };
  }

  async ask(index: number, more: Partial<Payload<'floor.request'>> = {}): Promise<Id> {
    return (await this.delegate(index).do('floor.request', this.asking(more))).requestId;
  }

  /** The chair acts, having seen the present floor. */
  async act<N extends Act>(name: N, payload: ActPayloads[N]): Promise<CommandAnswer<N>> {
    const { version } = await this.floor();
    return this.chair.issue(name, { ...payload, seen: version });
  }

  async call(requestId: Id): Promise<Id> {
    const answer = await this.act('floor.call', { requestId });
    if (!answer.ok) throw new Error(answer.code);
    return answer.result.turnId;
  }

  /** Undoes whatever was done last. */
  async undo(by = this.chair): Promise<string> {
    const entry = (await this.floor()).lastAct?.entry ?? 1;
    return code(await by.issue('floor.undo', { entry }));
  }

  /** A named opinion of a delegate. */
  async write(index: number): Promise<Id> {
    const words = {
      kind: 'OPINION',
      topicId: this.meeting.topic(0),
      summary: 'Nhà công vụ',
      text: 'Xin nêu',
    } as const;
    const sending = { submissionId: makeId(), disclosure: 'NAMED', writtenAt: Date.now() } as const;
    return (await this.delegate(index).do('submissions.submit', { ...words, ...sending })).submissionId;
  }

  pass(seconds: number): void {
    this.server.app.clock.move(seconds * 1000);
  }

  /** From here on what these readers are told is kept; `sameEverywhere` compares it. */
  async watch(): Promise<void> {
    for (const person of [this.chair, this.secretary, this.delegate(0), this.delegate(1)]) {
      this.watchers.push({ person, client: await connected(person) });
    }
  }

  /** Whoever followed every change stands exactly where somebody stands who joins now. */
  async sameEverywhere(): Promise<void> {
    for (const { person, client } of this.watchers) {
      const fresh = await connected(person);
      await until(
        client,
        () => client.store.state.head >= fresh.store.state.head,
        'the head of who joins now',
      );
      const { counters, ...followed } = client.store.state;
      const { counters: _now, ...joined } = fresh.store.state;
      expect(followed).toEqual(joined);
      fresh.stop();
      const waiting = (): boolean => client.store.state.counters.waiting === followed.floor.queue.length;
      await until(client, waiting, `${followed.floor.queue.length} waiting, not ${counters.waiting}`);
    }
  }
}

export async function openFloor(server: TestServer, delegates: number): Promise<FloorHall> {
  const meeting = await server.meeting();
  const chair = await meeting.join('CHAIR', 'Trần Chủ Trì');
  const coChair = await meeting.join('CO_CHAIR', 'Lê Đồng Chủ Trì');
  const secretary = await meeting.join('SECRETARY', 'Phạm Thư Ký');
  const focal = await meeting.join('UNIT_FOCAL', 'Vũ Đầu Mối', { unit: 'Cơ sở 1' });
  const people: Person[] = [];
  for (let index = 0; index < delegates; index += 1) {
    people.push(await meeting.join('DELEGATE', `Đại biểu ${index}`, { unit: `Cơ sở ${index % 3}` }));
  }
  await meeting.openPhase(chair, 'DISCUSSION');
  await chair.do('submissions.open', {});
  await chair.do('floor.openRegistration', {});
  const hall = new FloorHall(server, meeting, chair, coChair, secretary, focal, people);
  await hall.watch();
  return hall;
}
