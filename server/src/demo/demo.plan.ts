import type { AgendaKind, Instant, MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';

export const ORGANISATION = {
  name: 'Sở Phát triển Cộng đồng',
  parentBody: 'Ủy ban nhân dân tỉnh Lam Giang',
  symbol: 'SPTCĐ',
};

export const TOPICS = {
  training: 'Đào tạo, bồi dưỡng và cơ hội phát triển',
  work: 'Khối lượng và điều kiện làm việc',
  digital: 'Chuyển đổi số trong công việc hằng ngày',
  other: 'Khác',
} as const;
export type TopicKey = keyof typeof TOPICS;

const AGENDA: [string, AgendaKind, string, string, number][] = [
  ['opening', 'OPENING', 'Ổn định tổ chức, khai mạc', 'Ban Tổ chức', 5],
  ['report', 'REPORT', 'Báo cáo đề dẫn, các nhóm ý kiến đã tổng hợp', 'Trưởng phòng Tổ chức – Cán bộ', 10],
  ['talk1', 'DISCUSSION', 'Đối thoại nhóm 1: đào tạo và điều kiện làm việc', 'Chủ trì điều hành', 25],
  ['answers1', 'RESPONSE', 'Trả lời nhóm 1', 'Lãnh đạo Sở và các đơn vị', 10],
  ['break', 'BREAK', 'Giải lao', '', 5],
  ['talk2', 'DISCUSSION', 'Đối thoại nhóm 2: chuyển đổi số và vấn đề khác', 'Chủ trì điều hành', 30],
  ['answers2', 'RESPONSE', 'Trả lời nhóm 2', 'Lãnh đạo Sở và các đơn vị', 15],
  ['conclusion', 'CONCLUSION', 'Kết luận', 'Giám đốc Sở', 10],
];
/** In the order of the agenda. */
export const AGENDA_KEYS = AGENDA.map(([key]) => key);
export const TOPIC_KEYS = Object.keys(TOPICS) as TopicKey[];

const FIGURES: [string, number, string, string][] = [
  ['Viên chức, người lao động dưới 35 tuổi', 412, 'người', ''],
  ['Được cử đào tạo, bồi dưỡng trong năm', 96, 'lượt', 'Viên chức, người lao động dưới 35 tuổi'],
  ['Sáng kiến được công nhận', 31, 'sáng kiến', ''],
  ['Thủ tục đã làm trọn vẹn trên mạng', 58, 'thủ tục', ''],
];

/** The invented meeting; `startsAt` as on its invitation. */
export function demoPlan(startsAt: Instant): MeetingPlan {
  return {
    title: 'Đối thoại giữa lãnh đạo Sở với viên chức, người lao động trẻ năm 2026',
    hostBodies: ['Ban Giám đốc Sở Phát triển Cộng đồng tỉnh Lam Giang', 'Công đoàn Sở Phát triển Cộng đồng'],
    place: 'Hội trường tầng 2, trụ sở Sở Phát triển Cộng đồng tỉnh Lam Giang',
    startsAt,
    kind: 'DIALOGUE',
    profile: 'STATE_GENERAL',
    settings: {
      speakingSeconds: 300,
      warningSeconds: 60,
      moderation: true,
      secretaryRunsFloor: true,
      guestsMayWrite: false,
      retentionYears: 5,
    },
    topics: TOPIC_KEYS.map((key) => ({ id: makeId(), name: TOPICS[key], other: key === 'other' })),
    agenda: AGENDA.map(([, kind, title, presenter, plannedMinutes]) => ({
      id: makeId(),
      kind,
      title,
      presenter,
      plannedMinutes,
    })),
    report: {
      title: 'Báo cáo tình hình viên chức, người lao động trẻ của Sở',
      presenter: 'Cao Minh Trí, Trưởng phòng Tổ chức – Cán bộ',
      figures: FIGURES.map(([label, value, unit, subsetOf]) => {
        return { id: makeId(), label, value, unit, period: 'Đến hết tháng 10 năm 2026', subsetOf };
      }),
    },
  };
}
