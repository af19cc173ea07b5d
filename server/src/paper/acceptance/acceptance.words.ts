import { asOf, meetingPhrase } from '../cover.js';
import { count, enumeration } from '../state/wording.js';
import { sentence } from '../state/text.js';
import {
  OPINION_KINDS,
  TREATMENTS,
  treatmentOf,
  type AcceptanceAnswer,
  type AcceptanceModel,
  type OpinionKind,
  type Treatment,
} from './acceptance.model.js';

export const ACCEPTANCE_TITLE = 'BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý';

export const TREATMENT_WORDS: Record<Treatment, string> = {
  ACCEPTED: 'Tiếp thu',
  PARTLY_ACCEPTED: 'Tiếp thu một phần',
  EXPLAINED: 'Giải trình',
  KEPT: 'Không tiếp thu',
  NOTED: 'Ghi nhận, nghiên cứu',
  ANSWERED: 'Trả lời, giải đáp',
  FORWARDED: 'Chuyển cơ quan có thẩm quyền',
  ASSIGNED: 'Giao đơn vị giải quyết',
  OPEN: 'Chưa trả lời',
};

const KIND_WORDS: Record<OpinionKind, string> = {
  COLLATED: 'Ý kiến tổng hợp',
  SUBMISSION: 'Ý kiến viết',
  TURN: 'Lượt phát biểu',
};

/** "Ý kiến tổng hợp số 4" */
export function opinionWords({ kind, number }: { kind: OpinionKind; number: number }): string {
  return `${KIND_WORDS[kind]} số ${number}`;
}

/** The preface of the form: who was asked and answered, what the table has, how it stands. */
export function prefaceSentences(model: AcceptanceModel): string[] {
  return [unitsSentence(model), rowsSentence(model), treatmentSentence(model), asideSentence(model)].filter(
    (sentenceOf) => sentenceOf !== '',
  );
}

function unitsSentence({ units }: AcceptanceModel): string {
  if (units === null) return '';
  const nothing = units.nothing > 0 ? `, trong đó ${count(units.nothing)} đơn vị không có ý kiến khác` : '';
  return `Số đơn vị được đề nghị góp ý: ${count(units.asked)}; số đơn vị đã gửi ý kiến: ${count(units.answered)}${nothing}.`;
}

/** Each kind by itself: no total adds different kinds (domain.md 14.1). */
function rowsSentence({ cover, rows }: AcceptanceModel): string {
  const kinds = OPINION_KINDS.map((kind) => [rows.filter((row) => row.kind === kind).length, kind] as const);
  const held = kinds
    .filter(([n]) => n > 0)
    .map(([n, kind]) => `${count(n)} ${KIND_WORDS[kind].toLowerCase()}`);
  if (held.length === 0) return `Chưa có ý kiến nào tại ${meetingPhrase(cover)}.`;
  return `Bảng có ${enumeration(held)} tại ${meetingPhrase(cover)}, mỗi ý kiến một dòng.`;
}

function treatmentSentence({ rows }: AcceptanceModel): string {
  if (rows.length === 0) return '';
  const shares = TREATMENTS.map(
    (one) => [rows.filter((row) => treatmentOf(row) === one).length, one] as const,
  )
    .filter(([n]) => n > 0)
    .map(([n, one]) => `${TREATMENT_WORDS[one].toLowerCase()} ${count(n)}/${count(rows.length)}`);
  return `Kết quả theo nội dung trả lời mới nhất của từng dòng: ${shares.join('; ')}.`;
}

function asideSentence({ aside }: AcceptanceModel): string {
  return aside === 0 ? '' : `Không đưa vào bảng ${count(aside)} ý kiến được giải quyết theo trình tự khác.`;
}

/** The text of an answer as the form wants it: "không tiếp thu" never without its reason. */
export function answerText(answer: AcceptanceAnswer): string {
  const { treatment, text, legalGround, forwardedTo, letterNumber } = answer;
  const reason = treatment === 'KEPT' ? 'Lý do: ' : '';
  const told = text.trim() === '' ? '(chưa nêu nội dung)' : sentence(text.trim());
  const ground = legalGround === '' ? '' : `Căn cứ: ${sentence(legalGround)}`;
  const letter = letterNumber === '' ? '' : ` (văn bản số ${letterNumber})`;
  const forwarded = forwardedTo === '' ? '' : `Chuyển đến: ${forwardedTo}${letter}.`;
  return [reason + told, ground, forwarded].filter((part) => part !== '').join('\n');
}

/** A reply "ghi nhận" or "giao" that nobody looks at again is no record (domain.md 14.10). */
export function followUpOwed({ treatment, followUp }: AcceptanceAnswer): boolean {
  return followUp.length === 0 && (treatment === 'NOTED' || treatment === 'ASSIGNED');
}

/** Who looks at it again and until when, or plainly that nobody does. */
export function followUpWords(answer: AcceptanceAnswer): string {
  if (followUpOwed(answer)) return 'Chưa ấn định đơn vị và thời hạn';
  return answer.followUp.map(({ owner, due }) => `${owner}: ${due}`).join('\n');
}

export function responderWords({ responder, live, shared }: AcceptanceAnswer): string {
  const form = live ? 'trả lời tại chỗ' : 'trả lời bằng văn bản';
  return `${responder} (${form}${shared > 1 ? `; trả lời chung ${shared} ý kiến` : ''})`;
}

export const asOfSentence = (model: AcceptanceModel): string => `${asOf(model.cover)}.`;
