import type { FormColumn, SubmissionKind } from '@doi-thoai/shared';
import { plainWords } from '../kernel/csv-cells.js';

/** The form of a base unit, as it is made and as it is read: one place for its words. */
export const FORM_SHEET = 'Ý kiến';

/** In the cell of the ordinal: the row shows how, and is left out when the form is read. */
export const EXAMPLE = 'Ví dụ';

export const FORM_HEADERS: Record<FormColumn, string> = {
  kind: 'Loại ý kiến',
  topic: 'Nhóm vấn đề',
  summary: 'Tóm tắt',
  text: 'Nội dung đầy đủ',
};

/** As in the catalogue of the screens. */
export const KIND_WORDS: Record<SubmissionKind, string> = {
  OPINION: 'Ý kiến',
  PETITION: 'Kiến nghị',
  PROPOSAL: 'Đề xuất',
  REPORT: 'Phản ánh',
  WISH: 'Nguyện vọng',
  COMMENT: 'Góp ý',
};

const OTHER_HEADERS: Record<FormColumn, readonly string[]> = {
  kind: ['loai', 'loai y kien', 'kind'],
  topic: ['nhom van de', 'van de', 'chu de', 'linh vuc', 'topic'],
  summary: ['tom tat', 'tom tat y kien', 'y chinh', 'summary'],
  text: ['noi dung day du', 'noi dung', 'noi dung y kien', 'noi dung kien nghi', 'y kien', 'text'],
};

const COLUMN_OF = new Map<string, FormColumn>(
  Object.entries(OTHER_HEADERS).flatMap(([column, words]) =>
    words.map((word) => [word, column as FormColumn]),
  ),
);

/** The column that a header means, or null: what a unit adds for itself is left alone. */
export function formColumn(header: string): FormColumn | null {
  return COLUMN_OF.get(plainWords(header)) ?? null;
}

const KIND_OF = new Map<string, SubmissionKind>(
  Object.entries(KIND_WORDS).map(([kind, word]) => [plainWords(word), kind as SubmissionKind]),
);

/** The kind that a word means; undefined for an unknown one. */
export function kindOf(text: string): SubmissionKind | undefined {
  return KIND_OF.get(plainWords(text));
}
