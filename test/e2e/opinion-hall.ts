import type {
  CollatedView,
  CommandAnswer,
  Id,
  MeetingPlan,
  Payload,
  ReaderState,
  SnapshotState,
  SubmissionView,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { Meeting, Person } from '../support/driver.js';
import { connected, until } from '../support/driver.js';
import { samplePlan } from '../support/plan.js';
import type { TestServer } from '../support/server.js';

/** Commands on one opinion that carry nothing but what the person saw. */
type StandingCommand =
  | 'submissions.withdraw'
  | 'submissions.approve'
  | 'submissions.publish'
  | 'submissions.hide'
  | 'submissions.showOnScreen';

type Who = 'chair' | 'secretary' | 'lan' | 'minh' | 'guest' | 'focal' | 'land' | 'housing';

/** OK or the code of the refusal. */
export function code(answer: CommandAnswer): string {
  return answer.ok ? 'OK' : answer.code;
}

/** A meeting with an open intake: Lan and the focal person of one unit, Minh of another, two answering units. */
export class OpinionHall {
  private readonly watchers: { person: Person; client: MeetingClient }[] = [];

  constructor(
    readonly meeting: Meeting,
    readonly people: Record<Who, Person>,
  ) {}

  get organiser(): Person {
    return this.meeting.organiser;
  }

  /** What this person knows now, as somebody who joins at this moment. */
  async knows(person: Person): Promise<ReaderState> {
    const { head } = await this.organiser.snapshot();
    const client = await connected(person);
    // Frames leave in intervals: who joins between two of them stands at the last one that left.
    await until(client, () => client.store.state.head >= head, 'everything accepted so far');
    const { state } = client.store;
    client.stop();
    return state;
  }

  async state(): Promise<SnapshotState> {
    return (await this.people.secretary.snapshot()).state;
  }

  async opinion(id: Id): Promise<SubmissionView> {
    const view = (await this.state()).submissions[id];
    if (!view) throw new Error('no such opinion at the desk');
    return view;
  }

  async collated(id: Id): Promise<CollatedView> {
    const view = (await this.state()).collated[id];
    if (!view) throw new Error('no such collated opinion at the desk');
    return view;
  }

  words(more: Partial<Payload<'submissions.submit'>> = {}): Payload<'submissions.submit'> {
    return {
      submissionId: makeId(),
      kind: 'OPINION',
      topicId: this.meeting.topic(0),
      summary: 'Nhà công vụ xuống cấp',
      text: 'Khu nhà công vụ dột đã hai mùa mưa, đề nghị cho biết bao giờ sửa.',
      disclosure: 'NAMED',
      writtenAt: Date.now(),
      ...more,
    };
  }

  async write(by: Who, more: Partial<Payload<'submissions.submit'>> = {}): Promise<Id> {
    return (await this.people[by].do('submissions.submit', this.words(more))).submissionId;
  }

  /** An approved opinion that everybody may read. */
  async publish(by: Who): Promise<Id> {
    const id = await this.write(by);
    expect(await this.act('secretary', 'submissions.approve', id)).toBe('OK');
    expect(await this.act('secretary', 'submissions.publish', id)).toBe('OK');
    return id;
  }

  /** Acts on an opinion as it stands now. */
  async act(by: Who | 'organiser', name: StandingCommand, submissionId: Id): Promise<string> {
    const { version: seen } = await this.opinion(submissionId);
    const person = by === 'organiser' ? this.organiser : this.people[by];
    return code(await person.issue(name, { submissionId, seen }));
  }

  async edit(by: Who, submissionId: Id, more: Partial<Payload<'submissions.edit'>> = {}): Promise<string> {
    const { version: seen, kind, topicId, summary } = await this.opinion(submissionId);
    const payload = { submissionId, kind, topicId, summary, text: 'Nói lại cho rõ.', seen, ...more };
    return code(await this.people[by].issue('submissions.edit', payload));
  }

  collation(more: Partial<Payload<'collation.create'>> = {}): Payload<'collation.create'> {
    return {
      collatedId: makeId(),
      wording: 'Đề nghị sửa chữa nhà công vụ trong năm.',
      topicId: this.meeting.topic(0),
      unitId: null,
      responderUnitId: null,
      submissionIds: [],
      ...more,
    };
  }

  async collate(submissionIds: Id[], more: Partial<Payload<'collation.create'>> = {}): Promise<Id> {
    const payload = this.collation({ submissionIds, ...more });
    return (await this.people.secretary.do('collation.create', payload)).collatedId;
  }

  async unitOf(who: Who): Promise<Id> {
    const { unitId } = (await this.state()).participants[this.people[who].participantId] ?? { unitId: null };
    if (unitId === null) throw new Error(`${who} has no unit`);
    return unitId;
  }

  /** Undoes whatever was done last on floor or screen. */
  async undo(by: Who): Promise<string> {
    const entry = (await this.state()).floor.lastAct?.entry ?? 1;
    return code(await this.people[by].issue('floor.undo', { entry }));
  }

  async watch(): Promise<void> {
    for (const person of [this.organiser, ...Object.values(this.people)]) {
      this.watchers.push({ person, client: await connected(person) });
    }
  }

  /** Snapshot = replay: whoever followed every change stands exactly where somebody stands who joins now. */
  async sameEverywhere(): Promise<void> {
    for (const { person, client } of this.watchers) {
      const { counters: _now, ...joined } = await this.knows(person);
      await until(client, () => client.store.state.head >= joined.head, 'the head of who joins now');
      const { counters: _then, ...followed } = client.store.state;
      expect(followed).toEqual(joined);
    }
  }

  close(): void {
    this.meeting.close();
  }
}

/** The meeting collects; `settings` changes the sample's. */
export async function openIntake(
  server: TestServer,
  settings: Partial<MeetingPlan['settings']> = {},
): Promise<OpinionHall> {
  const meeting = await server.meeting({ settings: { ...samplePlan().settings, ...settings } });
  const people: Record<Who, Person> = {
    chair: await meeting.join('CHAIR', 'Trần Chủ Trì'),
    secretary: await meeting.join('SECRETARY', 'Phạm Thư Ký'),
    lan: await meeting.join('DELEGATE', 'Ngô Thị Lan', { unit: 'Chi bộ Phòng Tổ chức' }),
    minh: await meeting.join('DELEGATE', 'Đỗ Văn Minh', { unit: 'Chi bộ Văn phòng' }),
    guest: await meeting.join('GUEST', 'Khách Dự Thính'),
    focal: await meeting.join('UNIT_FOCAL', 'Vũ Đầu Mối', { unit: 'Chi bộ Phòng Tổ chức' }),
    land: await meeting.join('RESPONDER', 'Hồ Văn Đất', { unit: 'Phòng Quản lý đất' }),
    housing: await meeting.join('RESPONDER', 'Mai Thị Nhà', { unit: 'Phòng Quản lý nhà' }),
  };
  await meeting.openPhase(people.chair, 'READY');
  await people.chair.do('submissions.open', {});
  const hall = new OpinionHall(meeting, people);
  await hall.watch();
  return hall;
}
