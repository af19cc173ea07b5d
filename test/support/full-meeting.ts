import type { CommandName, Id, MaterialList, Payload, SnapshotState } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import type { Meeting, Person } from './driver.js';
import { samplePlan } from './plan.js';
import { PDF } from './route-rights.js';
import type { TestServer } from './server.js';

/** Stands in every sentence that a person types here: no entry may hold it outside its words (W33). */
export const MARK = 'Ưu tiên';

const ROLES = {
  chair: ['CHAIR', ''],
  coChair: ['CO_CHAIR', ''],
  secretary: ['SECRETARY', ''],
  lan: ['DELEGATE', 'Cơ sở Bắc'],
  minh: ['DELEGATE', 'Cơ sở Nam'],
  thu: ['DELEGATE', 'Cơ sở Nam'],
  rising: ['DELEGATE', 'Cơ sở Nam'],
  guest: ['GUEST', ''],
  focal: ['UNIT_FOCAL', 'Cơ sở Bắc'],
  land: ['RESPONDER', 'Phòng Đất đai'],
  housing: ['RESPONDER', 'Phòng Nhà ở'],
  clerk: ['CLERK', ''],
  monitor: ['MONITOR', ''],
  screen: ['SCREEN', ''],
} as const;
export type Who = keyof typeof ROLES | 'organiser';

type Seen = 'seen';

/** A meeting with somebody in every role, driven over HTTP; `act` fills in what the table sees now. */
export class FullMeeting {
  private constructor(
    readonly meeting: Meeting,
    readonly people: Record<Who, Person>,
    readonly server: TestServer,
  ) {}

  static async open(server: TestServer): Promise<FullMeeting> {
    const settings = { ...samplePlan().settings, guestsMayWrite: true };
    const meeting = await server.meeting({ settings });
    const people = { organiser: meeting.organiser } as Record<Who, Person>;
    for (const [who, [role, unit]] of Object.entries(ROLES)) {
      people[who as Who] = await meeting.join(role, `${MARK} ${who}`, { unit, title: `${MARK} viên` });
    }
    return new FullMeeting(meeting, people, server);
  }

  get topic(): Id {
    return this.meeting.topic(0);
  }

  async state(): Promise<SnapshotState> {
    return (await this.people.chair.snapshot()).state;
  }

  do<N extends CommandName>(who: Who, name: N, payload: Payload<N>): ReturnType<Person['do']> {
    return this.people[who].do(name, payload);
  }

  /** On the floor, having seen its present version. */
  async floor<N extends Extract<CommandName, `floor.${string}`>>(
    who: Who,
    name: N,
    payload: Omit<Payload<N>, Seen>,
  ): Promise<void> {
    const { version: seen } = (await this.state()).floor;
    await this.people[who].do(name, { ...payload, seen });
  }

  async opinion(
    who: Who,
    name:
      | 'submissions.approve'
      | 'submissions.publish'
      | 'submissions.hide'
      | 'submissions.showOnScreen'
      | 'submissions.withdraw',
    submissionId: Id,
  ): Promise<void> {
    const seen = (await this.state()).submissions[submissionId]?.version ?? -1;
    await this.people[who].do(name, { submissionId, seen });
  }

  words(summary: string): Pick<Payload<'submissions.submit'>, 'kind' | 'topicId' | 'summary' | 'text'> {
    // Longer than a row of a list: chair and desk get its beginning, the author gets the whole.
    const text = `${MARK}: ${'đề nghị sửa khu nhà công vụ đã dột hai mùa mưa. '.repeat(15)}`;
    return { kind: 'PETITION', topicId: this.topic, summary: `${MARK} ${summary}`, text };
  }

  async write(who: Who, summary: string): Promise<Id> {
    const submissionId = makeId();
    const sending = { submissionId, disclosure: 'NAMED', writtenAt: Date.now() } as const;
    await this.people[who].do('submissions.submit', { ...this.words(summary), ...sending });
    return submissionId;
  }

  /** The meeting takes confidential opinions; without `officer` somebody comes who does nothing else. */
  async offerConfidential(officer?: Id): Promise<Id> {
    const officerId = officer ?? (await this.meeting.join('SECRETARY', `${MARK} cán bộ`)).participantId;
    const { meeting } = await this.state();
    if (!meeting) throw new Error('no meeting');
    const { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, version } = meeting;
    const settings = { ...meeting.settings, confidential: true, confidentialOfficerId: officerId };
    const plan = { title, hostBodies, place, startsAt, kind, profile, topics, agenda, report, settings };
    await this.people.organiser.do('meeting.configure', { plan, seen: version });
    return officerId;
  }

  async seal(who: Who, officerId: Id): Promise<Id> {
    const submissionId = makeId();
    const sending = { submissionId, officerId, receipt: makeReceipt(), writtenAt: Date.now() };
    await this.people[who].do('submissions.submitConfidential', { ...this.words('kín'), ...sending });
    return submissionId;
  }

