import { templateFields, type PaperKind, type TemplateField } from '@doi-thoai/shared';
import { annex, body, closing, head, title } from '../block/build.js';
import { layOut } from '../block/lay-out.js';
import { mapped } from '../block/lazily.js';
import type { Laid, LaidGrid, LaidLine, LaidRule, LaidSection, Run } from '../block/laid.js';
import type { PaperBlock, PaperDocument, PaperOf, PaperSystem } from '../block/model.js';
import { renderLaid } from '../block/render-docx.js';

const field = (name: TemplateField): string => `{{${name}}}`;

/** Who issues it, as fields; a text that the form prints in capitals asks for its field in capitals by that. */
const of = (system: PaperSystem): PaperOf => ({
  system,
  ...{ body: field('co_quan_ban_hanh'), parentBody: field('co_quan_cap_tren') },
  ...{ abbreviation: '', place: field('dia_danh'), number: null, symbol: field('so_ky_hieu') },
});

/**
 * A template to begin with: the standard paper, with fields where a paper has its words. Filled as it is, it gives the
 * standard paper again.
 */
export function sampleTemplate(kind: PaperKind, system: PaperSystem): Promise<Buffer> {
  const paper: PaperDocument = {
    ...{ system, title: 'Mẫu văn bản', author: '', mark: field('dau_ban') },
    sections: [
      { orientation: LYING.has(kind) ? 'LANDSCAPE' : 'PORTRAIT', blocks: blocksOf(kind, system) },
      ...(kind === 'NOTICE' ? [{ orientation: 'LANDSCAPE' as const, blocks: [body(field('phu_luc'))] }] : []),
    ],
  };
  const laid = layOut(paper).map((section): LaidSection => ({
    ...section,
    laid: section.laid.map(withFields),
  }));
  return renderLaid(paper, laid);
}

/** Papers whose tables need the long side of a sheet. */
const LYING: ReadonlySet<PaperKind> = new Set(['TASKS', 'ACCEPTANCE']);

function blocksOf(kind: PaperKind, system: PaperSystem): PaperBlock[] {
  const has = (name: TemplateField) => templateFields(kind).includes(name);
  const note = has('ghi_chu') ? field('ghi_chu') : null;
  const content = body(field('noi_dung'));
  if (kind === 'PRESS') return [title(field('ten_loai'), field('trich_yeu')), content];
  if (!has('noi_nhan')) {
    return [annex(field('tieu_de'), field('kem_theo')), content];
  }
  const signatory = { authority: [field('quyen_ky')], post: field('chuc_vu_ky'), name: field('nguoi_ky') };
  return [
    head(of(system), null),
    title(field('ten_loai'), field('trich_yeu'), note),
    content,
    closing(signatory, [field('noi_nhan')], '', field('chua_ky')),
  ];
}

function withFields(laid: Laid): Laid {
  if (laid.is === 'line') return lineWithFields(laid);
  return laid.is === 'grid' ? gridWithFields(laid) : laid;
}

const lineWithFields = (line: LaidLine): LaidLine => ({ ...line, runs: line.runs.map(runWithFields) });

/** What the form writes around a value belongs to the value here. */
const runWithFields = (run: Run): Run => ({
  ...run,
  text: run.text
    .replace(/\.{3,}[/-](?=\{\{so_ky_hieu)/, '')
    .replace(/ngày \.+ tháng \.+ năm \.+/, field('ngay_thang'))
    .replace(/^- (\{\{noi_nhan\}\});$/, '$1'),
});

function gridWithFields(grid: LaidGrid): LaidGrid {
  const inCell = (line: LaidLine | LaidRule): (LaidLine | LaidRule)[] =>
    line.is === 'rule' ? [line] : isLeftOver(line) ? [] : [lineWithFields(line)];
  return {
    ...grid,
    rows: mapped(grid.rows, ({ cells }) => ({
      cells: cells.map((cell) => ({ ...cell, lines: cell.lines.flatMap(inCell) })),
    })),
  };
}

/** The filing line that comes with the recipients is of what stands for them. */
const isLeftOver = ({ runs }: LaidLine): boolean => /^- ?$/.test(textOf(runs));
const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
