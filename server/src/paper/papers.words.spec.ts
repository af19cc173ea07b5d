import { FORMATS_OF, PAPER_KINDS, noticeCounts, type PaperKind, type PaperSystem } from '@doi-thoai/shared';
import { documentOf } from './paper-kinds.js';
import { render } from './paper.jobs.js';
import { issuersOf } from './source/reading.js';
import { readPaper } from './testing/paper-reader.js';
import { readPdf } from './testing/pdf-reader.js';
import { fullReading } from './testing/reading.fixture.js';

const reading = fullReading();

function made(kind: PaperKind, system: PaperSystem, format: 'docx' | 'pdf'): Promise<Buffer> {
  const issuer = issuersOf(reading).find((one) => one.system === system)!;
  const document = documentOf(kind, { reading, issuer, reader: 'TABLE', personId: null });
  return render({ as: 'document', words: '', format, document });
}

/** Every word of a text, sorted: a page breaks lines and cells where it must, and repeats the heads of tables. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFC')
      .split(/\s+/)
      .filter((word) => word !== ''),
  );

// A head with a signature, lying tables as annexes, a letter for each person.
const COMPARED = [
  ['NOTICE', 'STATE'],
  ['NOTICE', 'PARTY'],
  ['INVITATIONS', 'STATE'],
] as const;

it.each(COMPARED)(
  '%s (%s): the PDF has the words of the Word file, with their diacritics',
  async (kind, system) => {
    const printed = wordsOf(readPdf(await made(kind, system, 'pdf')).pages.join('\n'));
    const written = wordsOf(readPaper(await made(kind, system, 'docx')).text);
    // Long words may be broken, and the journal's hash is.
    const missing = [...written].filter((word) => word.length < 30 && !printed.has(word));
    expect(missing).toEqual([]);
    expect(written.size).toBeGreaterThan(60);
  },
);

describe('numbers of the notice against another count of the same rows', () => {
  const counts = noticeCounts(reading.state);
  const two = (n: number): string => String(n).padStart(2, '0');

  it.each(['STATE', 'PARTY'] as const)('%s', async (system) => {
    const { text } = readPaper(await made('NOTICE', system, 'docx'));
    expect(text).toContain(`${two(counts.collated)} ý kiến tổng hợp (từ ${two(counts.raw)} ý kiến gốc)`);
    expect(text).toContain(`${two(counts.turns)} lượt phát biểu của ${two(counts.speakers)} người`);
    expect(text).toContain(
      `Đã trả lời tại chỗ ${two(counts.answeredLive)}/${two(counts.collated)} ý kiến tổng hợp`,
    );
    expect(text).toContain(`${two(counts.convertedToWritten)} đăng ký phát biểu chưa tới lượt`);
    // Promises, and the task of the conclusion that nobody has yet.
    expect(text).toContain(`Giao ${two(counts.commitments + 1)} nhiệm vụ`);
  });
});

it('what waits for the chair, and what the press may not know, is in no paper', async () => {
  for (const kind of PAPER_KINDS) {
    const { text } = readPaper(await made(kind, 'STATE', 'docx'));
    expect([kind, text.includes('Chưa được duyệt.')]).toEqual([kind, false]);
  }
  const press = readPaper(await made('PRESS', 'STATE', 'docx')).text;
  for (const name of ['Lê Hoàng Cường', 'Nguyễn Hữu Anh', 'Tạ Quốc Hùng']) expect(press).not.toContain(name);
  expect(press).toContain('Vương Đình Khải');
});

it('what looks like a formula or a tag is words', async () => {
  const { text, document } = readPaper(await made('ACCEPTANCE', 'STATE', 'docx'));
  expect(text).toContain('=HYPERLINK("http://x.invalid";"bấm") & <w:p/> Đề nghị tổ chức đối thoại hằng quý.');
  expect(JSON.stringify(document)).not.toContain('w:hyperlink');
  expect(FORMATS_OF.ACCEPTANCE).toContain('xlsx');
});
