import { spawnSync } from 'node:child_process';

export interface PdfPages {
  /** The text of each page. */
  pages: string[];
  /** Width and height of each in points. */
  sizes: [number, number][];
}

// In a process of its own: the reader loads itself in a way that the tests' sandbox refuses.
const READ = `
import { extractText, getDocumentProxy } from 'unpdf';
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const pdf = await getDocumentProxy(new Uint8Array(Buffer.concat(chunks)));
const { text } = await extractText(pdf, { mergePages: false });
const sizes = [];
for (let page = 1; page <= pdf.numPages; page += 1) {
  const [, , width, height] = (await pdf.getPage(page)).view;
  sizes.push([Math.round(width), Math.round(height)]);
}
process.stdout.write(JSON.stringify({ pages: text, sizes }));
`;

/** Reads a PDF back with Mozilla's reader, which shares nothing with what wrote it. */
export function readPdf(bytes: Buffer): PdfPages {
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', READ], {
    ...{ cwd: __dirname, input: bytes, maxBuffer: 2 ** 28 },
  });
  if (run.status !== 0) throw new Error(run.stderr.toString());
  return JSON.parse(run.stdout.toString()) as PdfPages;
}
