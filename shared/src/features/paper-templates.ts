import type { Id, Instant } from '../ids.js';
import type { PaperSystem } from './issuing-bodies.js';
import { PAPER_KINDS, type PaperKind } from './papers.js';

/** `file` in bytes; `unpacked`: all parts of one file together. */
export const TEMPLATE_LIMITS = { file: 2 * 1024 * 1024, versions: 100 } as const;

/** A Word file of the organisation that a paper is filled into; the newest that was not taken back is in force. */
export interface PaperTemplateView {
  id: Id;
  kind: PaperKind;
  system: PaperSystem;
  /** Of one issuing body alone; null: of all of the system that have none of their own. */
  bodyId: Id | null;
  /** Counts within kind, system and body. */
  number: number;
  /** As the file is called. */
  name: string;
  bytes: number;
  sha256: string;
  by: string;
  at: Instant;
  takenBack: { by: string; at: Instant; reason: string } | null;
  version: number;
}

/** Which template a paper was filled into, or would be. */
export type TemplateUsed = Pick<PaperTemplateView, 'name' | 'number' | 'sha256'>;

/** The newest that was not taken back, of that body before those of all. */
export function templateInForce(
  templates: readonly PaperTemplateView[],
  of: { kind: PaperKind; system: PaperSystem; bodyId: Id | null },
): PaperTemplateView | null {
  const fitting = templates.filter(
    ({ kind, system, takenBack }) => kind === of.kind && system === of.system && takenBack === null,
  );
  const newest = (body: string | null) =>
    fitting
      .filter(({ bodyId }) => bodyId === body)
      .reduce<PaperTemplateView | null>((a, b) => (a && a.number > b.number ? a : b), null);
  return newest(of.bodyId) ?? newest(null);
}

/**
 * TEXT: a piece of a line. BLOCK: paragraphs and tables in the place of a paragraph of its own. MARGIN: a text that
 * every page must show.
 */
export type TemplateFieldForm = 'TEXT' | 'BLOCK' | 'MARGIN';

interface FieldRule {
  form: TemplateFieldForm;
  papers: readonly PaperKind[];
  required?: true;
  /** A block that needs the width of a page. */
  wide?: true;
}

const HEADED: readonly PaperKind[] = ['INVITATIONS', 'NOTICE'];
const ANNEXES: readonly PaperKind[] = ['FIGURES', 'TASKS', 'ACCEPTANCE', 'NEVER_REACHED', 'NEVER_SPOKEN'];
const TITLED: readonly PaperKind[] = [...HEADED, 'PRESS'];

/** Fields of a template, by the name that stands between `{{` and `}}`; in capitals it gives its text in capitals. */
export const TEMPLATE_FIELDS = {
  noi_dung: { form: 'BLOCK', papers: PAPER_KINDS, required: true, wide: true },
  phu_luc: { form: 'BLOCK', papers: ['NOTICE'], required: true, wide: true },
  noi_nhan: { form: 'BLOCK', papers: HEADED },
  dau_ban: { form: 'MARGIN', papers: PAPER_KINDS, required: true },
  co_quan_ban_hanh: { form: 'TEXT', papers: PAPER_KINDS },
  co_quan_cap_tren: { form: 'TEXT', papers: PAPER_KINDS },
  so_ky_hieu: { form: 'TEXT', papers: HEADED },
  dia_danh: { form: 'TEXT', papers: HEADED },
  ngay_thang: { form: 'TEXT', papers: HEADED },
  ten_loai: { form: 'TEXT', papers: TITLED },
  trich_yeu: { form: 'TEXT', papers: TITLED },
  ghi_chu: { form: 'TEXT', papers: ['NOTICE'] },
  tieu_de: { form: 'TEXT', papers: ANNEXES },
  kem_theo: { form: 'TEXT', papers: ANNEXES },
  khach_moi: { form: 'TEXT', papers: ['INVITATIONS'] },
  ten_cuoc_hop: { form: 'TEXT', papers: PAPER_KINDS },
  thoi_gian: { form: 'TEXT', papers: PAPER_KINDS },
  dia_diem: { form: 'TEXT', papers: PAPER_KINDS },
  chu_tri: { form: 'TEXT', papers: PAPER_KINDS },
  quyen_ky: { form: 'TEXT', papers: HEADED },
  chuc_vu_ky: { form: 'TEXT', papers: HEADED },
  chua_ky: { form: 'TEXT', papers: HEADED },
  nguoi_ky: { form: 'TEXT', papers: HEADED },
} as const satisfies Record<string, FieldRule>;
export type TemplateField = keyof typeof TEMPLATE_FIELDS;

export const templateRule = (field: TemplateField): FieldRule => TEMPLATE_FIELDS[field];

export function templateFields(kind: PaperKind): TemplateField[] {
  const all = Object.keys(TEMPLATE_FIELDS) as TemplateField[];
  return all.filter((field) => templateRule(field).papers.includes(kind));
}

/** Where something stands in a template. */
export const TEMPLATE_PLACES = ['BODY', 'TABLE', 'BOX', 'HEADER', 'FOOTER', 'NOTE'] as const;
export type TemplatePlace = (typeof TEMPLATE_PLACES)[number];

export const TEMPLATE_PROBLEMS = [
  // what stands in it
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'UNCLOSED',
  'NOT_ALONE',
  'WRONG_PLACE',
  'TWICE',
  'NOT_ON_EVERY_PAGE',
  // what no template may bring
  'MACRO',
  'EXTERNAL',
  'EMBEDDED',
  'ACTIVE_FIELD',
  'DOCTYPE',
  'DAMAGED',
  'TOO_LARGE_INSIDE',
  // fits all of it, and yet could not be filled
  'CANNOT_FILL',
] as const;

/** One thing that is wrong in a file, with details of TEMPLATE_INVALID; nothing of the file was taken. */
export interface TemplateProblem {
  problem: (typeof TEMPLATE_PROBLEMS)[number];
  /** The field, or the part of the file. */
  about: string;
  place: TemplatePlace | null;
  /** The paragraph that it stands in, shortened. */
  text: string;
}

export interface TemplateCommands {
  /** The file came before, over `POST api/organisation/paper-templates/:templateId`, and was checked. */
  'organisation.bringTemplate': {
    payload: { templateId: Id; kind: PaperKind; system: PaperSystem; bodyId: Id | null };
    result: { number: number };
  };
  /** The one before it is in force again, or the standard paper. */
  'organisation.takeBackTemplate': {
    payload: { templateId: Id; reason: string; seen: number };
    result: null;
  };
}

export interface TemplateEvents {
  'organisation.templateChanged': PaperTemplateView;
}
