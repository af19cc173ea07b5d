import type { TemplatePlace } from '@doi-thoai/shared';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Deeper than any word processor nests, and less than what a stack holds. */
const DEPTH_LIMIT = 250;

/** A paragraph as a reader sees it, however the word processor has split its text. */
export interface ScannedParagraph {
  place: TemplatePlace;
  text: string;
  /** Room of the text on its page, in twips; null where no page says it. */
  width: number | null;
}

export interface Scanned {
  paragraphs: ScannedParagraph[];
  /** Names of elements that were met. */
  elements: Set<string>;
  /** What fields of the word processor are told to do. */
  instructions: string[];
  /** Relationships to somewhere else. */
  links: { type: string; target: string }[];
}

const ROOTS: Record<string, TemplatePlace> = {
  'w:document': 'BODY',
  'w:hdr': 'HEADER',
  'w:ftr': 'FOOTER',
  'w:footnotes': 'NOTE',
  'w:endnotes': 'NOTE',
  'w:comments': 'NOTE',
};

/** @throws DoctypeError, and another Error when it is no XML */
export function scanPart(xml: string): Scanned {
  return new PartScan().of(xml);
}

/** Entities that a file declares itself are how a few bytes become a gigabyte. */
export class DoctypeError extends Error {}

class PartScan implements Scanned {
  readonly paragraphs: ScannedParagraph[] = [];
  readonly elements = new Set<string>();
  readonly instructions: string[] = [];
  readonly links: Scanned['links'] = [];
  private readonly path: string[] = [];
  private readonly open: ScannedParagraph[] = [];
  private instruction = '';
  private root: TemplatePlace = 'BODY';
  private page = { width: 0, margins: 0 };
  /** Paragraphs before this one know their page. */
  private settled = 0;

  of(xml: string): Scanned {
    const parser = new SaxesParser();
    parser.on('doctype', () => {
      throw new DoctypeError('a document type');
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => this.begin(tag));
    parser.on('text', (text) => this.read(text));
    parser.on('closetag', ({ name }) => this.end(name));
    parser.write(xml).close();
    return this;
  }

  private begin({ name, attributes }: SaxesTagPlain): void {
    if (this.path.length === 0) this.root = ROOTS[name] ?? 'BODY';
    this.path.push(name);
    if (this.path.length > DEPTH_LIMIT) throw new Error('too deep');
    this.elements.add(name);
    if (name === 'w:p') this.open.push({ place: this.place(), text: '', width: null });
    if (name === 'w:fldSimple') this.instructions.push(attributes['w:instr'] ?? '');
    if (name === 'w:sectPr') this.page = { width: 0, margins: 0 };
    if (name === 'w:pgSz') this.page.width = Number(attributes['w:w']);
    if (name === 'w:pgMar') {
      this.page.margins = Number(attributes['w:left']) + Number(attributes['w:right']);
    }
    if (name === 'Relationship' && attributes.TargetMode === 'External') {
      this.links.push({ type: attributes.Type ?? '', target: attributes.Target ?? '' });
    }
  }

  private place(): TemplatePlace {
    if (this.path.includes('w:txbxContent')) return 'BOX';
    return this.root === 'BODY' && this.path.includes('w:tc') ? 'TABLE' : this.root;
  }

  private read(text: string): void {
    const last = this.path.at(-1);
    if (last === 'w:instrText') this.instruction += text;
    const paragraph = this.open.at(-1);
    if (last === 'w:t' && paragraph) paragraph.text += text;
  }

  private end(name: string): void {
    this.path.pop();
    if (name === 'w:p') {
      const paragraph = this.open.pop();
      if (paragraph) this.paragraphs.push(paragraph);
      if (this.instruction !== '') this.instructions.push(this.instruction);
      this.instruction = '';
    }
    if (name === 'w:sectPr') this.settle();
  }

  /** What a section says of its page stands in, or after, its last paragraph. */
  private settle(): void {
    const width = this.page.width - this.page.margins;
    for (const paragraph of [...this.paragraphs.slice(this.settled), ...this.open]) {
      if (width > 0) paragraph.width ??= width;
    }
    this.settled = this.paragraphs.length;
  }
}
