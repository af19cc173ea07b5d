import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type Edit = (xml: string) => string;
export type Bytes = Uint8Array<ArrayBuffer>;
export type Edits = Record<string, Edit | string | Bytes>;

/** A template with parts rewritten or added; an edit that changes nothing is a mistake of the test. */
export function editTemplate(from: Uint8Array, edits: Edits): Bytes {
  const parts = unzipSync(from);
  for (const [name, edit] of Object.entries(edits)) {
    const there = parts[name];
    const made = typeof edit === 'function' ? edit(there ? strFromU8(there) : '') : edit;
    if (typeof edit === 'function' && there && made === strFromU8(there))
      throw new Error(`nothing in ${name}`);
    parts[name] = typeof made === 'string' ? strToU8(made) : made;
  }
  return zipSync(parts);
}

export const line = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

export const relationship =
  (type: string, target: string): Edit =>
  (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    );
