import type { SystemStyle } from '../block/style.js';

/**
 * Page and type of state documents: Nghị định 30/2020/NĐ-CP, Phụ lục I. Margins are rounded up, never below the
 * decree's minimum.
 */
export const STATE_STYLE: SystemStyle = {
  system: 'STATE',
  // A4; 20, 20, 30 and 15 mm.
  page: { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 851, header: 567 },
  prefix: 'State',
  label: 'State document',
  // 1.27 cm; at least 6 pt between paragraphs; single to 1.5 lines.
  body: { firstLine: 720, after: 120, line: { rule: 'MULTIPLE', value: 264 } },
  size: {
    body: 28,
    pageNumber: 26,
    title: 28,
    note: 24,
    small: 20,
    table: 24,
    wideTable: 20,
    mark: 22,
    hash: 26,
  },
};

/** Sizes of the parts of the form. */
export const STATE_SIZE = {
  nation: 24,
  motto: 26,
  issuer: 24,
  numberLine: 26,
  about: 24,
  dateLine: 26,
  signature: 28,
  recipientsLabel: 24,
  recipients: 22,
} as const;
