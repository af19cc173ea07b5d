import { SaxesParser } from 'saxes';
import { MAIN_PART, partsOf } from './word-file.js';

/** What was struck out in tracked changes is not read. */
const UNREAD = new Set(['w:del', 'w:moveFrom']);
/** Of a switch: what it says when it is off. */
const OFF = new Set(['0', 'false', 'off']);
const BLANK: Record<string, string> = { 'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '-' };

const NOTES = /^word\/(?:footnotes|endnotes)\d*\.xml$/;

/** The text of a Word file as it is read, paragraph by paragraph, also in tables, then its notes; without empty ones. */
export function paragraphsOf(bytes: Uint8Array): string[] {
  const { texts } = partsOf(bytes);
  const notes = [...texts].filter(([name]) => NOTES.test(name)).map(([, xml]) => xml);
  return [texts.get(MAIN_PART) ?? '', ...notes].flatMap(read);
}

function read(xml: string): string[] {
  const reading = new Reading();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => reading.begin(name, attributes['w:val']));
  parser.on('text', (text) => reading.words(text));
  parser.on('cdata', (text) => reading.words(text));
  parser.on('closetag', ({ name }) => reading.end(name));
  parser.write(xml).close();
  return reading.done;
}

/** One of several ways in which the same may be shown. */
interface Way {
  words: string;
  paragraphs: string[];
}

class Reading {
  readonly done: string[] = [];
  /** Paragraphs that are open: one in a box lies inside of another. */
  private readonly open: string[] = [];
  private readonly begun: number[] = [];
  private readonly ways: Way[][] = [];
  /** Of each run that is open, whether it is told not to be shown. */
  private readonly runs: boolean[] = [];
  private unread = 0;
  private inText = false;

  begin(name: string, value: string | undefined): void {
    if (name === 'w:r') this.runs.push(false);
    // Outside of a run it is about the mark at the end of a paragraph.
    if (name === 'w:vanish' && this.runs.length > 0) this.runs[this.runs.length - 1] = !OFF.has(value ?? '');
    if (UNREAD.has(name)) this.unread += 1;
    if (name === 'w:t') this.inText = true;
    if (name === 'w:p') this.open.push('');
    if (BLANK[name] !== undefined) this.add(BLANK[name]);
    if (name === 'mc:AlternateContent') this.ways.push([]);
    if (isWay(name)) {
      this.open.push('');
      this.begun.push(this.done.length);
    }
  }

  end(name: string): void {
    if (name === 'w:r') this.runs.pop();
    if (UNREAD.has(name)) this.unread -= 1;
    if (name === 'w:t') this.inText = false;
    if (name === 'w:p') this.finish(this.open.pop() ?? '');
    if (name === 'mc:AlternateContent') this.choose(this.ways.pop() ?? []);
    if (isWay(name)) {
      const paragraphs = this.done.splice(this.begun.pop() ?? this.done.length);
      this.ways.at(-1)?.push({ words: this.open.pop() ?? '', paragraphs });
    }
  }

  words(text: string): void {
    if (this.inText) this.add(text);
  }

  private add(text: string): void {
    if (this.unread > 0 || this.runs.at(-1)) return;
    if (this.open.length > 0) this.open[this.open.length - 1] += text;
  }

  private finish(words: string): void {
    const text = words.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text !== '') this.done.push(text);
  }

  /** Which of them is shown is the reader's matter: what stands in all of them is read once, anything else whole. */
  private choose(ways: readonly Way[]): void {
    const seen = new Set<string>();
    for (const { words, paragraphs } of ways) {
      const text = JSON.stringify([words, paragraphs]);
      if (seen.has(text)) continue;
      seen.add(text);
      if (this.open.length > 0) this.open[this.open.length - 1] += words;
      else this.finish(words);
      this.done.push(...paragraphs);
    }
  }
}

const isWay = (name: string): boolean => name === 'mc:Choice' || name === 'mc:Fallback';
