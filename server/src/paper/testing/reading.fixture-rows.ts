import type {
  CollatedView,
  CommitmentView,
  ConclusionLineView,
  Id,
  MeetingView,
  NoticeView,
  ParticipantView,
  ResponseView,
  SpeakerRequestView,
  SubmissionView,
  TurnView,
} from '@doi-thoai/shared';

// An invented office in an invented province; no sentence here was said by a real person.

export const START = Date.UTC(2026, 8, 18, 7, 0);
const MINUTE = 60_000;

const TOPICS = [
  ['t-move', 'Điều động, bổ nhiệm'],
  ['t-work', 'Tiếp nhận công tác và điều kiện làm việc'],
  ['t-rise', 'Phấn đấu để được đề bạt, bổ nhiệm'],
  ['t-else', 'Khác'],
] as const;

export const UNITS = [
  'Phòng Tổ chức, biên chế',
  'Phòng Cải cách hành chính và Công vụ, công chức',
  'Chi cục Văn thư, Lưu trữ',
  'Trung tâm Phục vụ hành chính công và Chuyển đổi số liên xã khu vực phía Tây tỉnh An Lạc',
  'Văn phòng Sở',
] as const;

export const unitId = (index: number): Id => `u-${index}`;

export const meeting: MeetingView = {
  ...{ id: 'm-1', code: 'AAAA-BBBB', rehearsal: false, version: 9 },
  title: 'Hội nghị tiếp xúc, đối thoại trực tiếp với cán bộ diện quy hoạch và cán bộ được bổ nhiệm năm 2026',
  hostBodies: ['Ban Thường vụ Đảng ủy Sở Nội vụ', 'Ban Giám đốc Sở Nội vụ'],
  ...{
    place: 'Hội trường tầng 3, trụ sở Sở Nội vụ',
    startsAt: START,
    kind: 'DIALOGUE',
    profile: 'STATE_GENERAL',
  },
  settings: {
    ...{ speakingSeconds: 180, warningSeconds: 30, moderation: true, secretaryRunsFloor: false },
    ...{ guestsMayWrite: false, retentionYears: 10 },
  },
  topics: TOPICS.map(([id, name]) => ({ id, name, other: name === 'Khác' })),
  agenda: ['Ổn định tổ chức, điểm danh', 'Báo cáo đề dẫn', 'Đối thoại', 'Kết luận, bế mạc'].map(
    (title, index) => ({
      ...{ id: `a-${index}`, kind: 'OTHER', title, presenter: '', plannedMinutes: 15 },
    }),
  ),
  report: {
    ...{ title: 'Báo cáo đề dẫn về công tác cán bộ giai đoạn 2021 - 2026', presenter: 'Tạ Quốc Hùng' },
    figures: [
      { id: 'f1', label: 'Bổ nhiệm mới', value: 50, unit: 'trường hợp', period: '2021 - 2026', subsetOf: '' },
      {
        id: 'f2',
        label: 'Điều động, bổ nhiệm',
        value: 84,
        unit: 'trường hợp',
        period: '2021 - 2026',
        subsetOf: '',
      },
      {
        ...{ id: 'f3', label: 'Điều động từ phòng về cơ sở', value: 13, unit: 'lượt cán bộ', period: '2026' },
        subsetOf: 'Điều động, bổ nhiệm',
      },
      { id: 'f4', label: 'Kinh phí đào tạo', value: 1234.5, unit: 'triệu đồng', period: '', subsetOf: '' },
    ],
  },
  ...{ phase: 'CLOSED', agendaItemId: null, agendaItemSince: null, agendaUsed: {}, intakeOpen: false },
  ...{ registrationOpen: false, floorEnded: true, openedAt: START, closedAt: START + 185 * MINUTE },
};

const PEOPLE: [id: Id, role: ParticipantView['role'], name: string, title: string, unit: number | null][] = [
  ['chair', 'CHAIR', 'Vương Đình Khải', 'Giám đốc Sở Nội vụ', null],
  ['secretary', 'SECRETARY', 'Đoàn Thị Ngọc Ánh', 'Chánh Văn phòng Sở', 4],
  ['responder', 'RESPONDER', 'Tạ Quốc Hùng', 'Trưởng phòng', 0],
  ['monitor', 'MONITOR', 'Mạc Thị Hiền', 'Phó Chánh Văn phòng Sở', 4],
  ['d1', 'DELEGATE', 'Nguyễn Hữu Anh', 'Phó Trưởng phòng', 0],
  ['d2', 'DELEGATE', 'Trần Thị Bình', 'Chuyên viên chính', 1],
  ['d3', 'DELEGATE', 'Lê Hoàng Cường', 'Chi cục trưởng', 2],
  ['d4', 'DELEGATE', 'Huỳnh Công Nữ Tôn Thị Hạnh Duyên Phương', 'Phó Giám đốc Trung tâm', 3],
  ['d5', 'DELEGATE', 'Bùi Xuân Dũng', 'Chuyên viên', 2],
  ['d6', 'DELEGATE', 'Đỗ Thị Mai', 'Chuyên viên', 1],
];

export const people: ParticipantView[] = PEOPLE.map(([id, role, name, title, unit], index) => ({
  ...{
    id,
    role,
    name,
    title,
    unitId: unit === null ? null : unitId(unit),
    unit: unit === null ? '' : UNITS[unit]!,
  },
  ...{ number: role === 'DELEGATE' ? String(index - 3).padStart(3, '0') : '', seatTaken: true },
  attendance: id === 'd6' ? 'ABSENT' : id === 'd4' ? 'ONLINE' : 'ON_SITE',
  ...{ withoutPhone: false, mayTakeOver: false, contributor: false, checkedInAt: null, version: 1 },
}));

