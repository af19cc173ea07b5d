import { readCells, writeCells } from '@doi-thoai/server/dist/kernel/csv-cells.js';
import type { CollationTableModel } from '@doi-thoai/server/dist/paper/collation-table/collation-table.model.js';
import { makeCollationTable } from '@doi-thoai/server/dist/paper/make-paper.js';
import { Findings } from './figure.js';
import type { Effort, Figure } from './figure.js';
import { hostileTexts } from './hostile.js';
import { openDocx, openPdf, openXlsx } from './open-files.js';
import type { Opened } from './open-files.js';

/** Texts in one set of files; a row holds six. */
const A_SET = 1_000;
const A_ROW = 6;

type Texts = ReturnType<typeof hostileTexts>;

const OPEN = { docx: openDocx, xlsx: openXlsx, pdf: openPdf } as const;

function model(texts: Texts, system: 'STATE' | 'PARTY'): CollationTableModel {
  const text = (at: number) => texts[at]?.text ?? '';
  const rows = Array.from({ length: Math.ceil(texts.length / A_ROW) }, (_, row) => ({
    ...{ topic: text(row * A_ROW), text: text(row * A_ROW + 1), who: text(row * A_ROW + 2) },
    ...{ responder: text(row * A_ROW + 3), answer: text(row * A_ROW + 4), outcome: text(row * A_ROW + 5) },
    ...{ form: 'Viết', authority: '', answerType: 'Ghi nhận', due: '31/12/2026' },
  }));
  const [title, body, parent, secretary] = [0, 1, 2, 3].map((at) => text(at * 7));
  return {
    of: {
      ...{ system, body: body!, parentBody: parent!, abbreviation: 'X', place: '' },
      ...{ number: null, symbol: 'TH-X' },
    },
    ...{ meeting: title!, rehearsal: true, timeZone: 'Asia/Ho_Chi_Minh', secretary: secretary! },
    ...{ generatedAt: '2026-11-28T02:00:00.000Z', journal: { head: 1, hash: '0'.repeat(64) } },
    rows,
    counts: { collated: 0, uncollated: rows.length, turns: 0, answered: 0, aside: 0 },
  };
}

function missingIn(texts: Texts, read: string): Texts {
  const found = new Set(read.match(/M\d+Z/g));
  return texts.filter(({ mark }) => !found.has(mark));
}

/** Letters beside a mark that must stand beside its halves, too. */
const BESIDE = 6;

/** Whether a page ends within the mark: its first half and what is before it stand on one page, the rest on the next. */
function cutByAPage({ mark, text }: Texts[number], pages: readonly string[]): boolean {
  const dense = text.replace(/\s+/g, '');
  const at = dense.indexOf(mark);
  const [from, to] = [Math.max(0, at - BESIDE), at + mark.length + BESIDE];
  const ends = Array.from({ length: mark.length - 1 }, (_, half) => at + half + 1);
  return pages.some((page, index) =>
    ends.some(
      (end) => page.includes(dense.slice(from, end)) && pages[index + 1]?.includes(dense.slice(end, to)),
    ),
  );
}

function lostInPdf(texts: Texts, opened: Opened) {
  const cut = missingIn(texts, opened.texts[0] ?? '').filter((one) => cutByAPage(one, opened.pages ?? []));
  return lost(
    texts.filter((one) => !cut.includes(one)),
    opened,
    'pdf',
  );
}

function lost(texts: Texts, { texts: read }: Opened, format: string) {
  return read.flatMap((one) => {
    const missing = missingIn(texts, one);
    const about = `${format}: ${missing.length} texts, first ${JSON.stringify(missing[0]?.text.slice(0, 80))}`;
    return missing.length === 0 ? [] : [{ rule: 'lost' as const, about }];
  });
}

/** What is read back from a CSV is what was written, cell by cell, and is written the same again. */
function throughCsv(texts: Texts) {
  // Half a pair of surrogates is no text in any encoding.
  const cells = texts.map(({ mark, text }) => [mark, text.replace(/\p{Cs}/gu, '\ufffd')]);
  const once = readCells(writeCells(cells));
  if (!Array.isArray(once)) return [{ rule: 'unreadable' as const, about: `csv: ${once.message}` }];
  const same = once.length === cells.length && writeCells(once) === writeCells(cells);
  const marked = once.every(([mark, text], at) => mark === texts[at]?.mark && text?.includes(mark!));
  return same && marked ? [] : [{ rule: 'text' as const, about: 'csv: cells read back are other ones' }];
}

/** R17: hostile texts in every file that the product writes do nothing, fetch nothing, and lose nobody's words. */
export async function r17(effort: Effort): Promise<Figure> {
  const findings = new Findings('R17');
  const since = performance.now();
  let rounds = 0;
  let files = 0;
  for (let set = 0; rounds < effort.items && performance.now() - since < effort.mostMs; set += 1) {
    const texts = hostileTexts(Math.min(A_SET, effort.items - rounds), effort.seed + set);
    const system = set % 2 === 0 ? 'STATE' : 'PARTY';
    for (const format of ['docx', 'xlsx', 'pdf'] as const) {
      const opened = await OPEN[format](await makeCollationTable(format, model(texts, system)));
      findings.add(opened.violations);
      findings.add(format === 'pdf' ? lostInPdf(texts, opened) : lost(texts, opened, format));
      files += 1;
    }
    findings.add(throughCsv(texts));
    rounds += texts.length;
  }
  return {
    id: 'R17',
    title:
      'hostile texts through CSV, XLSX, DOCX and PDF: no formula, script or external link; two readers open each',
    rounds,
    violations: findings.count,
    detail: { files, readers: 'fflate + xmldom, mammoth, read-excel-file, pdf.js, pdf-lib' },
  };
}
