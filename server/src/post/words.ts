import type { CivilDate } from '@doi-thoai/shared';
import { daysBetween } from '../kernel/civil-date.js';
import { formatDay, formatTime } from './times.js';

/** A promise that somebody is reminded of. */
export interface PromiseFacts {
  text: string;
  unit: string;
  dueOn: CivilDate;
  part: 'LEAD' | 'COPY' | 'MONITOR';
  overtaken: boolean;
}

/** What a message tells of its meeting. */
export interface MessageFacts {
  kind: 'INVITATION' | 'REMINDER' | 'PROMISE';
  title: string;
  hostBodies: string[];
  place: string;
  startsAt: number;
  name: string;
  unit: string;
  /** Until when the unit may hand in; null where it was not asked. */
  closesAt: number | null;
  promise: PromiseFacts | null;
}

/** A message at the moment in which it goes. */
type Sent = MessageFacts & { link: string; today: CivilDate };

interface Words {
  subject: string;
  text: string;
}

/** Subject and text in plain Vietnamese, the language of the papers. */
export function messageWords(facts: Sent): Words {
  if (facts.promise) return promiseWords(facts, facts.promise);
  return facts.kind === 'REMINDER' ? setWords(facts) : invitationWords(facts);
}

const hostsOf = ({ hostBodies }: MessageFacts): string =>
  hostBodies.length > 0 ? hostBodies.join(' và ') : 'Ban tổ chức';

function setWords(facts: MessageFacts): Words {
  const { title, name, closesAt } = facts;
  const until = closesAt === null ? '' : ` trước ${formatTime(closesAt)}, ${formatDay(closesAt)}`;
  const lines = [
    `Kính gửi ${name},`,
    `${hostsOf(facts)} nhắc ${facts.unit || 'đơn vị'} gửi ý kiến tổng hợp cho cuộc họp “${title}”${until}.`,
    'Nếu không có ý kiến, xin ghi rõ là không có. Trân trọng.',
  ];
  return { subject: `Nhắc gửi ý kiến: ${title}`, text: lines.join('\n\n') };
}

const WHY: Record<PromiseFacts['part'], string> = {
  LEAD: 'Đơn vị của ông/bà là đơn vị chủ trì. Xin cập nhật tiến độ, báo cáo hoàn thành hoặc xin gia hạn tại:',
  COPY: 'Đơn vị của ông/bà là đơn vị phối hợp; thư này gửi để cùng nắm. Xem tại:',
  MONITOR: 'Thư này gửi để người theo dõi đôn đốc. Xem tại:',
};

function promiseWords(facts: Sent, promise: PromiseFacts): Words {
  const standing = standingWords(daysBetween(promise.dueOn, facts.today));
  const day = formatDay(Date.parse(`${promise.dueOn}T12:00:00+07:00`));
  const lines = [
    `Kính gửi ${facts.name},`,
    `${hostsOf(facts)} nhắc việc ${promise.unit} đã cam kết tại “${facts.title}”, hạn ${day}, ${standing}:`,
    `“${promise.text}”`,
    `${WHY[promise.part]}\n${facts.link}`,
    'Nếu việc đã xong và đã báo cáo, xin bỏ qua thư này. Trân trọng.',
  ];
  return { subject: `Nhắc việc đã cam kết (${standing}): ${facts.title}`, text: lines.join('\n\n') };
}

function standingWords(days: number): string {
  if (days < 0) return `còn ${-days} ngày`;
  return days === 0 ? 'đến hạn hôm nay' : `quá hạn ${days} ngày`;
}

function invitationWords(facts: Sent): Words {
  const { title, place, startsAt, name, link } = facts;
  const when = `${formatTime(startsAt)}, ${formatDay(startsAt)}`;
  const lines = [
    `Kính mời ${name},`,
    `${hostsOf(facts)} trân trọng kính mời dự “${title}”.`,
    [`Thời gian: ${when}`, ...(place === '' ? [] : [`Địa điểm: ${place}`])].join('\n'),
    `Xin trả lời (dự, dự trực tuyến, vắng, cử người dự thay) tại:\n${link}`,
    'Đường dẫn này dành riêng cho người được mời, xin không chuyển cho người khác. Trân trọng.',
  ];
  return { subject: `Giấy mời: ${title}`, text: lines.join('\n\n') };
}
