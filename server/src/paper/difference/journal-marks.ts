const MOMENT = String.raw`\d\d giờ \d\d phút, ngày \d\d tháng \d\d? năm \d{4}`;
const HASH = /^[\da-f]{64}$/;

/** What a paper says of the moment at which it was made, each a whole paragraph. */
const ALONE = [
  new RegExp(`^\\(Tính đến ${MOMENT}\\)$`, 'u'),
  /^Lập từ nhật ký điện tử, tính đến mục số \d+; mã kiểm chứng \(SHA-256\): [\da-f]{64}$/u,
];

/** The same with the hash in the paragraph that follows. */
const BEFORE_HASH = [
  new RegExp(
    `^Tính đến ${MOMENT}\\. Lập từ nhật ký điện tử, tính đến mục số \\d+; mã kiểm chứng \\(SHA-256\\):$`,
    'u',
  ),
  new RegExp(
    `^(?:Dự thảo biên bản|Biên bản) được lập lúc ${MOMENT} từ nhật ký điện tử của [\\p{L} ]{1,40}, ` +
      'tính đến mục nhật ký số \\d+\\. Mã kiểm chứng của nhật ký \\(SHA-256\\):$',
    'u',
  ),
];

/**
 * Paragraphs of a paper that say of which moment and which entry of the journal it is, each with which of these marks
 * it is. They are never the same in two files; anything that was written into one of them is no mark any more.
 */
export function journalMarks(paragraphs: readonly string[]): Map<string, string> {
  const marks = new Map<string, string>();
  paragraphs.forEach((text, index) => {
    const alone = ALONE.findIndex((pattern) => pattern.test(text));
    if (alone >= 0) marks.set(text, `alone ${alone}`);
    const next = paragraphs[index + 1] ?? '';
    const before = BEFORE_HASH.findIndex((pattern) => pattern.test(text));
    if (before < 0 || !HASH.test(next)) return;
    marks.set(text, `before ${before}`);
    marks.set(next, 'hash');
  });
  return marks;
}
