import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A line of the labelled set; see the head of tuning.txt. */
export interface Labelled {
  group: string;
  topic: string;
  mark: '=' | '~' | '!';
  text: string;
}

/** SAME: into one collated opinion; SIMILAR: worth seeing beside it; OTHER: another matter, however alike it reads. */
export type Relation = 'SAME' | 'SIMILAR' | 'OTHER';

export function readLabelled(part: 'tuning' | 'held-out'): Labelled[] {
  const rows: Labelled[] = [];
  let [group, topic] = ['', ''];
  for (const line of readFileSync(join(import.meta.dirname, `${part}.txt`), 'utf8').split('\n')) {
    const head = /^## (\S+) \| ([A-Z]+)$/.exec(line);
    const row = /^([=~!]) (?:@([A-Z]+) )?(.+)$/.exec(line);
    if (head) [group, topic] = [head[1] ?? '', head[2] ?? ''];
    else if (row) {
      const mark = row[1] as Labelled['mark'];
      rows.push({ group, topic: row[2] ?? topic, mark, text: (row[3] ?? '').normalize('NFC') });
    } else if (line !== '' && !line.startsWith('#')) throw new Error(`not read: ${line}`);
  }
  return rows;
}

export function relationOf(a: Labelled, b: Labelled): Relation {
  if (a.group !== b.group || a.mark === '!' || b.mark === '!') return 'OTHER';
  return a.mark === '=' && b.mark === '=' ? 'SAME' : 'SIMILAR';
}

export interface Quality {
  precision: number;
  recall: number;
  f1: number;
  found: number;
  right: number;
}

/** `found` and `wanted` are sets of pairs. */
export function qualityOf(found: ReadonlySet<string>, wanted: ReadonlySet<string>): Quality {
  const right = [...found].filter((pair) => wanted.has(pair)).length;
  const precision = found.size === 0 ? 0 : right / found.size;
  const recall = wanted.size === 0 ? 0 : right / wanted.size;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, found: found.size, right };
}

export function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
