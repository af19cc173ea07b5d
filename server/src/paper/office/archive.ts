import { unzipSync } from 'fflate';
import { crc32 } from 'node:zlib';

const ENTRY = 0x02014b50;
const LENGTH_OF_ENTRY = 46;

export type Parts = Record<string, Uint8Array>;
type Wanted = (part: { name: string; originalSize: number }) => boolean;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
/** @throws TypeError when it is not UTF-8 */
export const textOf = (bytes: Uint8Array): string => utf8.decode(bytes);

/**
 * Parts of an archive as every reader unpacks them: the library ends a part at the size that the directory tells, while
 * others read on; what does not come to the sum that stands beside it is not judged by half.
 *
 * @throws Error when it is no whole archive, or has a part twice
 */
export function wholeParts(bytes: Uint8Array, wanted: Wanted = () => true): Parts {
  const names: string[] = [];
  const files = unzipSync(bytes, {
    filter: (part) => {
      const plain = part.name.toLowerCase();
      // Readers would not agree which of the two it is.
      if (names.includes(plain)) throw new Error('a part stands twice');
      names.push(plain);
      return wanted(part);
    },
  });
  const sums = sumsOf(bytes, names.length);
  for (const [name, part] of Object.entries(files)) {
    if (crc32(part) !== sums[names.indexOf(name.toLowerCase())]) throw new Error('a part is not whole');
  }
  return files;
}

/** The sums of the directory, in its order, read where the library reads it. */
function sumsOf(bytes: Uint8Array, many: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  const sums: number[] = [];
  for (let index = 0; index < many; index += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('an archive without its directory');
    sums.push(view.getUint32(at + 16, true));
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += lengths.reduce((sum, one) => sum + one, LENGTH_OF_ENTRY);
  }
  return sums;
}
