import { ORDINAL, body, numberedParts, table } from '../block/build.js';
import { mapped } from '../block/lazily.js';
import type { CellText, Inline, PaperBlock, Row } from '../block/model.js';
import { capitalise, cleanLine, cleanLines } from '../state/text.js';
import { clockTime, count, duration, exactTime } from '../state/wording.js';
import type { MinutesCounts } from './minutes.counts.js';
import type {
  MinutesCollatedOpinion,
  MinutesModel,
  MinutesTurn,
  MinutesUnreachedRequest,
} from './minutes.model.js';
import { personName, personPost } from './minutes.words.js';

const OTHER_TOPIC = 'Khác';

interface Part {
  key: 'counts' | 'written' | 'turns' | 'notReached';
  title: string;
  blocks: PaperBlock[];
}

/** Opinions in writing and at the microphone: numbers first, then the list behind each of them. */
export function opinionBlocks(model: MinutesModel, counts: MinutesCounts): PaperBlock[] {
  const lists = listParts(model, counts).filter((part) => part.blocks.length > 0);
  const keys = lists.map((part) => part.key);
  const rows = countRows(counts, keys);
  const parts: Part[] = [
    { key: 'counts', title: 'Số liệu tổng hợp', blocks: rows.length > 0 ? countTable(rows) : [] },
    ...lists,
  ];
  return numberedParts(parts);
}

function listParts(model: MinutesModel, counts: MinutesCounts): Part[] {
  return [
    {
      key: 'written',
      title: `Ý kiến bằng văn bản: ${count(counts.collated)} ý kiến tổng hợp`,
      blocks: [...collatedBlocks(model.written.collated), ...splitNotes(model.written.split)],
    },
    {
      key: 'turns',
      title: `Ý kiến phát biểu trực tiếp: ${count(counts.speakingTurns)} lượt phát biểu của ${count(counts.distinctSpeakers)} đại biểu`,
      blocks: turnBlocks(model.turns, model.timeZone),
    },
    {
      key: 'notReached',
      title: `Đăng ký phát biểu chưa đến lượt: ${count(counts.convertedToWritten)} đăng ký, chuyển thành ý kiến bằng văn bản`,
      blocks: unreachedBlocks(model.notReached),
    },
  ];
}

type CountRow = { label: string; value: number; unit: string; list: Part['key'] | null };

// Zero rows are left out: a meeting without a measure does not report 0 of it.
function countRows(counts: MinutesCounts, lists: Part['key'][]): Row[] {
  const all: CountRow[] = [
    {
      label: 'Ý kiến gốc gửi đến bằng văn bản',
      value: counts.rawSubmissions,
      unit: 'ý kiến gốc',
      list: null,
    },
    {
      label: 'Người gửi ý kiến gốc (không kể ý kiến ẩn danh)',
      value: counts.distinctAuthors,
      unit: 'người',
      list: null,
    },
    { label: 'Ý kiến gốc gửi ẩn danh', value: counts.anonymousSubmissions, unit: 'ý kiến gốc', list: null },
    {
      label: 'Ý kiến tổng hợp từ các ý kiến gốc',
      value: counts.collated,
      unit: 'ý kiến tổng hợp',
      list: 'written',
    },
    { label: 'Lượt phát biểu trực tiếp', value: counts.speakingTurns, unit: 'lượt', list: 'turns' },
    { label: 'Đại biểu phát biểu trực tiếp', value: counts.distinctSpeakers, unit: 'người', list: 'turns' },
    {
      label: 'Đăng ký phát biểu chưa đến lượt, chuyển thành ý kiến bằng văn bản',
      value: counts.convertedToWritten,
      unit: 'đăng ký',
      list: 'notReached',
    },
  ];
  return all
    .filter(({ value }) => value > 0)
    .map(({ label, value, unit, list }, index) => {
      // The numbers themselves are part 1, so the first list is part 2.
      const source = list ? `Điểm ${lists.indexOf(list) + 2} mục này` : 'Hồ sơ';
      return { cells: [String(index + 1), label, count(value), unit, source] };
    });
}

function countTable(rows: Row[]): PaperBlock[] {
  const columns = [
    ORDINAL,
    { title: 'Nội dung', width: null },
    { title: 'Số lượng', width: 1100, centred: true },
    { title: 'Đơn vị tính', width: 1750, centred: true },
    { title: 'Danh sách', width: 1850, centred: true },
  ];
  return [table(columns, rows)];
}

