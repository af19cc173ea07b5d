import { MAIN_PART, partsOf, unescaped } from './word-file.js';

const PIECE = /<(\/?)([\w:]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|([^<]+)/g;
/** What is not read: what was struck out in tracked changes, and what stands twice for older readers. */
const UNREAD = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);
const BLANK: Record<string, string> = { 'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '-' };

/** The text of a Word file as it is read, paragraph by paragraph, also in tables; without empty ones. */
export function paragraphsOf(bytes: Uint8Array): string[] {
  const reading = new Reading();
  const xml = partsOf(bytes).texts.get(MAIN_PART) ?? '';
  for (const [, closing, name, , single, words] of xml.matchAll(PIECE)) {
    if (words !== undefined) reading.words(words);
    else if (name !== undefined) reading.tag(name, closing === '/', single === '/');
  }
  return reading.done;
}

class Reading {
  readonly done: string[] = [];
  /** Paragraphs that are open: one in a box lies inside of another. */
  private readonly open: string[] = [];
  private unread = 0;
  private inText = false;

  tag(name: string, closing: boolean, single: boolean): void {
    if (UNREAD.has(name) && !single) this.unread += closing ? -1 : 1;
    if (name === 'w:t') this.inText = !closing && !single;
    else if (name === 'w:p' && !single) this.paragraph(closing);
    else if (!closing && BLANK[name] !== undefined) this.add(BLANK[name]);
  }

  words(text: string): void {
    if (this.inText) this.add(unescaped(text));
  }

  private add(text: string): void {
    if (this.unread === 0 && this.open.length > 0) this.open[this.open.length - 1] += text;
  }

  private paragraph(closing: boolean): void {
    if (!closing) {
      this.open.push('');
      return;
    }
    const text = (this.open.pop() ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text !== '') this.done.push(text);
  }
}
