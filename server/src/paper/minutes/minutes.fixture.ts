import { COLLATED, CONCLUSION, FIGURES, TURNS, UNITS } from './minutes.fixture-texts.js';
import type {
  MinutesAnswer,
  MinutesCommitment,
  MinutesModel,
  MinutesPerson,
  MinutesPresentDelegate,
  MinutesTurn,
} from './minutes.model.js';

// An invented office in an invented province; no sentence here was said by a real person.

export function person(name: string, rest: Partial<MinutesPerson> = {}): MinutesPerson {
  return { name, formOfAddress: 'ông', title: null, unit: null, representing: null, ...rest };
}

const CHAIR = person('Vương Đình Khải', { title: 'Giám đốc Sở Nội vụ' });
const CO_CHAIR = person('Lương Thị Mỹ Uyên', {
  formOfAddress: 'bà',
  title: 'Phó Bí thư Đảng ủy, Phó Giám đốc Sở',
});
const SECRETARIES = [
  person('Đoàn Thị Ngọc Ánh', { formOfAddress: 'bà', title: 'Chánh Văn phòng Sở' }),
  person('Phùng Gia Bảo', { title: 'Chuyên viên Văn phòng Sở' }),
];
const HEAD_OF_PERSONNEL = person('Tạ Quốc Hùng', { title: 'Trưởng phòng Tổ chức, biên chế' });

const GIVEN = ['Anh', 'Bình', 'Cường', 'Dung', 'Đức', 'Giang', 'Hạnh', 'Khoa', 'Lựu', 'Mẫn', 'Nghĩa', 'Oanh'];
const FAMILY = [
  'Nguyễn Hữu',
  'Trần Thị',
  'Lê Hoàng',
  'Phạm Thị',
  'Huỳnh Văn',
  'Đặng Thị',
  'Bùi Xuân',
  'Đỗ Thị',
];

/** An invented delegate; the same index is always the same person, up to 96 different names. */
export function delegate(index: number): MinutesPerson {
  const family = FAMILY[index % FAMILY.length]!;
  const title = ['Phó Trưởng phòng', 'Chuyên viên chính', 'Phó Giám đốc', 'Bí thư Chi bộ'][index % 4]!;
  return person(
    `${family} ${GIVEN[((index % FAMILY.length) * 5 + Math.floor(index / FAMILY.length) * 7) % GIVEN.length]!}`,
    {
      formOfAddress: family.endsWith('Thị') ? 'bà' : 'ông',
      title,
      unit: UNITS[index % UNITS.length]!,
    },
  );
}

const DELEGATES: MinutesPresentDelegate[] = Array.from({ length: 46 }, (_, index) => ({
  ...delegate(index),
  mode: index % 9 === 8 ? 'ONLINE' : 'ON_SITE',
}));

/** 22 turns by 20 people: numbers 21 and 22 are second turns. */
const turns: MinutesTurn[] = TURNS.map(([topic, gist], index) => {
  const speaker = index < 20 ? index : index - 18;
  const startedAt = new Date(Date.UTC(2026, 8, 18, 7, 40) + index * 345_000).toISOString();
  const measured = { startedAt, seconds: 171 + ((index * 37) % 140) };
  return {
    number: index + 1,
    speakerId: `p-${speaker}`,
    speaker: delegate(speaker),
    topic,
    measured,
    corrected: index === 6 ? { startedAt: '2026-09-18T08:14:05.000Z', seconds: 264 } : null,
    interrupted: index === 13,
    gist,
  };
});

