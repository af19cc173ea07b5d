import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx';
import type { StyleName } from './laid.js';
import { FONT, type SystemStyle } from './style.js';

const ID: Record<Exclude<StyleName, 'normal'>, string> = {
  body: 'Body',
  section: 'Section',
  table: 'Table',
  wideTable: 'WideTable',
};

/** The style's name in the file; a line of the form has none of its own. */
export function styleId(name: StyleName, { prefix }: SystemStyle): string | undefined {
  return name === 'normal' ? undefined : `${prefix}${ID[name]}`;
}

/** A system's styles, so that who edits the file by hand finds them. */
export function docxStyles(style: SystemStyle): IStylesOptions {
  const { size } = style;
  const run = {
    font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
    size: size.body,
    sizeComplexScript: size.body,
    color: '000000',
    language: { value: 'vi-VN', eastAsia: 'vi-VN' },
  };
  return {
    default: { document: { run, paragraph: { spacing: { before: 0, after: 0 } } } },
    paragraphStyles: paragraphStyles(style),
  };
}

function paragraphStyles(style: SystemStyle): IStylesOptions['paragraphStyles'] {
  const { label, body, size } = style;
  const id = (name: StyleName) => styleId(name, style)!;
  const lineRule = body.line.rule === 'EXACT' ? LineRuleType.EXACT : LineRuleType.AUTO;
  const named = (name: StyleName, words: string, basedOn: string) => ({
    ...{ id: id(name), name: `${label} ${words}`, basedOn, quickFormat: true },
  });
  return [
    {
      ...named('body', 'body', 'Normal'),
      paragraph: {
        alignment: AlignmentType.BOTH,
        indent: { firstLine: body.firstLine },
        // LibreOffice reads a style's line without a rule as exact.
        spacing: { before: 0, after: body.after, line: body.line.value, lineRule },
      },
      run: { size: size.body },
    },
    {
      ...named('section', 'heading', id('body')),
      next: id('body'),
      paragraph: { keepNext: true },
      run: { bold: true },
    },
    {
      ...named('table', 'table', 'Normal'),
      paragraph: { spacing: { before: 20, after: 20 } },
      run: { size: size.table },
    },
    { ...named('wideTable', 'wide table', id('table')), run: { size: size.wideTable } },
  ];
}
