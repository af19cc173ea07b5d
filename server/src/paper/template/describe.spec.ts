import { PAPER_KINDS, templateFields, templateRule } from '@doi-thoai/shared';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..', '..');
const PAGE = join(ROOT, 'docs', 'templates.md');
const MARK = '<!-- Phần dưới được lập từ TEMPLATE_FIELDS: WRITE_DOCS=1 npx jest template/describe.spec -->';

const words = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(join(ROOT, 'client', 'src', 'text', 'vi', `${name}.json`), 'utf8')) as Record<
    string,
    string
  >;

/** A table for each paper, in the words of the screen. */
function tables(): string {
  const papers = words('papers');
  const say = words('templates');
  return PAPER_KINDS.map((kind) => {
    const rows = templateFields(kind).map((field) => {
      const { form, required } = templateRule(field);
      const rule = `${say[`form.${form}`]}${required ? `; ${say.required}` : ''}`;
      return `| \`{{${field}}}\` | ${say[`field.${field}`]} | ${rule} |`;
    });
    const head = `| ${say['column.field']} | ${say['column.says']} | ${say['column.rule']} |`;
    return [`### ${papers[`name.${kind}`]}`, '', head, '| --- | --- | --- |', ...rows].join('\n');
  }).join('\n\n');
}

it('W171: docs/templates.md tells every field of every paper', () => {
  const [before = ''] = readFileSync(PAGE, 'utf8').split(MARK);
  const wanted = `${before}${MARK}\n\n${tables()}\n`;
  if (process.env.WRITE_DOCS) writeFileSync(PAGE, wanted);
  expect(readFileSync(PAGE, 'utf8')).toBe(wanted);
});
