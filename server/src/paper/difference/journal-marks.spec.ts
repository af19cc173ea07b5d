import { PAPER_KINDS } from '@doi-thoai/shared';
import { renderDocx } from '../block/render-docx.js';
import { collationTableModel } from '../collation-table.source.js';
import { collationTablePaper } from '../collation-table/collation-table.paper.js';
import { minutesModel } from '../minutes.source.js';
import { minutesPaper } from '../minutes/minutes.paper.js';
import { documentOf } from '../paper-kinds.js';
import { issuersOf, type PaperReading } from '../source/reading.js';
import { fullReading } from '../testing/reading.fixture.js';
import { compareTexts } from './compare.js';
import { paragraphsOf } from './paragraphs.js';

/** The same meeting, read a day and some acts later. */
const at = (days: number): PaperReading => {
  const reading = fullReading();
  const { head } = reading;
  const hash = String(days + 1).repeat(64);
  return { ...reading, head: { ...head, head: head.head + days, hash, now: head.now + days * 86_400_000 } };
};

async function texts(paper: string, reading: PaperReading): Promise<string[]> {
  const issuer = issuersOf(reading)[0]!;
  const wanted = { reading, issuer, reader: 'PUBLIC', personId: null } as const;
  const document =
    paper === 'MINUTES'
      ? minutesPaper(minutesModel(reading, 'STATE'))
      : paper === 'COLLATION_TABLE'
        ? collationTablePaper(collationTableModel(reading, 'STATE', 'PUBLIC'))
        : documentOf(paper as (typeof PAPER_KINDS)[number], wanted);
  return paragraphsOf(await renderDocx(document));
}

it.each(['MINUTES', 'COLLATION_TABLE', ...PAPER_KINDS])(
  'W169: %s that was made again with nothing changed but its moment is the same',
  async (paper) => {
    const [early, late] = [await texts(paper, at(0)), await texts(paper, at(3))];
    expect(compareTexts(early, late)).toMatchObject({ rows: [], numbers: 0 });
  },
);

it('what is written into a mark, beside it, or instead of its hash is a change', async () => {
  const made = await texts('TASKS', at(0));
  const sentence = made.findIndex((text) => text.includes('Lập từ nhật ký điện tử'));
  const hash = '1'.repeat(64);
  const altered = (index: number, text: string) => made.map((one, place) => (place === index ? text : one));
  expect(sentence).toBeGreaterThan(0);
  expect(made[sentence + 1]).toMatch(/^[\da-f]{64}$/);
  const changes = (edited: string[]) => compareTexts(made, edited).rows.length;
  expect(changes(altered(sentence, `${made[sentence] ?? ''} Đã ký.`))).toBeGreaterThan(0);
  expect(changes(altered(sentence + 1, `${hash}0`))).toBeGreaterThan(0);
  expect(changes(made.filter((_, place) => place !== sentence))).toBeGreaterThan(0);
  expect(changes([hash, ...made])).toBe(1);
});