  /** A small PDF beside an opinion. */
  async attach(who: Who, submissionId: Id, name: string): Promise<Id> {
    const id = makeId();
    await this.brought(who, `submissions/${submissionId}/attachments/${id}`, name);
    return id;
  }

  /** A small PDF as the newest version of a material. */
  async bringMaterial(materialId: Id, name: string, who: Who = 'secretary'): Promise<Id> {
    const id = makeId();
    await this.brought(who, `materials/${materialId}/versions/${id}`, name);
    return id;
  }

  async materials(who: Who = 'secretary'): Promise<MaterialList> {
    return (await this.people[who].get<MaterialList>('materials')).body;
  }

  private async brought(who: Who, path: string, name: string): Promise<void> {
    const answer = await this.people[who].bring(path, PDF, name);
    if (!answer.ok) throw new Error(`${path}: ${answer.code}`);
  }

  async request(who: Who, submissionId: Id | null = null): Promise<Id> {
    const requestId = makeId();
    const line = `${MARK} xin nói`;
    const payload = { requestId, topicId: this.topic, line, submissionId, type: 'OPINION' } as const;
    await this.people[who].do('floor.request', payload);
    return requestId;
  }

  async call(requestId: Id): Promise<Id> {
    await this.floor('chair', 'floor.call', { requestId });
    return (await this.state()).floor.current?.id ?? '';
  }

  async unitOf(who: Who): Promise<Id> {
    const unitId = (await this.state()).participants[this.people[who].participantId]?.unitId;
    if (!unitId) throw new Error(`${who} has no unit`);
    return unitId;
  }

  /** An approved, published opinion. */
  async published(who: Who, summary: string): Promise<Id> {
    const id = await this.write(who, summary);
    await this.opinion('secretary', 'submissions.approve', id);
    await this.opinion('secretary', 'submissions.publish', id);
    return id;
  }

  async collate(submissionIds: Id[], responder: Who | null, unit: Who | null = null): Promise<Id> {
    const collatedId = makeId();
    await this.people.secretary.do('collation.create', {
      collatedId,
      wording: `${MARK} sửa nhà công vụ`,
      topicId: this.topic,
      unitId: unit && (await this.unitOf(unit)),
      responderUnitId: responder && (await this.unitOf(responder)),
      submissionIds,
    });
    return collatedId;
  }

  /** Promised by the unit of `who`, issued, and taken on by its responder. */
  async promised(who: Who, more: Partial<Payload<'commitments.propose'>> = {}): Promise<Id> {
    const commitmentId = makeId();
    const words = { text: `${MARK} sửa nhà`, ownerUnitId: await this.unitOf(who), sources: [] };
    const due = { dueKind: 'DATE', dueOn: '2030-01-31' } as const;
    await this.people.secretary.do('commitments.propose', { commitmentId, ...words, ...due, ...more });
    await this.promise('chair', 'commitments.confirm', { commitmentId });
    await this.promise('chair', 'commitments.issue', { commitmentId, number: `05/TB ${MARK}` });
    await this.promise(who, 'commitments.acknowledge', { commitmentId });
    return commitmentId;
  }

  /** A promise with a first report of its unit. */
  async reported(who: Who): Promise<{ commitmentId: Id; actId: Id }> {
    const [commitmentId, actId] = [await this.promised(who), makeId()];
    const report = { commitmentId, actId, done: false, day: null, text: `${MARK} đang làm` };
    await this.people[who].do('commitments.report', report);
    return { commitmentId, actId };
  }

  /** About a promise, having seen how it stands. */
  async promise<N extends Extract<CommandName, `commitments.${string}`>>(
    who: Who,
    name: N,
    payload: Omit<Payload<N>, Seen>,
  ): Promise<void> {
    const { commitmentId } = payload as { commitmentId?: Id };
    const seen = (await this.state()).commitments[commitmentId ?? '']?.version;
    await this.people[who].do(name, { ...payload, seen } as Payload<N>);
  }

  /** A small PDF beside a report. */
  async evidence(who: Who, ref: { commitmentId: Id; actId: Id }, name: string): Promise<Id> {
    const id = makeId();
    await this.brought(who, `commitments/${ref.commitmentId}/acts/${ref.actId}/files/${id}`, name);
    return id;
  }

  answer(targets: Payload<'responses.answer'>['targets'], responder: Who): Payload<'responses.answer'> {
    return {
      responseId: makeId(),
      type: 'NOTED',
      text: `${MARK} xin ghi nhận và xem xét`,
      given: 'LIVE',
      responderId: this.people[responder].participantId,
      forwardedTo: '',
      targets,
      commitment: null,
    };
  }
}
