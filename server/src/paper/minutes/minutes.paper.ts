import {
  REHEARSAL_MARK,
  bodyWithNext,
  filingOf,
  heading,
  headWithoutDate,
  recipients,
  signatory,
  signatures,
  title,
} from '../block/build.js';
import type { PaperBlock, PaperDocument, PaperSystem } from '../block/model.js';
import { cleanLine } from '../state/text.js';
import { roman } from '../state/wording.js';
import { presentAnnex } from './minutes.annex.js';
import { answerBlocks } from './minutes.answers.js';
import { conclusionBlocks, endingBlock, journalBlock, voteBlocks } from './minutes.conclusion.js';
import { countMinutes, type MinutesCounts } from './minutes.counts.js';
import type { MinutesModel } from './minutes.model.js';
import { agendaBlocks, openingEntries, reportBlocks } from './minutes.opening.js';
import { opinionBlocks } from './minutes.opinions.js';
import { DRAFT, MEETING_WORD, asOf, isDraft } from './minutes.words.js';

/** Left and right signature: form 1.9 of the state; the Party's minutes (domain.md 7.2). */
const ROLES: Record<PaperSystem, (meeting: string) => [string, string]> = {
  STATE: () => ['THƯ KÝ', 'CHỦ TỌA'],
  PARTY: (meeting) => ['NGƯỜI GHI BIÊN BẢN', `CHỦ TRÌ ${meeting}`],
};

/**
 * The minutes as a paper: form 1.9 of Phụ lục III, Nghị định 30/2020/NĐ-CP, with the five parts that Quyết định
 * 45/2018/QĐ-TTg demands (chair and those present; order of business; opinions spoken; votes if any; conclusion).
 * Parts without content are left out. A Party body's minutes have the same parts in the Party's layout.
 */
export function minutesPaper(model: MinutesModel): PaperDocument {
  const annex = presentAnnex(model);
  return {
    system: model.of.system,
    title: `${isDraft(model) ? 'Dự thảo biên bản' : 'Biên bản'} ${cleanLine(model.meeting.title)}`,
    author: model.of.body,
    mark: marks(model).join('. ') || null,
    sections: [mainBlocks(model), ...(annex.length > 0 ? [annex] : [])].map((blocks) => ({
      orientation: 'PORTRAIT',
      blocks,
    })),
  };
}

/** What every page must say of itself. */
function marks(model: MinutesModel): string[] {
  return [
    ...(model.rehearsal ? [REHEARSAL_MARK] : []),
    ...(isDraft(model) ? [`${DRAFT} ${asOf(model)}, ${MEETING_WORD[model.meeting.kind]} chưa bế mạc`] : []),
  ];
}

function mainBlocks(model: MinutesModel): PaperBlock[] {
  const counts = countMinutes(model);
  const word = MEETING_WORD[model.meeting.kind];
  const [left, right] = ROLES[model.of.system](word);
  return [
    headWithoutDate(model.of),
    title('BIÊN BẢN', model.meeting.title, isDraft(model) ? `(${DRAFT} ${asOf(model)})` : null),
    ...openingEntries(model, counts),
    bodyWithNext({ text: `Nội dung (theo diễn biến ${word}):`, bold: true }),
    ...contentParts(model, counts),
    journalBlock(model),
    endingBlock(model),
    signatures(
      signatory(left, model.signatures.secretary),
      signatory(right, model.signatures.chair),
      isDraft(model) ? `(${DRAFT}, chưa ký)` : null,
    ),
    recipients(model.recipients, filingOf(model.of, 'Hồ sơ')),
  ];
}

function contentParts(model: MinutesModel, counts: MinutesCounts): PaperBlock[] {
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
