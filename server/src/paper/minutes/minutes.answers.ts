import { ORDINAL, body, heading, table } from '../block/build.js';
import { mapped } from '../block/lazily.js';
import type { CellText, Inline, PaperBlock, Row } from '../block/model.js';
import { capitalise, cleanLines } from '../state/text.js';
import { count, enumeration } from '../state/wording.js';
import type { MinutesCounts } from './minutes.counts.js';
import {
  ANSWER_TYPES,
  type MinutesAnswer,
  type MinutesAssignment,
  type MinutesModel,
} from './minutes.model.js';
import {
  ANSWER_WORD,
  FORM_WORD,
  dueWords,
  numberList,
  personName,
  personPost,
  targetLines,
} from './minutes.words.js';

/** Answers by type, what stayed without one, and the commitments proposed. */
export function answerBlocks(model: MinutesModel, counts: MinutesCounts): PaperBlock[] {
  return [
    ...(model.answers.length > 0 ? answerTable(model.answers, counts) : []),
    ...unansweredBlocks(counts),
    ...commitmentBlocks(model, counts),
  ];
}

function answerTable(answers: MinutesAnswer[], counts: MinutesCounts): PaperBlock[] {
  const types = counts.answersByType.map(
    ({ type, count: n }) => `${ANSWER_WORD[type].toLowerCase()} ${count(n)}`,
  );
  const columns = [
    ORDINAL,
    { title: 'Ý kiến được trả lời', width: 1900 },
    { title: 'Người trả lời', width: 2200 },
    { title: 'Nội dung trả lời', width: null },
  ];
  return [
    body(`Có ${count(counts.answers)} nội dung trả lời, gồm: ${types.join('; ')}. ${formSentence(counts)}`),
    ...coverage(counts),
    table(columns, answerRows(answers)),
  ];
}

function formSentence({ answersLive, answersWritten }: MinutesCounts): string {
  if (answersWritten === 0) return 'Tất cả được trả lời trực tiếp tại chỗ.';
  if (answersLive === 0) return 'Tất cả được trả lời bằng văn bản.';
  return `Trong đó ${count(answersLive)} nội dung được trả lời trực tiếp tại chỗ, ${count(answersWritten)} nội dung được trả lời bằng văn bản.`;
}

// One answer may serve many opinions: how many it reached is a number of its own, always with its base.
function coverage(counts: MinutesCounts): PaperBlock[] {
  const reached = [
    counts.answeredCollated > 0
      ? `${count(counts.answeredCollated)}/${count(counts.collated)} ý kiến tổng hợp`
      : '',
    counts.answeredTurns > 0
      ? `${count(counts.answeredTurns)}/${count(counts.speakingTurns)} lượt phát biểu`
      : '',
  ].filter((part) => part !== '');
  return reached.length > 0 ? [body(`Các nội dung trên trả lời cho ${enumeration(reached)}.`)] : [];
}

function answerRows(answers: MinutesAnswer[]): Iterable<Row> {
  const lines = ANSWER_TYPES.flatMap((type) => {
    const own = answers.filter((answer) => answer.type === type);
    if (own.length === 0) return [];
    return [`${ANSWER_WORD[type]}: ${count(own.length)} nội dung`, ...own];
  });
  let ordinal = 0;
  const numbers = lines.map((line) => (typeof line === 'string' ? 0 : ++ordinal));
  return mapped(lines, (line, index) =>
    typeof line === 'string' ? { group: line } : { cells: answerCells(line, numbers[index] ?? 0) },
  );
}

function answerCells(answer: MinutesAnswer, ordinal: number): CellText[] {
  const post = personPost(answer.responder);
  const who: Inline[][] = [[capitalise(personName(answer.responder))], ...(post === '' ? [] : [[post]])];
  const promised = answer.commitments.length > 0 ? `; kèm cam kết số ${numberList(answer.commitments)}` : '';
  const text: Inline[][] = [
    ...cleanLines(answer.text).map((line): Inline[] => [line]),
    [{ text: `(${capitalise(FORM_WORD[answer.form])}${promised})`, italics: true }],
  ];
  const targets = targetLines(answer.targets).map((line): Inline[] => [line]);
  return [String(ordinal), targets.length > 0 ? targets : [['Vấn đề chung']], who, text];
}

// Nobody's opinion may vanish between the lists: what has no answer is named.
function unansweredBlocks({ unansweredCollated, unansweredTurns }: MinutesCounts): PaperBlock[] {
  const until = 'chưa có nội dung trả lời tính đến thời điểm lập biên bản';
  const lines: PaperBlock[] = [];
  if (unansweredCollated.length > 0) {
    const numbers = numberList(unansweredCollated);
    lines.push(body(`Còn ${count(unansweredCollated.length)} ý kiến tổng hợp ${until} (số ${numbers}).`));
  }
  if (unansweredTurns.length > 0) {
    const numbers = numberList(unansweredTurns);
    lines.push(body(`Còn ${count(unansweredTurns.length)} lượt phát biểu ${until} (lượt số ${numbers}).`));
  }
  return lines;
}

function commitmentBlocks({ commitments }: MinutesModel, counts: MinutesCounts): PaperBlock[] {
  if (commitments.length === 0) return [];
  const rows = mapped(commitments, (item) => ({ cells: [String(item.number), ...assignmentCells(item)] }));
  return [
    heading(`Cam kết được đề xuất khi trả lời: ${count(counts.commitments)} cam kết`),
    table([{ ...ORDINAL, title: 'Số' }, ...assignmentColumns('Nội dung cam kết')], rows),
  ];
}

/** Columns of a table of promises or tasks after the ordinal. */
export function assignmentColumns(title: string) {
  return [
    { title, width: null },
    { title: 'Chủ trì', width: 2100 },
    { title: 'Phối hợp', width: 2100 },
    { title: 'Thời hạn', width: 1350, centred: true },
  ];
}

/** Cells for `assignmentColumns`. */
export function assignmentCells({ text, leads, coordinating, due }: MinutesAssignment): CellText[] {
  return [
    text,
    leads.length > 0 ? enumeration(leads) : 'Chưa phân công',
    enumeration(coordinating),
    dueWords(due),
  ];
}
