import { postLine } from '../person-phrase.js';
import { capitalise, cleanLine } from '../state/text.js';
import { count, enumeration, moment, shortDay } from '../state/wording.js';
import type {
  MinutesAnswer,
  MinutesAnswerTarget,
  MinutesAnswerType,
  MinutesDue,
  MinutesMeetingKind,
  MinutesModel,
  MinutesPerson,
} from './minutes.model.js';

/** What a meeting of each kind is called in running text. */
export const MEETING_WORD: Record<MinutesMeetingKind, string> = {
  DIALOGUE: 'hội nghị',
  COMMITTEE: 'hội nghị',
  WORKING_SESSION: 'buổi làm việc',
  INSPECTION: 'buổi kiểm tra',
  WORKSHOP: 'hội thảo',
};

export const ANSWER_WORD: Record<MinutesAnswerType, string> = {
  ANSWERED: 'Trả lời, giải đáp',
  ACCEPTED: 'Tiếp thu',
  PARTLY_ACCEPTED: 'Tiếp thu một phần',
  EXPLAINED: 'Giải trình',
  NOTED: 'Ghi nhận',
  INFORMED: 'Cung cấp thông tin',
  FORWARDED: 'Chuyển cơ quan có thẩm quyền',
  ASSIGNED: 'Giao đơn vị giải quyết',
};

export const FORM_WORD: Record<MinutesAnswer['form'], string> = {
  LIVE: 'trả lời trực tiếp tại chỗ',
  WRITTEN: 'trả lời bằng văn bản',
};

const TARGET_WORD: Record<MinutesAnswerTarget['kind'], string> = {
  COLLATED: 'Ý kiến tổng hợp số',
  TURN: 'Lượt phát biểu số',
  SUBMISSION: 'Ý kiến viết số',
};

export const DRAFT = 'DỰ THẢO';

/** Minutes of a meeting that is not closed. */
export const isDraft = ({ meeting }: MinutesModel) => meeting.endedAt === null;

/** "tính đến 15 giờ 40 phút, ngày 18 tháng 9 năm 2026". */
export const asOf = ({ generatedAt, timeZone }: MinutesModel) => `tính đến ${moment(generatedAt, timeZone)}`;

/** "ông Trần Văn A", "ông Lục Văn Phó (dự thay bà Bế Thị Trưởng, Trưởng phòng)". */
export function personName({ formOfAddress, name, representing }: MinutesPerson): string {
  const standIn = representing ? `(dự thay ${cleanLine(representing)})` : '';
  return [formOfAddress, cleanLine(name), standIn].filter(Boolean).join(' ');
}

/** "Trưởng phòng, Chi cục B"; empty when nothing is known. */
export function personPost({ title, unit }: MinutesPerson): string {
  return postLine({ title: title ?? '', unit: unit ?? '' });
}

/** "ông Trần Văn A, Trưởng phòng, Chi cục B". */
export function personPhrase(person: MinutesPerson): string {
  return [personName(person), personPost(person)].filter((part) => part !== '').join(', ');
}

/** The same at the beginning of a line. */
export function personLine(person: MinutesPerson): string {
  return capitalise(personPhrase(person));
}

/** "31/12/2026", "Thường xuyên", "Theo nhiệm kỳ", or plainly that no deadline was set. */
export function dueWords(due: MinutesDue): string {
  switch (due.kind) {
    case 'DATE':
      return shortDay(due.on);
    case 'REGULAR':
      return 'Thường xuyên';
    case 'TERM':
      return 'Theo nhiệm kỳ';
    case 'UNSET':
      return 'Chưa ấn định';
  }
}

/** One line per kind of target: "Ý kiến tổng hợp số 3, 5 và 8". */
export function targetLines(targets: MinutesAnswerTarget[]): string[] {
  const kinds = [...new Set(targets.map((target) => target.kind))];
  return kinds.map((kind) => {
    const numbers = targets.filter((target) => target.kind === kind).map((target) => target.number);
    return `${TARGET_WORD[kind]} ${numberList(numbers)}`;
  });
}

/** "3, 5 và 8"; a run of three or more is drawn together: "3-8". */
export function numberList(numbers: number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const number of sorted) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return enumeration(
    spans.flatMap(([from, to]) => {
      if (to - from > 1) return [`${from}-${to}`];
      return from === to ? [String(from)] : [String(from), String(to)];
    }),
  );
}

/** "05 người". */
export const people = (number: number) => `${count(number)} người`;