const commitments: MinutesCommitment[] = [
  {
    number: 1,
    text: 'Rà soát khối lượng công việc của các đơn vị sau sắp xếp, đề xuất phương án điều chỉnh biên chế.',
    leads: ['Phòng Tổ chức, biên chế'],
    coordinating: ['Văn phòng Sở', 'các đơn vị trực thuộc'],
    due: { kind: 'DATE', on: '2026-11-05' },
  },
  {
    number: 2,
    text: 'Ban hành quy trình bàn giao công việc khi điều động, trong đó có thời gian kèm việc tối thiểu.',
    leads: ['Văn phòng Sở', 'Phòng Tổ chức, biên chế'],
    coordinating: [],
    due: { kind: 'DATE', on: '2026-12-31' },
  },
  {
    number: 3,
    text: 'Công khai tiêu chí đánh giá cán bộ trong quy hoạch trên trang thông tin nội bộ.',
    leads: ['Phòng Công chức, viên chức'],
    coordinating: ['Trung tâm Lưu trữ lịch sử'],
    due: { kind: 'REGULAR' },
  },
];

const answers: MinutesAnswer[] = [
  answer(
    'ANSWERED',
    [1, 2, 3],
    'Việc điều động thực hiện theo đúng quy trình; người được điều động được thông báo trước ít nhất 15 ngày.',
  ),
  answer(
    'ACCEPTED',
    [4, 5, 6, 7],
    'Tiếp thu. Sở sẽ ban hành quy trình bàn giao chung, có thời gian kèm việc tối thiểu 10 ngày làm việc.',
    [2],
  ),
  answer(
    'EXPLAINED',
    [8, 9, 10],
    'Số lượng biên chế do cấp có thẩm quyền giao. Sở chỉ điều chỉnh được trong tổng số được giao, nên chưa thể bổ sung ngay trong năm nay.',
  ),
  answer(
    'NOTED',
    [12, 13, 14, 15],
    'Ghi nhận, giao Phòng Tổ chức, biên chế rà soát và báo cáo Ban Giám đốc.',
    [1],
  ),
  answer(
    'PARTLY_ACCEPTED',
    [18, 19],
    'Tiếp thu việc công khai tiêu chí; chưa công khai kết quả của từng cá nhân vì liên quan dữ liệu cá nhân.',
    [3],
  ),
  answer(
    'FORWARDED',
    [22],
    'Nội dung về phụ cấp khu vực thuộc thẩm quyền của cấp trên, Sở sẽ có văn bản chuyển kiến nghị.',
  ),
  {
    ...answer(
      'INFORMED',
      [24],
      'Kế hoạch đào tạo, bồi dưỡng quý IV năm 2026 đã được gửi đến các đơn vị.\nĐơn vị chưa nhận được đề nghị liên hệ Văn phòng Sở.',
    ),
    form: 'WRITTEN',
    targets: [
      { kind: 'COLLATED', number: 24 },
      { kind: 'TURN', number: 9 },
      { kind: 'TURN', number: 11 },
    ],
  },
];

function answer(
  type: MinutesAnswer['type'],
  collated: number[],
  text: string,
  promised: number[] = [],
): MinutesAnswer {
  return {
    type,
    targets: collated.map((number) => ({ kind: 'COLLATED', number })),
    responder: type === 'NOTED' ? HEAD_OF_PERSONNEL : CHAIR,
    form: 'LIVE',
    text,
    commitments: promised,
  };
}

