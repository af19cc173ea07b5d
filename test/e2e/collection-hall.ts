import type { Id, Payload, SnapshotState, UnitSetView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { Meeting, Person } from '../support/driver.js';
import { connected, until } from '../support/driver.js';
import type { TestServer } from '../support/server.js';

export const NORTH = 'Chi bộ Phòng Tổ chức';
export const SOUTH = 'Chi bộ Văn phòng';

const UNIT = { north: NORTH, south: SOUTH } as const;
type Unit = keyof typeof UNIT;

export const HOUR = 3_600_000;

/** The weeks before: two units with their focal persons, a delegate of each, and a desk that collects. */
export class CollectionHall {
  private constructor(
    readonly server: TestServer,
    readonly meeting: Meeting,
    readonly people: Record<'chair' | 'secretary' | 'north' | 'south' | 'lan' | 'minh', Person>,
  ) {}

  static async open(server: TestServer): Promise<CollectionHall> {
    const meeting = await server.meeting();
    const people = {
      chair: await meeting.join('CHAIR', 'Trần Chủ Trì'),
      secretary: await meeting.join('SECRETARY', 'Phạm Thư Ký'),
      north: await meeting.join('UNIT_FOCAL', 'Vũ Đầu Mối', { unit: NORTH }),
      south: await meeting.join('UNIT_FOCAL', 'Lê Đầu Mối', { unit: SOUTH }),
      lan: await meeting.join('DELEGATE', 'Ngô Thị Lan', { unit: NORTH }),
      minh: await meeting.join('DELEGATE', 'Đỗ Văn Minh', { unit: SOUTH }),
    };
    await meeting.openPhase(people.chair, 'COLLECTING');
    return new CollectionHall(server, meeting, people);
  }

  get organiser(): Person {
    return this.meeting.organiser;
  }

  get now(): number {
    return this.server.app.clock.now();
  }

  async state(): Promise<SnapshotState> {
    return (await this.people.secretary.snapshot()).state;
  }

  async unit(which: Unit): Promise<Id> {
    const found = Object.values((await this.state()).units).find(({ name }) => name === UNIT[which]);
    if (!found) throw new Error(`no unit ${which}`);
    return found.id;
  }

  /** As the desk sees it now. */
  async set(which: Unit): Promise<UnitSetView> {
    const set = (await this.state()).sets[await this.unit(which)];
    if (!set) throw new Error(`${which} was not asked`);
    return set;
  }

  async ask(which: readonly Unit[], closesAt = this.now + 48 * HOUR): Promise<number> {
    const unitIds = await Promise.all(which.map((one) => this.unit(one)));
    return (await this.organiser.do('collection.open', { unitIds, closesAt })).opened;
  }

  words(
    summary = 'Nhà công vụ xuống cấp',
  ): Pick<Payload<'submissions.submit'>, 'kind' | 'topicId' | 'summary' | 'text'> {
    return { kind: 'PETITION', topicId: this.meeting.topic(0), summary, text: `${summary}: đề nghị sửa.` };
  }

  async write(by: 'lan' | 'minh', summary?: string): Promise<Id> {
    const submissionId = makeId();
    const sending = { submissionId, disclosure: 'NAMED', writtenAt: this.now } as const;
    await this.people[by].do('submissions.submit', { ...this.words(summary), ...sending });
    return submissionId;
  }

  async collated(which: Unit, submissionIds: Id[] = []): Promise<Payload<'collation.create'>> {
    return {
      collatedId: makeId(),
      wording: 'Đề nghị sửa chữa nhà công vụ trong năm.',
      topicId: this.meeting.topic(0),
      unitId: await this.unit(which),
      responderUnitId: null,
      submissionIds,
    };
  }

  async handIn(which: Unit, more: Partial<Payload<'collection.submitSet'>> = {}): Promise<string> {
    const payload = { note: '', nothing: false, seen: (await this.set(which)).version, ...more };
    const answer = await this.people[which].issue('collection.submitSet', payload);
    return answer.ok ? 'OK' : answer.code;
  }

  async giveBack(which: Unit, reason = 'Xin nêu rõ nơi ở'): Promise<string> {
    const { id: unitId, version: seen } = await this.set(which);
    const answer = await this.people.secretary.issue('collection.returnSet', { unitId, reason, seen });
    return answer.ok ? 'OK' : answer.code;
  }

  /** What this person's client knows, when everything accepted so far has reached it. */
  async follow(person: Person): Promise<MeetingClient> {
    const { head } = await this.organiser.snapshot();
    const client = await connected(person);
    await until(client, () => client.store.state.head >= head, 'everything accepted so far');
    return client;
  }
}
