import { Zip, ZipDeflate, ZipPassThrough, strFromU8, strToU8, unzipSync } from 'fflate';

/** Characters that are gathered before they are packed. */
const A_PIECE = 64 * 1024;

/** A text of the archive that is written anew, from its beginning. */
export interface Rewritten {
  /** As it was. */
  readonly text: string;
  add(text: string): void;
}

/**
 * The archive with the texts of these names written anew, piece by piece; all others stay. Several may be written in
 * turns: what is packed of the later ones waits.
 */
export function rewriteArchive<Name extends string>(
  archive: Uint8Array,
  names: readonly Name[],
  write: (files: Record<Name, Rewritten>) => void,
): Buffer {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const old = Object.entries(unzipSync(archive));
  for (const [name, bytes] of old.filter(([one]) => !names.includes(one as Name))) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(bytes, true);
  }
  const texts = new Map(old);
  const files = names.map((name) => [name, new TextFile(zip, name, texts.get(name))] as const);
  write(Object.fromEntries(files) as unknown as Record<Name, Rewritten>);
  for (const [, file] of files) file.end();
  zip.end();
  return Buffer.concat(pieces);
}

class TextFile implements Rewritten {
  readonly text: string;
  private readonly file: ZipDeflate;
  private gathered = '';

  constructor(zip: Zip, name: string, bytes: Uint8Array | undefined) {
    if (!bytes) throw new Error(`an archive without ${name}`);
    this.text = strFromU8(bytes);
    this.file = new ZipDeflate(name, { level: 6 });
    zip.add(this.file);
  }

  add(text: string): void {
    this.gathered += text;
    if (this.gathered.length < A_PIECE) return;
    this.file.push(strToU8(this.gathered));
    this.gathered = '';
  }

  end(): void {
    this.file.push(strToU8(this.gathered), true);
  }
}
