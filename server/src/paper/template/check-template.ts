import {
  templateFields,
  templateRule,
  type PaperKind,
  type TemplateField,
  type TemplatePlace,
  type TemplateProblem,
} from '@doi-thoai/shared';
import { marginProblems } from './margins.js';
import { partDangers } from '../office/dangers.js';
import { packageProblems, problemOf, textOf, type Parts } from './package.js';
import { DoctypeError, scanPart, type Scanned, type ScannedParagraph } from './scan.js';

/** What a paragraph is quoted with, so that it is found again in the file. */
const QUOTED = 80;
/** A file that is no template at all need not be told of a thousand times. */
const TOLD_AT_MOST = 60;

const FIELD = /\{\{([^{}]*)\}\}/g;
const SEARCHED = /^word\/[^/]+\.xml$/;

export type Found = ScannedParagraph & { fields: string[] };

/** Everything that keeps a file from being the template of such a paper, each with its place; none: it is one. */
export function templateProblems(parts: Parts, kind: PaperKind): TemplateProblem[] {
  const brought = packageProblems(parts);
  const { scans, problems } = scanAll(parts);
  const found = fieldsIn(scans);
  const fields = fieldProblems(found, kind);
  // Where there is no mark at all, that is what is told.
  const unmarked = fields.some(({ about }) => about === 'dau_ban');
  const margins = unmarked ? [] : marginProblems(new Map(scans));
  const all = [...brought, ...problems, ...fields, ...margins];
  return all.slice(0, TOLD_AT_MOST);
}

/** Paragraphs of a document, its headers, footers and notes that have something of a field in them. */
export function foundFields(parts: Parts): Found[] {
  return fieldsIn(scanAll(parts).scans);
}

function scanAll(parts: Parts): { scans: [string, Scanned][]; problems: TemplateProblem[] } {
  const scans: [string, Scanned][] = [];
  const problems: TemplateProblem[] = [];
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    try {
      const xml = textOf(bytes);
      scans.push([name, scanPart(xml)]);
      problems.push(...partProblems(name, xml));
    } catch (error) {
      const problem = error instanceof DoctypeError ? 'DOCTYPE' : 'DAMAGED';
      problems.push({ problem, about: name, place: null, text: '' });
    }
  }
  return { scans, problems };
}

function partProblems(name: string, xml: string): TemplateProblem[] {
  return partDangers(name, xml).map(({ danger, text }) => ({
    ...{ problem: problemOf(danger), about: name, place: null, text: quoted(text) },
  }));
}

function fieldsIn(scans: [string, Scanned][]): Found[] {
  return scans
    .filter(([name]) => SEARCHED.test(name))
    .flatMap(([, { paragraphs }]) => paragraphs)
    .filter(({ text }) => text.includes('{{') || text.includes('}}'))
    .map((paragraph) => ({
      ...paragraph,
      fields: [...paragraph.text.matchAll(FIELD)].map(([, name = '']) => name.trim()),
    }));
}

/** The field of that name, written small or in capitals. */
export function fieldOf(name: string, kind: PaperKind): TemplateField | null {
  return templateFields(kind).find((field) => name === field || name === field.toUpperCase()) ?? null;
}

function fieldProblems(found: readonly Found[], kind: PaperKind): TemplateProblem[] {
  const problems = found.flatMap((paragraph) => paragraphProblems(paragraph, kind));
  const places = new Map<TemplateField, Found[]>();
  for (const paragraph of found) {
    for (const name of paragraph.fields) {
      const field = fieldOf(name, kind);
      if (field) places.set(field, [...(places.get(field) ?? []), paragraph]);
    }
  }
  for (const field of templateFields(kind)) {
    const { required, form } = templateRule(field);
    const at = places.get(field) ?? [];
    if (required && at.length === 0) {
      problems.push({ problem: 'MISSING_FIELD', about: field, place: null, text: '' });
    }
    const [, again] = at;
    if (form === 'BLOCK' && again) problems.push(told('TWICE', field, again));
  }
  return problems;
}

function paragraphProblems(paragraph: Found, kind: PaperKind): TemplateProblem[] {
  const { text, fields, place } = paragraph;
  const rest = text.replace(FIELD, '');
  const unclosed = rest.includes('{{') || rest.includes('}}');
  return [
    ...(unclosed ? [told('UNCLOSED', '', paragraph)] : []),
    ...fields.flatMap((name) => {
      const field = fieldOf(name, kind);
      if (!field) return [told('UNKNOWN_FIELD', name, paragraph)];
      const { form, wide } = templateRule(field);
      if (form === 'BLOCK' && (fields.length > 1 || rest.trim() !== '')) {
        return [told('NOT_ALONE', field, paragraph)];
      }
      return stands(form, wide ?? false, place) ? [] : [told('WRONG_PLACE', field, paragraph)];
    }),
  ];
}

function stands(form: 'TEXT' | 'BLOCK' | 'MARGIN', wide: boolean, place: TemplatePlace): boolean {
  if (form === 'TEXT') return true;
  if (form === 'MARGIN') return place === 'HEADER' || place === 'FOOTER';
  return place === 'BODY' || (place === 'TABLE' && !wide);
}

const told = (problem: TemplateProblem['problem'], about: string, at: Found): TemplateProblem => ({
  ...{ problem, about: quoted(about), place: at.place, text: quoted(at.text) },
});

function quoted(text: string): string {
  const signs = Array.from(text.trim());
  return signs.length > QUOTED ? `${signs.slice(0, QUOTED).join('')}…` : signs.join('');
}
