import { rewritten } from './signed.js';

const RELATIONS = 'word/_rels/document.xml.rels';
const MAIN = 'word/document.xml';
const BASE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const OUTSIDE = 'TargetMode="External"';

/** A Word file with a relation more. */
export function related(docx: Uint8Array, type: string, target: string, mode = OUTSIDE): Buffer {
  const relation = `<Relationship Id="rIdX>" Type="${BASE}/${type}" Target="${target}" ${mode}/>`;
  return rewritten(docx, (parts) => ({
    ...parts,
    [RELATIONS]: (parts[RELATIONS] ?? '').replace('</Relationships>', `${relation}</Relationships>`),
  }));
}

/** A Word file with a part more. */
export function withPart(docx: Uint8Array, name: string, text = 'x'): Buffer {
  return rewritten(docx, (parts) => ({ ...parts, [name]: text }));
}

export function withText(docx: Uint8Array, xml: string): Buffer {
  return rewritten(docx, (parts) => ({
    ...parts,
    [MAIN]: (parts[MAIN] ?? '').replace('<w:body>', `<w:body>${xml}`),
  }));
}

/** A field whose instruction lies in pieces. */
export function field(...pieces: string[]): string {
  const runs = pieces.map((one) => `<w:r><w:instrText>${one}</w:instrText></w:r>`).join('');
  return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runs}</w:p>`;
}
