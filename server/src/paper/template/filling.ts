import type { TemplateField } from '@doi-thoai/shared';
import { numberLine } from '../block/build.js';
import { placeAndDate } from '../block/forms.js';
import type {
  AnnexBlock,
  ClosingBlock,
  HeadBlock,
  PaperBlock,
  PaperDocument,
  PaperSection,
  PaperSystem,
  TitleBlock,
} from '../block/model.js';
import { cleanLine, signatoryName, upper } from '../state/text.js';
import { dayWords } from '../state/wording.js';

/** What the blocks of a paper do not say of the meeting and of those who are written to. */
export interface FillingExtras {
  body: string;
  parentBody: string;
  meeting: string;
  at: string;
  place: string;
  chair: string;
  /** Whom each letter invites, in the order of its sections. */
  guests: string[];
}

/** What one copy of a template is filled with. */
export interface Letter {
  texts: Partial<Record<TemplateField, string>>;
  content: PaperBlock[];
  annexes: PaperSection[];
  recipients: { list: string[]; filing: string } | null;
}

/** A paper taken apart for a template: plain data for a worker. */
export interface Filling {
  system: PaperSystem;
  title: string;
  author: string;
  mark: string | null;
  letters: Letter[];
}

/** The same blocks that the standard paper is set from; each letter of an invitation fills a copy of its own. */
export function fillingOf(
  { system, title, author, mark, sections }: PaperDocument,
  extras: FillingExtras,
): Filling {
  const [first, ...others] = sections;
  const letters =
    extras.guests.length > 0
      ? sections.map((section, index) => letterOf(section, [], mark, extras, extras.guests[index] ?? ''))
      : first
        ? [letterOf(first, others, mark, extras, '')]
        : [];
  return { system, title, author, mark, letters };
}

function letterOf(
  { blocks }: PaperSection,
  annexes: PaperSection[],
  mark: string | null,
  extras: FillingExtras,
  guest: string,
): Letter {
  const one = <Kind extends PaperBlock['kind']>(kind: Kind) =>
    blocks.find((block): block is Extract<PaperBlock, { kind: Kind }> => block.kind === kind);
  const closing = one('closing');
  const framing = [one('head'), one('title'), one('annex'), closing];
  return {
    texts: {
      ...{ dau_ban: mark ?? '', khach_moi: guest },
      ...{ co_quan_ban_hanh: extras.body, co_quan_cap_tren: extras.parentBody },
      ...{ ten_cuoc_hop: extras.meeting, thoi_gian: extras.at, dia_diem: extras.place },
      chu_tri: extras.chair,
      ...headTexts(one('head')),
      ...titleTexts(one('title'), one('annex')),
      ...closingTexts(closing),
    },
    content: blocks.filter((block) => !framing.includes(block as never)),
    annexes,
    recipients: closing ? { list: closing.recipients, filing: closing.filing } : null,
  };
}

function headTexts(head: HeadBlock | undefined): Letter['texts'] {
  if (!head) return {};
  const day = placeAndDate({ ...head, of: { ...head.of, place: '' } }, dayWords);
  return {
    so_ky_hieu: numberLine(head.of).replace(/^Số:?\s*/u, ''),
    dia_danh: head.of.place,
    ngay_thang: day.slice(day.indexOf('ngày')),
  };
}

function titleTexts(title: TitleBlock | undefined, annex: AnnexBlock | undefined): Letter['texts'] {
  return {
    ...(title ? { ten_loai: title.type, trich_yeu: title.subject, ghi_chu: title.note ?? '' } : {}),
    ...(annex ? { tieu_de: annex.title, kem_theo: annex.source } : {}),
  };
}

function closingTexts(closing: ClosingBlock | undefined): Letter['texts'] {
  if (!closing) return {};
  const { signatory, instead } = closing;
  const authority = signatory.authority.map((one) => (typeof one === 'string' ? one : one.of));
  return {
    ...{ quyen_ky: authority.map(upper).join(' '), chuc_vu_ky: upper(signatory.post) },
    ...{ chua_ky: instead ?? '', nguoi_ky: signatoryName(signatory.name) },
  };
}

/** Every text by the names that it may be asked for: as it is, and in capitals. */
export function namedTexts({ texts }: Letter): [name: string, text: string][] {
  return Object.entries(texts).flatMap(([field, text]) => {
    const clean = cleanLine(text);
    return [
      [field, clean],
      [field.toUpperCase(), upper(clean)],
    ] satisfies [string, string][];
  });
}
