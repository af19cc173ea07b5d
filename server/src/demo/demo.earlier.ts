import type { Instant, MeetingPlan, Payload, ResponseResult, ResponseType, Verdict } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { demoPlan, TOPIC_KEYS, TOPICS } from './demo.plan.js';
import type { TopicKey } from './demo.plan.js';

/** What became of a promise of the earlier meeting, in days before now. */
export type EarlierFate =
  | { kind: 'VERIFIED'; doneDaysAgo: number; report: string }
  | { kind: 'REPORTED'; doneDaysAgo: number; report: string }
  | { kind: 'EXTENDED'; reason: string; dueIn: number; progress: string }
  | { kind: 'LATE'; urged: string };

export interface EarlierMatter {
  by: string;
  responder: 'responder' | 'responderData' | 'responderBoard';
  topic: TopicKey;
  summary: string;
  text: string;
  wording: string;
  answer: { type: ResponseType; text: string; result: ResponseResult | null; legalGround: string };
  /** Its author said it at the microphone, too. */
  turn?: { seconds: number; gist: string };
  /** Missing: the answer was handed in days ago and waits for the chair. */
  publishedDaysAgo?: number;
  /** `due` in days from now: before it, or after it. */
  promise?: { text: string; product: string; due: number; fate: EarlierFate };
  verdict?: Verdict;
}

const TITLE = 'Đối thoại chuyên đề về điều kiện làm việc của viên chức, người lao động trẻ';

/** An invented meeting some months before, whose promises are followed up today. */
export function earlierPlan(startsAt: Instant): MeetingPlan {
  const { agenda, report, ...plan } = demoPlan(startsAt);
  const kept = agenda.filter(({ kind }) => ['OPENING', 'DISCUSSION', 'CONCLUSION'].includes(kind));
  const topics = TOPIC_KEYS.map((key) => ({ id: makeId(), name: TOPICS[key], other: key === 'other' }));
  return { ...plan, title: TITLE, agenda: kept, report: { ...report, figures: [] }, topics };
}

export const isEarlier = (title: string): boolean => title === TITLE;

export const SUBJECT = 'Kết luận của Giám đốc Sở tại hội nghị đối thoại chuyên đề về điều kiện làm việc';

export const ISSUING: Omit<Payload<'organisation.addIssuingBody'>, 'bodyId'> = {
  ...{ name: 'Sở Phát triển Cộng đồng', parentBody: 'Ủy ban nhân dân tỉnh Lam Giang', system: 'STATE' },
  ...{ abbreviation: 'SPTCĐ', place: 'Lam Giang', term: '', termFrom: null, termTo: null },
};

