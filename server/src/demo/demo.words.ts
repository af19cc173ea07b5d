import type { Given, LineKind, ResponseType, SubmissionKind } from '@doi-thoai/shared';
import type { UnitKey } from './demo.people.js';
import type { TopicKey } from './demo.plan.js';

/** What becomes of an opinion before the visitor comes. */
export type Fate = 'pending' | 'approved' | 'returned' | 'published' | 'onAir' | 'withdrawn';

export interface DemoOpinion {
  key: string;
  /** Author; for a unit or somebody without a phone the secretary types it. */
  by: string;
  forUnit?: UnitKey;
  /** Before the meeting, or while it is held. */
  when: 'before' | 'during';
  kind: SubmissionKind;
  topic: TopicKey;
  summary: string;
  text: string;
  fate: Fate;
  /** What the secretary asks, with `returned`. */
  returnText?: string;
}

export interface DemoCollated {
  /** The unit whose focal person collated it before the secretary saw it. */
  unit?: UnitKey;
  key: string;
  wording: string;
  topic: TopicKey;
  responder: UnitKey;
  of: string[];
}

export interface DemoTurn {
  by: string;
  topic: TopicKey;
  line: string;
  seconds: number;
  gist: string;
}

export interface DemoAnswer {
  by: string;
  type: ResponseType;
  to: { collated?: string[]; turns?: number[] };
  text: string;
  forwardedTo?: string;
  promise?: { text: string; days: number };
  /** In writing it waits for the chair; missing: said in the hall. */
  given?: Given;
}

export const COLLATED: readonly DemoCollated[] = [
  {
    key: 'c1',
    topic: 'training',
    responder: 'hr',
    of: ['o01', 'o02', 'o03'],
    wording:
      'Đề nghị công khai kế hoạch cử đi đào tạo ngay từ đầu năm và có chỉ tiêu riêng cho viên chức trẻ ở cơ sở xa trung tâm.',
  },
  {
    key: 'c2',
    unit: 'hr',
    topic: 'training',
    responder: 'hr',
    of: ['o04'],
    wording: 'Đề nghị quy định rõ người hướng dẫn và thời gian kèm cặp đối với viên chức mới tuyển dụng.',
  },
  {
    key: 'c3',
    unit: 'doiThong',
    topic: 'work',
    responder: 'board',
    of: ['o05', 'o06'],
    wording:
      'Ca trực đêm tại cơ sở chăm sóc thiếu người; đề nghị bổ sung định mức hoặc bố trí trực luân phiên.',
  },
  {
    key: 'c4',
    topic: 'digital',
    responder: 'data',
    of: ['o07', 'o08'],
    wording: 'Một hồ sơ phải nhập vào ba phần mềm; đề nghị nối dữ liệu để chỉ nhập một lần.',
  },
  {
    key: 'c5',
    topic: 'digital',
    responder: 'data',
    of: ['o09'],
    wording: 'Đề nghị cấp máy tính bảng và đường truyền cho cán bộ làm việc lưu động ở thôn, bản.',
  },
  {
    key: 'c6',
    topic: 'other',
    responder: 'office',
    of: ['o10'],
    wording: 'Đề nghị có phòng cho mẹ và bé tại trụ sở và các cơ sở trực thuộc.',
  },
  // These two wait for the responder whose link is offered: whoever tries the chain has something to answer.
  {
    key: 'c7',
    topic: 'training',
    responder: 'hr',
    of: ['o13'],
    wording: 'Đề nghị lập kho học liệu số dùng chung, bài giảng đóng góp được tính vào giờ chuẩn.',
  },
  {
    key: 'c8',
    topic: 'work',
    responder: 'hr',
    of: ['o11'],
    wording: 'Đề nghị có tham vấn tâm lý định kỳ và ngày nghỉ bù sau ca khó cho người bảo vệ trẻ em.',
  },
];

export const ENDED_TURNS: readonly DemoTurn[] = [
  {
    by: 'd03',
    topic: 'training',
    line: 'Chứng chỉ nghề và giờ dạy',
    seconds: 252,
    gist: 'Giáo viên trẻ phải tự học lấy chứng chỉ kỹ năng nghề ngoài giờ dạy; đề nghị tính thời gian học vào giờ làm việc và hỗ trợ lệ phí thi.',
  },
  {
    by: 'd12',
    topic: 'training',
    line: 'Luân chuyển có thời hạn',
    seconds: 214,
    gist: 'Mong được luân chuyển có thời hạn về cơ sở để hiểu việc, nhưng cần biết trước ngày trở về và vị trí sau luân chuyển.',
  },
  {
    by: 'd04',
    topic: 'work',
    line: 'Thiếu người trực đêm',
    seconds: 331,
    gist: 'Mỗi đêm hai điều dưỡng chăm 64 cụ; ba tháng qua có 11 ca trực kéo dài quá 16 giờ. Đề nghị thêm bốn định biên hoặc hợp đồng theo ca.',
  },
  {
    by: 'd09',
    topic: 'work',
    line: 'Báo cáo trùng lặp',
    seconds: 187,
    gist: 'Một số liệu việc làm phải báo cáo theo năm mẫu khác nhau trong tháng; đề nghị bỏ hai mẫu không còn căn cứ.',
  },
  {
    by: 'd14',
    topic: 'digital',
    line: 'Máy chủ và sao lưu dữ liệu',
    seconds: 276,
    gist: 'Hệ thống một cửa dừng bốn lần trong quý; đề nghị đầu tư sao lưu và có người trực kỹ thuật trong giờ tiếp dân.',
  },
];