function collatedBlocks(opinions: MinutesCollatedOpinion[]): PaperBlock[] {
  if (opinions.length === 0) return [];
  const topics = [...new Set(opinions.map((opinion) => opinion.topic))];
  const lines = topics.flatMap((topic, index) => {
    const own = opinions.filter((opinion) => opinion.topic === topic);
    const title = `${index + 1}. ${capitalise(cleanLine(topic) || OTHER_TOPIC)}: ${count(own.length)} ý kiến tổng hợp`;
    return [title, ...own];
  });
  const rows = mapped(lines, (line): Row =>
    typeof line === 'string' ? { group: line } : { cells: collatedCells(line) },
  );
  const columns = [
    { ...ORDINAL, title: 'Số' },
    { title: 'Nội dung ý kiến tổng hợp', width: null },
    { title: 'Đơn vị, cá nhân trả lời', width: 2600 },
  ];
  return [table(columns, rows)];
}

/** What explains the numbers that are missing in the list. */
function splitNotes(split: MinutesModel['written']['split']): PaperBlock[] {
  return split.map(({ number, into }) =>
    body(`Ý kiến tổng hợp số ${number} đã được tách thành các số ${into.join(', ')}, không tính riêng.`),
  );
}

function collatedCells(opinion: MinutesCollatedOpinion): CellText[] {
  const { number, text, rawCount, unitCount, responder, mergedNumbers } = opinion;
  const sources = [
    rawCount ? `${count(rawCount)} ý kiến gốc` : '',
    unitCount ? `${count(unitCount)} đơn vị` : '',
  ].filter((source) => source !== '');
  const lines: Inline[][] = cleanLines(text).map((line) => [line]);
  if (sources.length > 0) lines.push([{ text: `(Tổng hợp từ ${sources.join(' của ')})`, italics: true }]);
  if (mergedNumbers.length > 0) {
    const merged = `(Gồm cả ý kiến tổng hợp số ${mergedNumbers.join(', ')} đã gộp vào, không tính riêng)`;
    lines.push([{ text: merged, italics: true }]);
  }
  return [String(number), lines, responder ?? 'Chưa phân công'];
}

function turnBlocks(turns: MinutesTurn[], timeZone: string): PaperBlock[] {
  if (turns.length === 0) return [];
  const columns = [
    { ...ORDINAL, title: 'Lượt' },
    { title: 'Người phát biểu', width: 2400 },
    { title: 'Bắt đầu, thời lượng', width: 2000 },
    { title: 'Nội dung tóm tắt', width: null },
  ];
  const rows = mapped(turns, (turn) => ({
    cells: [String(turn.number), speakerLines(turn.speaker), timeLines(turn, timeZone), gistLines(turn)],
  }));
  const note = turns.some((turn) => turn.corrected)
    ? [body('Thời gian do máy chủ đo; chỗ thư ký đã đính chính, cả hai giá trị được ghi lại.')]
    : [];
  return [...note, table(columns, rows)];
}

function speakerLines(speaker: MinutesTurn['speaker']): Inline[][] {
  const post = personPost(speaker);
  const name: Inline[] = [{ text: capitalise(personName(speaker)), bold: true }];
  return post === '' ? [name] : [name, [post]];
}

function timeLines({ measured, corrected }: MinutesTurn, timeZone: string): Inline[][] {
  if (!corrected) return [[clockTime(measured.startedAt, timeZone)], [`(${duration(measured.seconds)})`]];
  // To the second here: a correction may be smaller than a minute.
  const valid = [[exactTime(corrected.startedAt, timeZone)], [`(${duration(corrected.seconds)})`]];
  const original = `Đã đính chính; máy chủ đo: ${exactTime(measured.startedAt, timeZone)} (${duration(measured.seconds)})`;
  return [...valid, [{ text: original, italics: true }]];
}

function gistLines({ topic, gist, interrupted }: MinutesTurn): Inline[][] {
  const lines: Inline[][] = cleanLines(gist)
    .filter((line) => line !== '')
    .map((line) => [line]);
  if (lines.length === 0) lines.push(['(Không ghi tóm tắt)']);
  if (topic) lines.unshift([{ text: `${cleanLine(topic)}:`, italics: true }]);
  if (interrupted) lines.push([{ text: '(Hết thời gian, phần còn lại gửi bằng văn bản)', italics: true }]);
  return lines;
}

function unreachedBlocks(requests: MinutesUnreachedRequest[]): PaperBlock[] {
  if (requests.length === 0) return [];
  const columns = [
    ORDINAL,
    { title: 'Người đăng ký', width: 3400 },
    { title: 'Nhóm vấn đề', width: null },
    { title: 'Chuyển thành văn bản', width: 2300 },
  ];
  const rows = mapped(requests, ({ speaker, topic, written, reference }, index) => ({
    cells: [
      String(index + 1),
      speakerLines(speaker),
      topic ?? OTHER_TOPIC,
      written === 'CONVERTED' ? `Ý kiến viết số ${reference}` : `Đã có ý kiến viết số ${reference}`,
    ],
  }));
  return [table(columns, rows)];
}
