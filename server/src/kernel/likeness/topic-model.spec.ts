import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldMarks } from '@doi-thoai/shared';
import { indexTerms, prepare, termNumber } from './prepare.js';
import { TopicModel, leaveOneOut, type Tagged } from './topic-model.js';

interface Labelled extends Tagged {
  group: string;
  text: string;
}

/** The labelled set of the same and the similar has topics, too; its form is said at the head of tuning.txt. */
function read(part: string): Labelled[] {
  const path = join(import.meta.dirname, '../../../../test/alike', part);
  const rows: Labelled[] = [];
  let [group, topic] = ['', ''];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const head = /^## (\S+) \| ([A-Z]+)$/.exec(line);
    const row = /^[=~!] (?:@([A-Z]+) )?(.+)$/.exec(line);
    if (head) [group, topic] = [head[1] ?? '', head[2] ?? ''];
    else if (row) {
      const text = row[2] ?? '';
      rows.push({ group, text, topicId: row[1] ?? topic, terms: indexTerms(prepare(text)) });
    }
  }
  return rows;
}

type Guess = (learned: readonly Labelled[]) => (asked: Labelled) => string | null;

/** The topics as an office would call them. */
const NAMES: Record<string, string> = {
  LUONG: 'Tiền lương, phụ cấp, chế độ chính sách',
  CANBO: 'Quy hoạch, bổ nhiệm, luân chuyển, đánh giá cán bộ',
  DAOTAO: 'Đào tạo, bồi dưỡng, tập huấn',
  COSO: 'Trụ sở, cơ sở vật chất, trang thiết bị',
  SO: 'Chuyển đổi số, thủ tục hành chính, hồ sơ',
  GIAOTHONG: 'Giao thông, đường sá, hạ tầng',
  MOITRUONG: 'Môi trường, rác thải, nước sạch',
  YTE: 'Y tế, giáo dục, trường học',
};
const names = Object.entries(NAMES).map(([topicId, name]) => ({ topicId, terms: indexTerms(prepare(name)) }));

/** NEW: whole groups are left out together, so the matter was never seen; KNOWN: other wordings of it were. */
function crossValidated(rows: readonly Labelled[], how: 'NEW' | 'KNOWN', guess: Guess): number {
  const fold = (row: Labelled, i: number): number =>
    (how === 'NEW' ? Math.abs(termNumber(row.group)) : i) % 8;
  let right = 0;
  for (let out = 0; out < 8; out += 1) {
    const tell = guess(rows.filter((row, i) => fold(row, i) !== out));
    right += rows.filter((row, i) => fold(row, i) === out && tell(row) === row.topicId).length;
  }
  return right / rows.length;
}

const ours: Guess = (learned) => {
  const model = new TopicModel(learned, names);
  return (asked) => model.best(asked.terms);
};

function majorityOf(learned: readonly Labelled[]): string {
  const counts = new Map<string, number>();
  for (const { topicId } of learned) counts.set(topicId, (counts.get(topicId) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

const majority: Guess = (learned) => {
  const most = majorityOf(learned);
  return () => most;
};

const plain = (text: string): string =>
  foldMarks(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** As pg_trgm cuts words. */
function trigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of plain(text).split(' '))
    for (let at = 0; at + 3 <= word.length + 3; at += 1) found.add(`  ${word} `.slice(at, at + 3));
  return found;
}

const cut = new Map<string, Set<string>>();

function trigrams(text: string): Set<string> {
  const known = cut.get(text) ?? trigramsOf(text);
  cut.set(text, known);
  return known;
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared / (a.size + b.size - shared);
}

const nearest: Guess = (learned) => {
  const all = learned.map((row) => ({ row, trigrams: trigrams(row.text) }));
  return (asked) => {
    const mine = trigrams(asked.text);
    const near = all.map(({ row, trigrams }) => ({ row, likeness: similarity(mine, trigrams) }));
    return near.sort((a, b) => b.likeness - a.likeness)[0]?.row.topicId ?? null;
  };
};

const exactly: Guess = (learned) => {
  const most = majorityOf(learned);
  const known = new Map(learned.map((row) => [plain(row.text), row.topicId]));
  return (asked) => known.get(plain(asked.text)) ?? most;
};

describe('W91: topics are told from what was tagged before, measured with cross-validation', () => {
  const rows = [...read('tuning.txt'), ...read('held-out.txt')];
  it.each([
    ['KNOWN', 0.87],
    ['NEW', 0.47],
  ] as const)(
    '%s matters: better than the majority, exact match and the nearest by trigrams',
    (how, floor) => {
      const figures = Object.entries({ ours, nearest, exactly, majority }).map(
        ([name, guess]) => [name, crossValidated(rows, how, guess)] as const,
      );
      const lines = figures.map(([name, share]) => `  ${name.padEnd(10)} ${(share * 100).toFixed(1)} %`);
      process.stdout.write(
        `topics of ${how} matters, ${rows.length} opinions, 8 folds\n${lines.join('\n')}\n`,
      );
      const [mine = 0, ...others] = figures.map(([, share]) => share);
      for (const other of others) expect(mine).toBeGreaterThan(other);
      expect(mine).toBeGreaterThanOrEqual(floor);
    },
  );

  it('the same opinions give the same answer in any order, also after taking some out and in', () => {
    const [one, two] = [new TopicModel(rows), new TopicModel([...rows].reverse())];
    leaveOneOut(two, rows.slice(0, 40));
    for (const row of rows) expect(one.best(row.terms)).toBe(two.best(row.terms));
  });

  it('says nothing of words that nobody wrote, nor when only one topic is known', () => {
    const [first, second] = rows.filter((row, i) => i === 0 || row.topicId === 'YTE');
    if (!first || !second) throw new Error('the labelled set is empty');
    expect(new TopicModel(rows).best(indexTerms(prepare('Xyzzy plugh')))).toBeNull();
    expect(new TopicModel([first, first]).best(first.terms)).toBeNull();
    expect(new TopicModel([first, second]).best(first.terms)).toBe(first.topicId);
  });
});
