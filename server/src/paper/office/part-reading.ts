import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Deeper than any word processor nests, and less than what a stack holds. */
const DEPTH_LIMIT = 250;

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Under which prefix each of the spaces of names stands that are looked into; every word processor writes them so. */
const PREFIXES: readonly [prefix: string, space: RegExp][] = [
  [
    'w',
    /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main$/,
  ],
  ['mc', /^http:\/\/schemas\.openxmlformats\.org\/markup-compatibility\/2006$/],
  ['o', /^urn:schemas-microsoft-com:office:office$/],
  ['', new RegExp(`^${PACKAGE}/(?:relationships|content-types)$`)],
];

/** A field of a word processor that is open. */
interface OpenField {
  words: string;
  /** Behind the instruction stands what the field came to. */
  came: boolean;
}

/** What stands in a part in XML that may do harm, read as a word processor reads it. */
export class PartReading {
  /** Names of elements that were met. */
  readonly elements = new Set<string>();
  /** What fields are told to do; of one inside another each has its own words. */
  readonly fields: string[] = [];
  readonly relations: { type: string; target: string; mode: string }[] = [];
  readonly types: string[] = [];
  /** Why readers would not agree what is written. */
  readonly hides: string[] = [];
  private readonly open: OpenField[] = [];
  private readonly path: string[] = [];
  /** An instruction outside of every field. */
  private loose = '';

  /** @throws Error when it is no XML */
  constructor(xml: string) {
    const parser = new SaxesParser();
    parser.on('doctype', () => {
      throw new Error('a document type');
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^utf-8$/i.test(encoding)) this.hides.push(encoding);
    });
    parser.on('opentag', (tag) => this.begin(tag));
    parser.on('text', (text) => this.read(text));
    parser.on('cdata', (text) => this.read(text));
    parser.on('closetag', ({ name }) => this.end(name));
    parser.write(xml).close();
    while (this.open.length > 0) this.endField();
  }

  private begin({ name, attributes }: SaxesTagPlain): void {
    this.path.push(name);
    if (this.path.length > DEPTH_LIMIT) throw new Error('too deep');
    this.elements.add(name);
    for (const [attribute, value] of Object.entries(attributes)) this.named(attribute, value);
    if (name === 'w:fldSimple') this.fields.push(attributes['w:instr'] ?? '');
    if (name === 'w:fldChar') this.field(attributes['w:fldCharType']);
    if (name === 'Relationship') this.relate(attributes);
    if (attributes.ContentType !== undefined) this.types.push(attributes.ContentType);
  }

  /** Another name for what is looked for, or the name of it for something else. */
  private named(attribute: string, value: string): void {
    const declared = /^xmlns(?::(.*))?$/.exec(attribute);
    if (!declared) return;
    const prefix = declared[1] ?? '';
    const odd = PREFIXES.some(([own, space]) =>
      own === prefix && own !== '' ? !space.test(value) : own !== prefix && space.test(value),
    );
    if (odd) this.hides.push(`${attribute}="${value}"`);
  }

  private relate({ Type: type = '', Target: target = '', TargetMode = 'Internal' }: Record<string, string>) {
    this.relations.push({ type: type.trim(), target, mode: TargetMode.trim() });
  }

  private field(act: string | undefined): void {
    const around = this.open.at(-1);
    if (act === 'begin') {
      // What the field is called would come out of another one.
      if (around && !around.came && around.words.trim() === '') this.hides.push('w:fldChar');
      this.open.push({ words: '', came: false });
    }
    if (act === 'separate' && around) around.came = true;
    if (act === 'end') this.endField();
  }

  private endField(): void {
    const field = this.open.pop();
    if (field) this.fields.push(field.words);
  }

  private read(text: string): void {
    const last = this.path.at(-1);
    if (last !== 'w:instrText' && last !== 'w:delInstrText') return;
    const field = this.open.at(-1);
    if (field) field.words += text;
    else this.loose += text;
  }

  private end(name: string): void {
    this.path.pop();
    if (name !== 'w:p' || this.loose === '') return;
    this.fields.push(this.loose);
    this.loose = '';
  }
}
