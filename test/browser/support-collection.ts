import type { Id } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import writeXlsxFile from 'write-excel-file/node';
import type { Meeting, Person } from '../support/driver.js';
import type { TestServer } from '../support/server.js';
import { LONG_NAME, LONG_UNIT } from './support-meetings.js';

const UNITS = {
  working: 'Chi bộ Phòng Tổ chức',
  returned: 'Chi bộ Văn phòng',
  late: LONG_UNIT,
  silent: 'Chi bộ Trung tâm Hỗ trợ',
  waiting: 'Chi bộ Đội Quản lý trụ sở',
  none: 'Chi bộ Thanh tra',
} as const;
type Unit = keyof typeof UNITS;

const DAY = 86_400_000;

/** The weeks before: units in every state, one of them in the middle of its work. */
export class CollectingMeeting {
  constructor(
    readonly meeting: Meeting,
    readonly people: Record<Unit | 'secretary', Person>,
    private readonly server: TestServer,
  ) {}

  get everybody(): Person[] {
    return [this.meeting.organiser, ...Object.values(this.people)];
  }

  async unit(which: Unit): Promise<Id> {
    const { units } = (await this.meeting.organiser.snapshot()).state;
    return Object.values(units).find(({ name }) => name === UNITS[which])?.id ?? '';
  }

  /** Path of the unit's QR code. */
  async linkOf(which: Unit): Promise<string> {
    const { body } = await this.meeting.organiser.get<{ links: { unit: string; link: string }[] }>(
      'unit-links',
    );
    return new URL(body.links.find(({ unit }) => unit === UNITS[which])?.link ?? '').pathname;
  }

  /** An opinion on paper. */
  async slip(which: Unit, summary: string): Promise<Id> {
    const text = `${summary}: đề nghị cho biết bao giờ thực hiện và ai chịu trách nhiệm.`;
    const words = { kind: 'PETITION', topicId: this.meeting.topic(0), summary, text } as const;
    const submissionId = makeId();
    const whose = { submissionId, authorId: null, unitId: await this.unit(which), writtenAt: Date.now() };
    await this.people[which].do('submissions.submitForOther', { ...words, ...whose });
    return submissionId;
  }

  async collate(which: Unit, wording: string, submissionIds: Id[]): Promise<void> {
    const topicId = this.meeting.topic(0);
    const whose = { unitId: await this.unit(which), responderUnitId: null };
    await this.people[which].do('collation.create', {
      ...{ collatedId: makeId(), wording, topicId, submissionIds },
      ...whose,
    });
  }

  async handIn(which: Unit, nothing = false): Promise<void> {
    const { sets } = (await this.meeting.organiser.snapshot()).state;
    const seen = sets[await this.unit(which)]?.version ?? 0;
    const note = nothing ? 'Chi bộ đã họp, không ai có ý kiến.' : '';
    await this.people[which].do('collection.submitSet', { note, nothing, seen });
  }

  async ask(which: readonly Unit[], days: number): Promise<void> {
    const unitIds = await Promise.all(which.map((one) => this.unit(one)));
    const closesAt = this.server.app.clock.now() + days * DAY;
    await this.meeting.organiser.do('collection.open', { unitIds, closesAt });
  }

  async giveBack(which: Unit, reason: string): Promise<void> {
    const unitId = await this.unit(which);
    const seen = (await this.meeting.organiser.snapshot()).state.sets[unitId]?.version ?? 0;
    await this.people.secretary.do('collection.returnSet', { unitId, reason, seen });
  }
}

export async function collectingMeeting(server: TestServer): Promise<CollectingMeeting> {
  const meeting = await server.meeting();
  const people = {} as Record<Unit | 'secretary', Person>;
  people.secretary = await meeting.join('SECRETARY', 'Lê Thị Nga');
  for (const [which, unit] of Object.entries(UNITS) as [Unit, string][]) {
    const name = which === 'late' ? LONG_NAME : `Đầu mối ${Object.keys(people).length}`;
    people[which] = await meeting.join('UNIT_FOCAL', name, { unit });
  }
  await meeting.openPhase(meeting.organiser, 'COLLECTING');
  const hall = new CollectingMeeting(meeting, people, server);
  await hall.ask(['silent', 'late'], 1);
  server.app.clock.move(2 * DAY);
  await hall.ask(['working', 'returned', 'none'], 20);
  await hall.collate('late', 'Đề nghị báo trước khi điều động.', [await hall.slip('late', 'Báo trước')]);
  await hall.handIn('late');
  await hall.handIn('none', true);
  const first = await hall.slip('working', 'Nhà công vụ xuống cấp');
  const second = await hall.slip('working', 'Nhà công vụ dột hai mùa mưa');
  await hall.collate('working', 'Đề nghị sửa chữa nhà công vụ trong năm.', [first, second]);
  await hall.slip('working', 'Thiếu chỗ gửi xe');
  await hall.collate('returned', 'Đề nghị công khai kế hoạch.', [await hall.slip('returned', 'Công khai')]);
  await hall.handIn('returned');
  await hall.giveBack('returned', 'Xin tách hai việc: kế hoạch năm và kế hoạch quý.');
  await people.secretary.do('collection.remind', {
    unitIds: [await hall.unit('returned'), await hall.unit('silent')],
  });
  return hall;
}

/** The form of a unit with three opinions, the last one perhaps under a topic that does not exist. */
export async function filledForm(
  { meeting }: CollectingMeeting,
  bad: boolean,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const topic = meeting.plan.topics[0]?.name ?? '';
  const rows = [
    ['STT', 'Loại ý kiến', 'Nhóm vấn đề', 'Tóm tắt', 'Nội dung đầy đủ'],
    ['1', 'Kiến nghị', topic, 'Đường vào trụ sở ngập', 'Đề nghị nâng đường trước mùa mưa năm sau.'],
    ['2', 'Góp ý', topic, '', 'Lịch trực nên báo trước một tuần.'],
    ['3', 'Phản ánh', bad ? 'Chuyện khác' : topic, 'Thiếu phòng họp', ''],
  ];
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })));
  const buffer = await writeXlsxFile(sheet as never).toBuffer();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: 'phieu.xlsx', mimeType, buffer };
}
