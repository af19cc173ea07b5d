import { formatDay, formatTime } from './times.js';

/** What a message tells of its meeting. */
export interface MessageFacts {
  kind: 'INVITATION' | 'REMINDER';
  title: string;
  hostBodies: string[];
  place: string;
  startsAt: number;
  name: string;
  unit: string;
  /** Until when the unit may hand in; null where it was not asked. */
  closesAt: number | null;
  link: string;
}

/** Subject and text in plain Vietnamese, the language of the papers. */
export function messageWords(facts: MessageFacts): { subject: string; text: string } {
  const { title, hostBodies, place, startsAt, name, link } = facts;
  const when = `${formatTime(startsAt)}, ${formatDay(startsAt)}`;
  const hosts = hostBodies.length > 0 ? hostBodies.join(' và ') : 'Ban tổ chức';
  if (facts.kind === 'REMINDER') {
    const until =
      facts.closesAt === null ? '' : ` trước ${formatTime(facts.closesAt)}, ${formatDay(facts.closesAt)}`;
    const lines = [
      `Kính gửi ${name},`,
      `${hosts} nhắc ${facts.unit || 'đơn vị'} gửi ý kiến tổng hợp cho cuộc họp “${title}”${until}.`,
      'Nếu không có ý kiến, xin ghi rõ là không có. Trân trọng.',
    ];
    return { subject: `Nhắc gửi ý kiến: ${title}`, text: lines.join('\n\n') };
  }
  const lines = [
    `Kính mời ${name},`,
    `${hosts} trân trọng kính mời dự “${title}”.`,
    [`Thời gian: ${when}`, ...(place === '' ? [] : [`Địa điểm: ${place}`])].join('\n'),
    `Xin trả lời (dự, dự trực tuyến, vắng, cử người dự thay) tại:\n${link}`,
    'Đường dẫn này dành riêng cho người được mời, xin không chuyển cho người khác. Trân trọng.',
  ];
  return { subject: `Giấy mời: ${title}`, text: lines.join('\n\n') };
}
