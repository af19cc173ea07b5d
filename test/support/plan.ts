import type { MeetingPlan } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';

/** A small invented meeting; `changes` override what a test is about. */
export function samplePlan(changes: Partial<MeetingPlan> = {}): MeetingPlan {
  return {
    title: 'Đối thoại với cán bộ trẻ',
    hostBodies: ['Đảng ủy Sở Phát triển Cộng đồng', 'Ban Giám đốc Sở Phát triển Cộng đồng'],
    place: 'Hội trường tầng 3',
    startsAt: Date.UTC(2026, 10, 21, 7, 0),
    kind: 'DIALOGUE',
    profile: 'PARTY_DIALOGUE',
    settings: {
      speakingSeconds: 180,
      warningSeconds: 30,
      moderation: true,
      secretaryRunsFloor: false,
      guestsMayWrite: false,
      retentionYears: 10,
    },
    topics: [
      { id: makeId(), name: 'Điều động, bổ nhiệm', other: false },
      { id: makeId(), name: 'Tiếp nhận công tác', other: false },
      { id: makeId(), name: 'Khác', other: true },
    ],
    agenda: [
      { id: makeId(), kind: 'OPENING', title: 'Khai mạc', presenter: '', plannedMinutes: 5 },
      { id: makeId(), kind: 'DISCUSSION', title: 'Đối thoại', presenter: '', plannedMinutes: 60 },
      { id: makeId(), kind: 'CONCLUSION', title: 'Kết luận', presenter: '', plannedMinutes: 10 },
    ],
    report: { title: 'Báo cáo đề dẫn', presenter: '', figures: [] },
    ...changes,
  };
}
