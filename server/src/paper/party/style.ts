import type { SystemStyle } from '../block/style.js';

/**
 * Page and type of Party documents: Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW (2026); where what is known of
 * 05-HD is silent, 36-HD/VPTW (2018). The original of 05-HD was not at hand: values marked "verify" were read in
 * implementations of it, or are 36-HD's, and are to be held against the original before release (domain.md 7.2, 12).
 */
export const PARTY_STYLE: SystemStyle = {
  system: 'PARTY',
  page: {
    // A4 (05-HD; A5 for small papers is not made).
    width: 11906,
    height: 16838,
    // 20, 20, 30 and 15 mm (05-HD as implemented): verify.
    top: 1134,
    bottom: 1134,
    left: 1701,
    right: 851,
    // Centred in the top margin (05-HD as implemented): verify.
    header: 567,
  },
  prefix: 'Party',
  label: 'Party document',
  body: {
    // 10 mm (05-HD as implemented): verify.
    firstLine: 567,
    // 6 pt between paragraphs (05-HD as implemented): verify.
    after: 120,
    // Exactly 18 to 20 pt in three implementations of 05-HD: verify.
    line: { rule: 'EXACT', value: 360 },
  },
  size: {
    // 14 pt (05-HD; 36-HD has 14 to 15).
    body: 28,
    // 13 to 13.5 pt (05-HD as implemented): verify.
    pageNumber: 26,
    // Subject: 14 to 15 pt (36-HD): verify.
    title: 28,
    note: 26,
    small: 20,
    // Neither says how tables are set: as the state's, 10 to 12 pt (domain.md 7.3).
    table: 24,
    wideTable: 20,
    mark: 22,
    hash: 26,
  },
};

/** Sizes of the parts of the form. */
export const PARTY_SIZE = {
  // 15 pt bold (36-HD); 14 and 15 in implementations of 05-HD: verify.
  heading: 30,
  // Superior body and issuing body: 14 pt (36-HD): verify.
  issuer: 28,
  // 14 pt (36-HD): verify.
  numberLine: 28,
  // 14 pt italic (36-HD): verify.
  dateLine: 28,
  // Type of the paper: 15 to 16 pt bold (36-HD): verify.
  type: 32,
  // Subject of a công văn: 12 pt italic (36-HD): verify.
  about: 24,
  // 14 pt (36-HD): verify.
  signature: 28,
  // Label 14 pt underlined, list 12 pt: domain.md 7.2 gives the underlining, the sizes are practice: verify.
  recipientsLabel: 28,
  recipients: 24,
} as const;