const FULL: MinutesModel = {
  of: {
    ...{ system: 'STATE', body: 'Sở Nội vụ', parentBody: 'Ủy ban nhân dân tỉnh An Lạc', abbreviation: 'SNV' },
    ...{ place: 'An Lạc', number: null, symbol: 'BB-SNV' },
  },
  rehearsal: false,
  timeZone: 'Asia/Ho_Chi_Minh',
  hostBodies: ['Ban Thường vụ Đảng ủy Sở Nội vụ', 'Ban Giám đốc Sở Nội vụ'],
  meeting: {
    kind: 'DIALOGUE',
    title:
      'Hội nghị tiếp xúc, đối thoại trực tiếp với cán bộ quy hoạch và được bổ nhiệm trong nhiệm kỳ 2025-2030',
    startedAt: '2026-09-18T07:00:00.000Z',
    opened: true,
    endedAt: '2026-09-18T10:05:00.000Z',
    place: 'Hội trường A, trụ sở Sở Nội vụ, số 12 đường Bến Cũ, phường Trung Tâm, tỉnh An Lạc',
  },
  attendance: {
    chair: CHAIR,
    coChairs: [CO_CHAIR],
    secretaries: SECRETARIES,
    delegates: { invited: 50, present: DELEGATES },
    guests: [
      person('Mai Thanh Tâm', {
        formOfAddress: 'bà',
        title: 'Phó Trưởng ban',
        unit: 'Ban Xây dựng Đảng tỉnh',
      }),
    ],
    absent: [
      { ...delegate(47), reason: 'đi công tác theo quyết định cử' },
      { ...delegate(50), reason: 'nghỉ ốm' },
      { ...delegate(53), reason: null },
    ],
  },
  agenda: [
    { title: 'Ổn định tổ chức, điểm danh', presenter: null, startedAt: '2026-09-18T06:45:00.000Z' },
    {
      title: 'Tuyên bố lý do, giới thiệu đại biểu',
      presenter: SECRETARIES[0]!,
      startedAt: '2026-09-18T07:00:00.000Z',
    },
    { title: 'Báo cáo đề dẫn', presenter: CO_CHAIR, startedAt: '2026-09-18T07:10:00.000Z' },
    {
      title: 'Nêu các nhóm ý kiến đã tổng hợp từ cơ sở',
      presenter: SECRETARIES[0]!,
      startedAt: '2026-09-18T07:28:00.000Z',
    },
    {
      title: 'Đối thoại: phát biểu, trả lời theo nhóm vấn đề',
      presenter: CHAIR,
      startedAt: '2026-09-18T07:40:00.000Z',
    },
    { title: 'Giải lao', presenter: null, startedAt: null },
    { title: 'Phát biểu kết luận', presenter: CHAIR, startedAt: '2026-09-18T09:48:00.000Z' },
  ],
  openingReport: {
    title: 'báo cáo đề dẫn về công tác quy hoạch, điều động, bổ nhiệm cán bộ từ năm 2025 đến nay',
    presenter: CO_CHAIR,
    summary:
      'Công tác điều động, bổ nhiệm được thực hiện đúng quy trình, gắn với đào tạo, bồi dưỡng và thử thách qua thực tiễn ở cơ sở.\nKhó khăn chủ yếu là khối lượng công việc tăng sau sắp xếp tổ chức, trong khi một số vị trí chưa có người kế cận.',
    figures: FIGURES,
  },
  written: {
    rawSubmissions: 64,
    distinctAuthors: 51,
    anonymousSubmissions: 8,
    collated: COLLATED,
    split: [],
  },
  turns,
  notReached: [
    { speaker: delegate(30), topic: TURNS[0]![0], written: 'CONVERTED', reference: '65' },
    { speaker: delegate(33), topic: null, written: 'CONVERTED', reference: '66' },
    { speaker: delegate(38), topic: TURNS[2]![0], written: 'LINKED', reference: '41' },
  ],
  answers,
  commitments,
  votes: [],
  conclusion: CONCLUSION,
  journal: { head: 1482, hash: '9f2c41d07be35a8866e1f0c2d9b7a4531c8e07f6ab92d3540e6f81c7b5d2a903' },
  generatedAt: '2026-09-18T10:12:00.000Z',
  signatures: { secretary: 'Đoàn Thị Ngọc Ánh', chair: 'TS. Vương Đình Khải' },
  recipients: ['Thường trực Đảng ủy Sở', 'Ban Giám đốc Sở', 'Các phòng, đơn vị trực thuộc Sở'],
};

/** A full meeting: 22 turns by 20 speakers, 27 collated opinions of 64 raw ones, 5 figures. */
export function fullMinutes(changes: Partial<MinutesModel> = {}): MinutesModel {
  return { ...structuredClone(FULL), ...changes };
}
