import type { CivilDate, MeetingKind } from '@doi-thoai/shared';
import { REHEARSAL_MARK } from './block/build.js';
import type { PaperOf } from './block/model.js';
import { cleanLine } from './state/text.js';
import { moment } from './state/wording.js';

/** What every paper of a meeting knows of itself: who issues it, of which meeting, as of when. */
export interface PaperCover {
  of: PaperOf;
  /** Day of the paper's number; null before it has one. */
  date: CivilDate | null;
  meeting: { kind: MeetingKind; title: string; place: string; startedAt: string; endedAt: string | null };
  rehearsal: boolean;
  generatedAt: string;
  journal: { head: number; hash: string };
}

export const DRAFT = 'DỰ THẢO';

/** IANA zone in which instants are printed. */
export const MEETING_ZONE = 'Asia/Ho_Chi_Minh';

/** "Tính đến 15 giờ 40 phút, ngày 18 tháng 9 năm 2026". */
export function asOf({ generatedAt }: Pick<PaperCover, 'generatedAt'>): string {
  return `Tính đến ${moment(generatedAt, MEETING_ZONE)}`;
}

/** What each page says of itself: a rehearsal, a draft. Null: nothing. */
export function markOf({ rehearsal }: Pick<PaperCover, 'rehearsal'>, draft: string | null): string | null {
  const marks = [...(rehearsal ? [REHEARSAL_MARK] : []), ...(draft === null ? [] : [draft])];
  return marks.length === 0 ? null : marks.join('. ');
}

export function journalSentence({ journal }: Pick<PaperCover, 'journal'>): string {
  return `Lập từ nhật ký điện tử, tính đến mục số ${journal.head}; mã kiểm chứng (SHA-256):`;
}

const KIND_WORDS: Record<MeetingKind, string> = {
  DIALOGUE: 'hội nghị',
  COMMITTEE: 'hội nghị',
  WORKING_SESSION: 'buổi làm việc',
  INSPECTION: 'buổi kiểm tra',
  WORKSHOP: 'hội thảo',
};

/** "hội nghị" */
export function kindWord({ meeting }: Pick<PaperCover, 'meeting'>): string {
  return KIND_WORDS[meeting.kind];
}

const NAMES_ITSELF = /^(?:hội nghị|hội thảo|buổi|cuộc|phiên|đợt|chương trình)(?!\p{L})/iu;

/** "Hội nghị đối thoại với ..." as it is; `hội nghị "Nghe dân nói"` where the title does not say what it is. */
export function meetingPhrase(cover: Pick<PaperCover, 'meeting'>): string {
  const title = cleanLine(cover.meeting.title);
  return NAMES_ITSELF.test(title) ? title : `${kindWord(cover)} “${title}”`;
}
