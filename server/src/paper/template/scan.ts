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

export type PageType = 'default' | 'first' | 'even';

/** Which headers and footers a section names itself, and whether its first page has others. */
export interface ScannedSection {
  first: boolean;
  /** By "header first" and so on: the id of the part. */
  parts: Record<string, string>;
}

export interface Scanned {
  sections: ScannedSection[];
  /** Even pages have headers of their own. */
  evenPages: boolean;
  /** What the ids of parts of the file stand for. */
  targets: Map<string, string>;
  paragraphs: ScannedParagraph[];
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
  readonly sections: ScannedSection[] = [];
  readonly targets = new Map<string, string>();
  evenPages = false;
  private readonly path: string[] = [];
  private readonly open: ScannedParagraph[] = [];
  private root: TemplatePlace = 'BODY';
  private page = { width: 0, margins: 0 };
  private section: ScannedSection = { first: false, parts: {} };
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
    if (name === 'w:p') this.open.push({ place: this.place(), text: '', width: null });
    if (name === 'w:evenAndOddHeaders') this.evenPages = isOn(attributes);
    this.beginSection(name, attributes);
    if (name === 'Relationship') this.targets.set(attributes.Id ?? '', attributes.Target ?? '');
  }

  private beginSection(name: string, attributes: Record<string, string>): void {
    // How a section was before a change that is tracked.
    if (this.path.includes('w:sectPrChange')) return;
    if (name === 'w:sectPr') {
      this.page = { width: 0, margins: 0 };
      this.section = { first: false, parts: {} };
    }
    if (name === 'w:pgSz') this.page.width = Number(attributes['w:w']);
    if (name === 'w:pgMar') {
      this.page.margins = Number(attributes['w:left']) + Number(attributes['w:right']);
    }
    if (name === 'w:titlePg') this.section.first = isOn(attributes);
    const part = /^w:(header|footer)Reference$/.exec(name)?.[1];
    if (part) this.section.parts[`${part} ${attributes['w:type'] ?? 'default'}`] = attributes['r:id'] ?? '';
  }

  private place(): TemplatePlace {
    if (this.path.includes('w:txbxContent')) return 'BOX';
    return this.root === 'BODY' && this.path.includes('w:tc') ? 'TABLE' : this.root;
  }

  private read(text: string): void {
    const last = this.path.at(-1);
    const paragraph = this.open.at(-1);
    if (last === 'w:t' && paragraph) paragraph.text += text;
  }

  private end(name: string): void {
    this.path.pop();
    if (name === 'w:p') {
      const paragraph = this.open.pop();
      if (paragraph) this.paragraphs.push(paragraph);
    }
    if (name === 'w:sectPr' && !this.path.includes('w:sectPrChange')) this.settle();
  }

  /** What a section says of its page stands in, or after, its last paragraph. */
  private settle(): void {
    this.sections.push(this.section);
    const width = this.page.width - this.page.margins;
    for (const paragraph of [...this.paragraphs.slice(this.settled), ...this.open]) {
      if (width > 0) paragraph.width ??= width;
    }
    this.settled = this.paragraphs.length;
  }
}

/** A switch is on unless it says otherwise. */
const isOn = (attributes: Record<string, string>): boolean =>
  !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1');
