import { Document, Packer } from 'docx';
import { bodyWithNext, centred, heading, rule, type Block } from '../state/blocks.js';
import { recipients, signatures } from '../state/closing.js';
import { stateHead } from '../state/head.js';
import { ruleUnder } from '../state/measure.js';
import { FONT, SIZE, STATE_STYLES, TEXT_WIDTH, stateSection } from '../state/page.js';
import { cleanLine } from '../state/text.js';
import { roman } from '../state/wording.js';
import { presentAnnex } from './minutes.annex.js';
import { answerBlocks } from './minutes.answers.js';
import { conclusionBlocks, endingBlock, journalBlocks, voteBlocks } from './minutes.conclusion.js';
import { countMinutes, type MinutesCounts } from './minutes.counts.js';
import type { MinutesModel } from './minutes.model.js';
import { agendaBlocks, openingEntries, reportBlocks } from './minutes.opening.js';
import { opinionBlocks } from './minutes.opinions.js';
import { DRAFT, MEETING_WORD, asOf, isDraft } from './minutes.words.js';

const REHEARSAL_MARK = 'TÀI LIỆU DIỄN TẬP - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';
const FILING = 'Lưu: VT, Hồ sơ.';

/**
 * The minutes as a Word file: form 1.9 of Phụ lục III in the layout of Phụ lục I, Nghị định 30/2020/NĐ-CP, with the
 * five parts that Quyết định 45/2018/QĐ-TTg demands (chair and those present; order of business; opinions spoken;
 * votes if any; conclusion). Parts without content are left out.
 * @returns the bytes of a .docx
 * @throws Error when the issuing body is a Party organisation, whose papers have a layout of their own
 */
export async function renderMinutesDocx(model: MinutesModel): Promise<Buffer> {
  if (model.documentSystem !== 'STATE') {
    throw new Error('form 1.9 is a state form: a Party body issues minutes in the Party layout');
  }
  const mark = marks(model).join('. ') || null;
  const annex = presentAnnex(model);
  const title = `${isDraft(model) ? 'Dự thảo biên bản' : 'Biên bản'} ${cleanLine(model.meeting.title)}`;
  const document = new Document({
    title,
    subject: title,
    creator: cleanLine(model.issuer.name),
    lastModifiedBy: cleanLine(model.issuer.name),
    description: mark ?? '',
    styles: STATE_STYLES,
    theme: { fonts: { headings: FONT, body: FONT } },
    compatibility: { version: 15 },
    sections: [mainBlocks(model), ...(annex.length > 0 ? [annex] : [])].map((children) =>
      stateSection({ children, mark }),
    ),
  });
  return Packer.toBuffer(document);
}

/** What every page must say of itself. */
function marks(model: MinutesModel): string[] {
  return [
    ...(model.rehearsal ? [REHEARSAL_MARK] : []),
    ...(isDraft(model) ? [`${DRAFT} ${asOf(model)}, ${MEETING_WORD[model.meeting.kind]} chưa bế mạc`] : []),
  ];
}

function mainBlocks(model: MinutesModel): Block[] {
  const { issuer, number, symbol } = model;
  const counts = countMinutes(model);
  return [
    stateHead({ parentBody: issuer.parentBody, issuingBody: issuer.name, number, symbol }),
    ...titleBlocks(model),
    ...openingEntries(model, counts),
    bodyWithNext({ text: `Nội dung (theo diễn biến ${MEETING_WORD[model.meeting.kind]}):`, bold: true }),
    ...contentParts(model, counts),
    ...journalBlocks(model),
    endingBlock(model),
    signatures(
      { role: 'THƯ KÝ', name: model.signatures.secretary },
      { role: 'CHỦ TỌA', name: model.signatures.chair },
      isDraft(model) ? `(${DRAFT}, chưa ký)` : null,
    ),
    ...recipients(model.recipients, FILING),
  ];
}

function titleBlocks(model: MinutesModel): Block[] {
  const subject = cleanLine(model.meeting.title);
  return [
    centred([{ text: 'BIÊN BẢN', bold: true }], { before: 240 }),
    ...(isDraft(model) ? [centred([{ text: `(${DRAFT} ${asOf(model)})`, italics: true }])] : []),
    centred([{ text: subject, bold: true }]),
    rule(ruleUnder(subject, SIZE.title, TEXT_WIDTH), TEXT_WIDTH, 200),
  ];
}

function contentParts(model: MinutesModel, counts: MinutesCounts): Block[] {
  const parts = [
    { title: 'TRÌNH TỰ, CHƯƠNG TRÌNH', blocks: agendaBlocks(model) },
    { title: 'BÁO CÁO ĐỀ DẪN', blocks: reportBlocks(model) },
    { title: 'Ý KIẾN CỦA ĐẠI BIỂU', blocks: opinionBlocks(model, counts) },
    { title: 'TRẢ LỜI, TIẾP THU, GIẢI TRÌNH', blocks: answerBlocks(model, counts) },
    { title: 'BIỂU QUYẾT', blocks: voteBlocks(model) },
    { title: 'KẾT LUẬN CỦA CHỦ TỌA', blocks: conclusionBlocks(model) },
  ].filter((part) => part.blocks.length > 0);
  return parts.flatMap((part, index) => [heading(`${roman(index)}. ${part.title}`), ...part.blocks]);
}
