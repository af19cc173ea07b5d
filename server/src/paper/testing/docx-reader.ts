import { inflateRawSync } from 'node:zlib';

// Reads a .docx without the library that wrote it: its own unzip and its own strict XML reader, for tests.

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

/** The files of a zip archive by name, from its central directory (PKWARE APPNOTE 4.3.12). */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    files.set(name, bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
// XML 1.0, production 2 (Char), turned round.
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const TOKEN = /<\?[^?]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;

/** Parses a well-formed document; throws on anything else. */
export function parseXml(xml: string): XmlNode {
  if (ILLEGAL.test(xml)) throw new Error('a character that XML forbids');
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [root];
  let end = 0;
  for (const match of xml.matchAll(TOKEN)) {
    end = match.index + match[0].length;
    takeToken(match, open);
  }
  if (end !== xml.length || open.length !== 1) throw new Error(`not well-formed at ${end} of ${xml.length}`);
  return root.children.find((child): child is XmlNode => typeof child !== 'string')!;
}

function takeToken(match: RegExpMatchArray, open: XmlNode[]): void {
  const [, closing, name, attributes, empty, text] = match;
  const parent = open.at(-1)!;
  if (text !== undefined) parent.children.push(decode(text));
  if (name === undefined) return;
  if (closing) {
    if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
    return;
  }
  const node: XmlNode = { name, attributes: {}, children: [] };
  for (const [, key, value] of (attributes ?? '').matchAll(/([\w:.-]+)="([^"]*)"/g))
    node.attributes[key!] = decode(value!);
  parent.children.push(node);
  if (!empty) open.push(node);
}

function decode(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+)?;?/gi, (entity, name: string | undefined) => {
    const known = name === undefined ? undefined : ENTITIES[name];
    if (known === undefined) throw new Error(`unknown entity ${entity}`);
    return known;
  });
}

/** Elements with this name anywhere below, in document order. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The element at the end of a path of direct children. */
export function at(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(
    (found, name) =>
      found?.children.find((child): child is XmlNode => typeof child !== 'string' && child.name === name),
    node,
  );
}

/** True when a switch such as `w:b` stands at the path and is not turned off (ECMA-376 part 1, 17.17.4). */
export function isOn(node: XmlNode | undefined, ...path: string[]): boolean {
  const found = at(node, ...path);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
}

/** The printed text of a node, paragraphs joined by line breaks. */
export function textOf(node: XmlNode): string {
  const paragraphs = node.name === 'w:p' ? [node] : all(node, 'w:p');
  return paragraphs.map((paragraph) => all(paragraph, 'w:t').map(ownText).join('')).join('\n');
}

/** The text directly inside an element. */
export function ownText(node: XmlNode): string {
  return node.children.filter((child) => typeof child === 'string').join('');
}

/** A property's attribute as it applies to a paragraph: its own, its style's, the style's base, the default. */
export function effective(styles: XmlNode, paragraph: XmlNode, path: string[], attribute: string) {
  let value = at(at(paragraph, 'w:pPr'), ...path)?.attributes[attribute];
  let id: string | undefined = at(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? 'Normal';
  while (value === undefined && id !== undefined) {
    const style: XmlNode | undefined = all(styles, 'w:style').find(
      (item) => item.attributes['w:styleId'] === id,
    );
    value = at(style, 'w:pPr', ...path)?.attributes[attribute];
    id = at(style, 'w:basedOn')?.attributes['w:val'];
  }
  return value ?? at(styles, 'w:docDefaults', 'w:pPrDefault', 'w:pPr', ...path)?.attributes[attribute];
}

/** The size of each run of a paragraph in half-points, by the same order. */
export function sizes(styles: XmlNode, paragraph: XmlNode): number[] {
  let inherited: string | undefined;
  let id: string | undefined = at(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'];
  while (inherited === undefined && id !== undefined) {
    const style: XmlNode | undefined = all(styles, 'w:style').find(
      (item) => item.attributes['w:styleId'] === id,
    );
    inherited = at(style, 'w:rPr', 'w:sz')?.attributes['w:val'];
    id = at(style, 'w:basedOn')?.attributes['w:val'];
  }
  inherited ??= at(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:sz')?.attributes['w:val'];
  return all(paragraph, 'w:r').map((run) =>
    Number(at(run, 'w:rPr', 'w:sz')?.attributes['w:val'] ?? inherited),
  );
}
