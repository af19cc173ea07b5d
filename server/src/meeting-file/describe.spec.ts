import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOfFile, tablesOfFile } from './describe.js';
import { isTooDeep } from './read-file.js';

const DOCS = join(__dirname, '..', '..', '..', 'docs');
const PAGE = join(DOCS, 'meeting-file.md');
const SCHEMA = join(DOCS, 'meeting-file.schema.json');
const MARK =
  '<!-- What follows is made from server/src/meeting-file/sections*.ts: WRITE_DOCS=1 npx jest describe.spec -->';

/** `WRITE_DOCS=1` writes what is compared otherwise. */
function expectFile(path: string, wanted: string): void {
  if (process.env.WRITE_DOCS) writeFileSync(path, wanted);
  expect(readFileSync(path, 'utf8')).toBe(wanted);
}

describe('W103: the documented format is the one that is written and read', () => {
  it('docs/meeting-file.md tells every section and field', () => {
    const [before = ''] = readFileSync(PAGE, 'utf8').split(MARK);
    expectFile(PAGE, `${before}${MARK}\n\n${tablesOfFile()}\n`);
  });

  it('docs/meeting-file.schema.json is its JSON Schema', () => {
    expectFile(SCHEMA, `${JSON.stringify(schemaOfFile(), null, 2)}\n`);
  });
});

describe('W104: depth is counted before anything is built', () => {
  it.each([
    ['twelve levels', '['.repeat(12) + ']'.repeat(12), false],
    ['thirteen', '['.repeat(13), true],
    ['a million brackets', '{"a":'.repeat(1_000_000), true],
    ['brackets in a text', `{"a":"${'['.repeat(100)}"}`, false],
    ['a text with a quote in it', `{"a":"\\"${'['.repeat(100)}"}`, false],
    ['a text that ends with a backslash', `{"a":"\\\\","b":${'['.repeat(20)}`, true],
    ['many beside each other', '[[]'.repeat(1) + ',[]'.repeat(1000) + ']', false],
  ])('%s', (_what, words, deep) => {
    expect(isTooDeep(words)).toBe(deep);
  });
});
