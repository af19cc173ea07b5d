import type { CommandName, Id, Payload, ResponseView, SnapshotState, TargetRef } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import { connected, until, type Meeting, type Person } from './driver.js';
import { Inspector } from './inspector.js';
import { startTestServer, type TestServer } from './server.js';
import { moveUnder } from './unit-tree.js';

const ROAD = 'Phòng Hạ tầng';
export const BOARD = 'Ban Giám đốc';
type Who = 'chair' | 'secretary' | 'road' | 'board' | 'lan' | 'mai';
type Answer = Payload<'responses.answer'>;

/** What a mended answer says. */
export const MENDED = {
  type: 'ANSWERED',
  text: 'Tháng 3 thông cống ngõ 5.',
  forwardedTo: '',
  result: 'PLANNED',
  legalGround: 'Quyết định 12',
  letterNumber: '',
} as const;

/** A hall with two answering units, one above the other, and two authors; all of them listen. */
export class AnswerHall {
  private constructor(
    readonly server: TestServer,
    readonly inspector: Inspector,
    readonly meeting: Meeting,
    readonly people: Record<Who, Person>,
    private readonly clients: ReadonlyMap<Person, MeetingClient>,
  ) {}

  static async open(): Promise<AnswerHall> {
    const server = await startTestServer({ BULK_FRAME_MS: '0' });
    const inspector = await Inspector.open(server.databaseUrl);
    const meeting = await server.meeting({ profile: 'STATE_GENERAL' });
    const people = {
      secretary: await meeting.join('SECRETARY', 'Hà Thị Xuân', { unit: 'Văn phòng' }),
      chair: await meeting.join('CHAIR', 'Phan Văn Đông', { unit: BOARD, title: 'Giám đốc' }),
      road: await meeting.join('RESPONDER', 'Cao Thị Hạ', { unit: ROAD, title: 'Trưởng phòng' }),
      board: await meeting.join('RESPONDER', 'Tô Văn Thu', { unit: BOARD, title: 'Phó Giám đốc' }),
      lan: await meeting.join('DELEGATE', 'Lý Thị Lan', { unit: 'Đội 1' }),
      mai: await meeting.join('DELEGATE', 'Bùi Thị Mai', { unit: 'Đội 2' }),
    };
    const { chair, secretary } = people;
    const { version: seen } = (await chair.snapshot()).state.meeting ?? { version: 0 };
    const sealed = { confidential: true, confidentialOfficerId: secretary.participantId };
    const plan = { ...meeting.plan, settings: { ...meeting.plan.settings, ...sealed } };
    await meeting.organiser.do('meeting.configure', { plan, seen });
    await moveUnder(server, inspector, ROAD, BOARD);
    await meeting.openPhase(chair, 'DISCUSSION');
    await chair.do('submissions.open', {});
    const clients = new Map<Person, MeetingClient>();
    for (const person of Object.values(people)) clients.set(person, await connected(person));
    return new AnswerHall(server, inspector, meeting, people, clients);
  }

  async close(): Promise<void> {
    await this.inspector.close();
    await this.server.stop();
  }

  stateOf(person: Person): SnapshotState {
    const client = this.clients.get(person);
    if (!client) throw new Error('nobody listens');
    return client.store.state;
  }

  /** All have heard everything that was accepted so far. */
  async settled(): Promise<void> {
    const { head } = await this.people.secretary.snapshot();
    for (const client of this.clients.values()) {
      await until(client, () => client.store.state.head >= head, `head ${head}`);
    }
  }

  async code<N extends CommandName>(person: Person, name: N, payload: Payload<N>): Promise<string> {
    const answer = await person.issue(name, payload);
    return answer.ok ? 'OK' : answer.code;
  }

  async write(author: Person): Promise<Id> {
    const words = { kind: 'OPINION', summary: 'Đường ngập', text: 'Ngõ 5 ngập.' } as const;
    const sent = { submissionId: makeId(), topicId: this.meeting.topic(0), ...words };
    const writtenAt = this.server.app.clock.now();
    await author.do('submissions.submit', { ...sent, disclosure: 'NAMED', writtenAt });
    return sent.submissionId;
  }

  async collate(submissionIds: Id[]): Promise<TargetRef> {
    const { secretary, road } = this.people;
    const { participants } = (await secretary.snapshot()).state;
    const collatedId = makeId();
    await secretary.do('collation.create', {
      collatedId,
      wording: 'Đề nghị thoát nước ngõ 5',
      topicId: this.meeting.topic(0),
      unitId: null,
      responderUnitId: participants[road.participantId]?.unitId ?? null,
      submissionIds,
    });
    return { kind: 'COLLATED', id: collatedId };
  }

  async answer(by: Person, target: TargetRef, more: Partial<Answer> = {}): Promise<Id> {
    const words = {
      type: 'ANSWERED',
      text: 'Quý sau thông cống.',
      given: 'WRITTEN',
      forwardedTo: '',
    } as const;
    const payload = { ...words, responseId: makeId(), responderId: by.participantId, targets: [target] };
    return (await by.do('responses.answer', { ...payload, commitment: null, ...more })).responseId;
  }

  async looked(responseId: Id): Promise<{ responseId: Id; seen: number; view: ResponseView }> {
    const view = (await this.people.secretary.snapshot()).state.responses[responseId];
    if (!view) throw new Error('no answer');
    return { responseId, seen: view.version, view };
  }

  async items(...ids: Id[]): Promise<Payload<'responses.approve'>> {
    const rows = await Promise.all(ids.map((id) => this.looked(id)));
    return { items: rows.map(({ responseId, seen }) => ({ responseId, seen })) };
  }

  async edited(responseId: Id): Promise<Payload<'responses.edit'>> {
    return { ...MENDED, responseId, seen: (await this.looked(responseId)).seen, commitment: null };
  }
}