export const MATTERS: readonly EarlierMatter[] = [
  {
    by: 'd01',
    responder: 'responderBoard',
    topic: 'work',
    summary: 'Phòng trực đêm thiếu giường nghỉ',
    text: 'Phòng trực đêm của Trung tâm chỉ có hai giường cho bốn người; đề nghị bổ sung trước mùa lạnh.',
    wording: 'Đề nghị bổ sung giường nghỉ và sửa phòng trực đêm tại các cơ sở chăm sóc, bảo vệ.',
    answer: {
      type: 'ASSIGNED',
      text: 'Ban Giám đốc tiếp thu, giao bổ sung giường nghỉ và sửa phòng trực đêm ở ba cơ sở.',
      result: 'IN_PROGRESS',
      legalGround: '',
    },
    publishedDaysAgo: 90,
    promise: {
      text: 'Bổ sung giường nghỉ, sửa phòng trực đêm ở ba cơ sở',
      product: 'Biên bản bàn giao của từng cơ sở',
      due: -20,
      fate: {
        kind: 'EXTENDED',
        reason: 'Một cơ sở phải chờ sửa xong hệ thống điện.',
        dueIn: 20,
        progress: 'Đã bàn giao hai cơ sở; cơ sở thứ ba đang sửa điện.',
      },
    },
    verdict: 'PARTLY',
  },
  {
    by: 'd01',
    responder: 'responder',
    topic: 'training',
    summary: 'Tập huấn kỹ năng bảo vệ trẻ em',
    text: 'Công tác xã hội viên mới nhận việc chưa được tập huấn; đề nghị mỗi năm có ít nhất một lớp tại cơ sở.',
    wording: 'Đề nghị mỗi năm mở ít nhất một lớp tập huấn kỹ năng bảo vệ trẻ em ngay tại cơ sở.',
    answer: {
      type: 'ASSIGNED',
      text: 'Phòng mở lớp đầu tiên tại Trung tâm Hoa Sen Trắng và đưa vào kế hoạch hằng năm.',
      result: 'RESOLVED',
      legalGround: 'Kế hoạch đào tạo, bồi dưỡng năm 2026 của Sở',
    },
    publishedDaysAgo: 90,
    promise: {
      text: 'Mở lớp tập huấn kỹ năng bảo vệ trẻ em tại Trung tâm Hoa Sen Trắng',
      product: 'Danh sách học viên, báo cáo lớp học',
      due: -35,
      fate: { kind: 'VERIFIED', doneDaysAgo: 40, report: 'Đã mở lớp ba ngày, 28 người dự, 27 người đạt.' },
    },
    verdict: 'ANSWERED',
  },
  {
    by: 'd05',
    responder: 'responderData',
    topic: 'digital',
    summary: 'Phần mềm một cửa hay treo',
    text: 'Phần mềm một cửa treo vào giờ cao điểm, người dân phải chờ; đề nghị nâng cấp máy chủ.',
    wording: 'Đề nghị nâng cấp máy chủ để phần mềm một cửa không dừng trong giờ tiếp dân.',
    turn: {
      seconds: 205,
      gist: 'Phần mềm treo hai lần trong tuần; dân chờ, cán bộ phải ghi tay rồi nhập lại.',
    },
    answer: {
      type: 'ASSIGNED',
      text: 'Trung tâm nâng cấp máy chủ và công bố thời gian bảo trì ngoài giờ tiếp dân.',
      result: 'RESOLVED',
      legalGround: '',
    },
    publishedDaysAgo: 89,
    promise: {
      text: 'Nâng cấp máy chủ của phần mềm một cửa',
      product: 'Biên bản nghiệm thu',
      due: -45,
      fate: { kind: 'VERIFIED', doneDaysAgo: 30, report: 'Đã nâng cấp xong, chậm vì phải đấu thầu lại.' },
    },
  },
  {
    by: 'd09',
    responder: 'responderData',
    topic: 'digital',
    summary: 'Năm mẫu báo cáo cho một số liệu',
    text: 'Một số liệu việc làm phải báo cáo theo năm mẫu; đề nghị bỏ các mẫu không còn căn cứ.',
    wording: 'Đề nghị rà soát, bỏ các mẫu báo cáo trùng lặp.',
    turn: { seconds: 170, gist: 'Năm mẫu hỏi cùng một số liệu, khác nhau ở ngày chốt số.' },
    answer: {
      type: 'ASSIGNED',
      text: 'Trung tâm chủ trì rà soát và trình danh mục mẫu báo cáo được giữ lại.',
      result: 'PLANNED',
      legalGround: '',
    },
    publishedDaysAgo: 89,
    promise: {
      text: 'Trình danh mục mẫu báo cáo được giữ lại',
      product: 'Tờ trình và danh mục',
      due: -12,
      fate: { kind: 'LATE', urged: 'Đã quá hạn, đề nghị Trung tâm báo cáo trong tuần này.' },
    },
  },
  {
    by: 'd12',
    responder: 'responder',
    topic: 'training',
    summary: 'Báo trước khi luân chuyển',
    text: 'Người được luân chuyển chỉ biết trước ba ngày; đề nghị báo trước ít nhất một tháng.',
    wording: 'Đề nghị báo trước cho người được luân chuyển ít nhất một tháng.',
    turn: { seconds: 240, gist: 'Có con nhỏ thì ba ngày không đủ để thu xếp; mong biết trước một tháng.' },
    answer: {
      type: 'ASSIGNED',
      text: 'Phòng đưa thời gian báo trước ba mươi ngày vào quy chế luân chuyển của Sở.',
      result: 'IN_PROGRESS',
      legalGround: '',
    },
    publishedDaysAgo: 88,
    promise: {
      text: 'Sửa quy chế luân chuyển: báo trước ba mươi ngày',
      product: 'Quy chế sửa đổi',
      due: 8,
      fate: { kind: 'REPORTED', doneDaysAgo: 4, report: 'Quy chế sửa đổi đã ký, đã gửi các đơn vị.' },
    },
  },
  {
    by: 'd03',
    responder: 'responder',
    topic: 'training',
    summary: 'Giờ học chứng chỉ kỹ năng nghề',
    text: 'Giáo viên phải tự học chứng chỉ kỹ năng nghề ngoài giờ; đề nghị tính vào giờ chuẩn.',
    wording: 'Đề nghị tính giờ học chứng chỉ kỹ năng nghề vào giờ chuẩn của giáo viên.',
    answer: {
      type: 'EXPLAINED',
      text: 'Giờ học theo quyết định cử đi học đã được tính; tự học thì chưa có quy định để tính.',
      result: 'EXPLAINED',
      legalGround: 'Quy chế làm việc của Trường, Điều 9',
    },
    publishedDaysAgo: 88,
    verdict: 'NO',
  },
  {
    by: 'd10',
    responder: 'responder',
    topic: 'work',
    summary: 'Bàn ghế phòng học nghề đã hỏng',
    text: 'Một phần ba bàn ghế ở xưởng thực hành đã hỏng; đề nghị thay trước năm học mới.',
    wording: 'Đề nghị thay bàn ghế đã hỏng ở xưởng thực hành.',
    answer: {
      type: 'PARTLY_ACCEPTED',
      text: 'Thay trước 40 bộ bằng kinh phí sửa chữa thường xuyên; số còn lại đưa vào dự toán năm sau.',
      result: 'PLANNED',
      legalGround: '',
    },
  },
];