export const RUNNING_TURN = { by: 'd05', topic: 'digital', line: 'Nối dữ liệu giữa ba phần mềm' } as const;

/** Who waits, in speaking order; the visitor's phone is the third. */
export const WAITING: readonly { by: string; topic: TopicKey; line: string; opinion?: string }[] = [
  { by: 'd06', topic: 'digital', line: 'Làm việc lưu động không có sóng' },
  { by: 'd10', topic: 'digital', line: 'Học liệu số dùng chung cho các trường' },
  { by: 'd01', topic: 'digital', line: 'Hồ sơ trẻ em cần bảo mật khi dùng chung', opinion: 'o08' },
  { by: 'd13', topic: 'other', line: 'Hỗ trợ tâm lý cho người làm nghề công tác xã hội' },
  { by: 'd17', topic: 'other', line: 'Phòng cho mẹ và bé tại trụ sở' },
  { by: 'd22', topic: 'digital', line: 'Chữ ký số cho viên chức cơ sở' },
  { by: 'd08', topic: 'work', line: 'Thiết bị phục hồi chức năng đã cũ' },
];

/** Who asks to speak when the queue has become short. */
export const LATER_LINES: readonly { by: string; topic: TopicKey; line: string }[] = [
  { by: 'd11', topic: 'work', line: 'Đi lại giữa các điểm trực' },
  { by: 'd15', topic: 'work', line: 'Chế độ độc hại đối với hộ lý' },
  { by: 'd16', topic: 'other', line: 'Xe phục vụ lưu động mùa mưa lũ' },
  { by: 'd18', topic: 'training', line: 'Học trực tuyến có chứng nhận' },
  { by: 'd19', topic: 'digital', line: 'Tổng đài báo tin về trẻ em' },
  { by: 'd21', topic: 'training', line: 'Bồi dưỡng ngoại ngữ cho bộ phận việc làm' },
  { by: 'd23', topic: 'other', line: 'Nơi sinh hoạt cho đoàn viên trẻ' },
];

export const ANSWERS: readonly DemoAnswer[] = [
  {
    by: 'responder',
    type: 'ACCEPTED',
    to: { collated: ['c1'] },
    text: 'Phòng tiếp thu. Từ năm 2027, kế hoạch đào tạo được công khai trên cổng nội bộ trước ngày 31 tháng 01, dành ít nhất một phần ba chỉ tiêu cho viên chức dưới 35 tuổi ở cơ sở.',
  },
  {
    by: 'responder',
    type: 'ASSIGNED',
    to: { collated: ['c2'], turns: [1] },
    text: 'Giao Phòng Tổ chức – Cán bộ xây dựng quy định về người hướng dẫn và luân chuyển có thời hạn, ghi rõ ngày trở về và vị trí sau luân chuyển.',
    promise: {
      text: 'Trình Ban Giám đốc quy định về hướng dẫn viên chức mới và luân chuyển có thời hạn',
      days: 45,
    },
  },
  {
    by: 'responderBoard',
    type: 'NOTED',
    to: { collated: ['c3'], turns: [2] },
    text: 'Ban Giám đốc ghi nhận, sẽ nghiên cứu phương án bổ sung định biên và hợp đồng theo ca cho hai cơ sở chăm sóc.',
    promise: { text: 'Báo cáo phương án bố trí ca trực đêm tại các cơ sở chăm sóc', days: 60 },
  },
  {
    by: 'responderBoard',
    type: 'EXPLAINED',
    to: { turns: [0] },
    text: 'Thời gian học chứng chỉ theo quyết định cử đi học đã được tính vào giờ làm việc; trường hợp tự học cần có kế hoạch được hiệu trưởng phê duyệt trước.',
  },
  {
    by: 'responderData',
    type: 'FORWARDED',
    to: { turns: [4] },
    text: 'Kinh phí thuê máy chủ dự phòng thuộc thẩm quyền cấp tỉnh; Trung tâm đã có văn bản đề nghị và sẽ thông báo kết quả.',
    forwardedTo: 'Sở Khoa học và Công nghệ tỉnh Lam Giang',
  },
  {
    by: 'responderData',
    type: 'PARTLY_ACCEPTED',
    given: 'WRITTEN',
    to: { collated: ['c4'] },
    text: 'Trung tâm nối trước hai phần mềm đã có cổng dữ liệu; phần mềm thứ ba chờ đơn vị cung cấp mở cổng.',
  },
];

export const LINES: readonly { kind: LineKind; text: string }[] = [
  { kind: 'ASSESSMENT', text: 'Không khí đối thoại cởi mở; nhiều ý kiến có số liệu cụ thể từ cơ sở.' },
  {
    kind: 'REQUIREMENT',
    text: 'Mọi ý kiến chưa được trả lời tại hội nghị phải có văn bản trả lời đúng hạn.',
  },
  {
    kind: 'TASK',
    text: 'Phòng Tổ chức – Cán bộ công khai kế hoạch đào tạo năm 2027 trước ngày 31 tháng 01 năm 2027.',
  },
  {
    kind: 'TASK',
    text: 'Trung tâm Dữ liệu chủ trì rà soát việc nhập hồ sơ nhiều lần, đề xuất lộ trình nối dữ liệu.',
  },
];