const byId = (id: Id): ParticipantView => people.find((one) => one.id === id)!;

export function opinion(
  id: Id,
  authorId: Id,
  topicId: Id,
  text: string,
  more: Partial<SubmissionView> = {},
): SubmissionView {
  const { name, unit, unitId: ofUnit } = byId(authorId);
  return {
    ...{ id, trackingCode: `T-${id}`, authorId, authorName: name, authorUnitId: ofUnit, authorUnit: unit },
    ...{
      enteredById: null,
      channel: 'PHONE',
      disclosure: 'NAMED',
      kind: 'PETITION',
      topicId,
      summary: text,
      text,
    },
    ...{
      clipped: false,
      writtenAt: START,
      receivedAt: START - Number(id.slice(1)) * MINUTE,
      moderation: 'APPROVED',
    },
    ...{ returnText: '', visibility: 'PUBLISHED', withdrawn: false, collatedIds: [], notReached: false },
    ...{ requestId: null, edition: 1, version: 1, ...more },
  };
}

export function collated(number: number, topicId: Id, wording: string, sourceIds: Id[]): CollatedView {
  return {
    ...{
      id: `c${number}`,
      number,
      wording,
      topicId,
      unitId: unitId(2),
      unit: UNITS[2],
      sourceIds,
      unitCount: 2,
    },
    ...{ responderUnitId: unitId(0), responderUnit: UNITS[0], mergedInto: null, mergedFrom: [] },
    ...{ splitFrom: null, splitInto: [], version: 1 },
  };
}

export function turn(number: number, participantId: Id, topicId: Id): TurnView {
  const { name, title, unit } = byId(participantId);
  const startedAt = START + number * 6 * MINUTE;
  return {
    ...{
      id: `v${number}`,
      number,
      requestId: null,
      participantId,
      name,
      title,
      unit,
      topicId,
      state: 'DONE',
    },
    ...{ calledAt: startedAt, startedAt, endedAt: startedAt + 3 * MINUTE, allottedSeconds: 180 },
    ...{ extendedSeconds: 0, pausedAt: null, pausedMs: 0, version: 1 },
  };
}

export function response(
  id: Id,
  type: ResponseView['type'],
  targets: ResponseView['targets'],
  text: string,
  more: Partial<ResponseView> = {},
): ResponseView {
  return {
    ...{
      id,
      type,
      text,
      targets,
      given: 'LIVE',
      state: 'PUBLISHED',
      result: null,
      legalGround: '',
      letterNumber: '',
    },
    ...{
      forwardedTo: '',
      responderUnitId: unitId(0),
      responderUnit: UNITS[0],
      responderName: 'Tạ Quốc Hùng',
    },
    ...{ responderTitle: 'Trưởng phòng', returnText: '', former: [], enteredById: 'secretary' },
    ...{ at: START + Number(id.slice(1)) * MINUTE, publishedAt: START, version: 1, ...more },
  };
}

export function promise(id: Id, text: string, more: Partial<CommitmentView>): CommitmentView {
  return {
    ...{
      id,
      text,
      product: '',
      ownerUnitId: unitId(0),
      ownerUnit: UNITS[0],
      jointLeads: [],
      coordinating: [],
    },
    ...{ formerOwners: [], dueKind: 'DATE', dueOn: '2026-12-05', firstDueOn: '2026-12-05', extended: 0 },
    ...{ state: 'CONFIRMED', noticeNumber: '', acknowledgedAt: null, doneOn: null, asked: null, latest: '' },
    ...{
      responseId: null,
      sources: [],
      enteredById: 'secretary',
      at: START + Number(id.slice(1)) * MINUTE,
      version: 1,
      ...more,
    },
  };
}

export const line = (
  position: number,
  kind: ConclusionLineView['kind'],
  text: string,
  sources: ConclusionLineView['sources'] = [],
): ConclusionLineView => ({ id: `l${position}`, kind, text, position, sources, version: 1 });

export const NOTICE: Omit<
  NoticeView,
  'bodyId' | 'system' | 'body' | 'parentBody' | 'abbreviation' | 'symbol'
> = {
  ...{
    id: 'n',
    place: 'An Lạc',
    subject: '',
    number: 5,
    issuedOn: '2026-09-08',
    signAuthority: '',
    signerPost: '',
  },
  ...{
    signerName: 'TS. Vương Đình Khải',
    recipients: ['Ủy ban nhân dân tỉnh (để báo cáo)', 'Các phòng, đơn vị thuộc Sở'],
  },
  ...{ state: 'APPROVED', revision: 1, earlier: [], version: 1 },
};

export const records = <T extends { id: Id }>(rows: readonly T[]): Record<Id, T> =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

export function request(
  id: Id,
  participantId: Id,
  state: SpeakerRequestView['state'],
  more: Partial<SpeakerRequestView> = {},
) {
  const { name, title, unit, unitId: ofUnit, number } = byId(participantId);
  return {
    ...{
      id,
      participantId,
      name,
      title,
      unit,
      unitId: ofUnit,
      number,
      topicId: 't-work',
      line: '',
      type: 'OPINION',
    },
    ...{
      submissionId: null,
      state,
      at: START + Number(id.slice(1)) * MINUTE,
      enteredById: null,
      raisedHand: false,
    },
    ...{ requeued: false, ready: false, reason: '', convertedTo: null, version: 1, ...more },
  } satisfies SpeakerRequestView;
}
