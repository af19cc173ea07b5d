import {
  ORDINAL,
  body,
  bodyText,
  bodyWithNext,
  ending,
  journalMark,
  numberedParts,
  table,
} from '../block/build.js';
import type { CellText, PaperBlock } from '../block/model.js';
import { capitalise, cleanLine, sentence } from '../state/text.js';
import { count, figure, moment, share } from '../state/wording.js';
import { assignmentCells, assignmentColumns } from './minutes.answers.js';
import type { MinutesConclusionLine, MinutesModel, MinutesVote } from './minutes.model.js';
import { MEETING_WORD, asOf, isDraft, personPhrase } from './minutes.words.js';

/** Votes: printed only when there were any (Quyết định 45/2018/QĐ-TTg: "nếu có"). */
export function voteBlocks({ votes }: MinutesModel): PaperBlock[] {
  return votes.flatMap((vote, index) => [
    body(
      `${index + 1}. ${sentence(capitalise(cleanLine(vote.matter)))} Hình thức: ${cleanLine(vote.method)}.`,
    ),
    body(`Kết quả: ${voteResult(vote)}. ${sentence(capitalise(cleanLine(vote.result)))}`),
  ]);
}

function voteResult({ inFavour, against, abstained }: MinutesVote): string {
  const cast = inFavour + against + abstained;
  const parts = [
    ['tán thành', inFavour],
    ['không tán thành', against],
    ['không có ý kiến', abstained],
  ] as const;
  return parts
    .filter(([, votes]) => votes > 0)
    .map(([label, votes]) => `${label} ${figure(votes)}/${figure(cast)} (${share(votes, cast)})`)
    .join('; ');
}

type Remark = Extract<MinutesConclusionLine, { type: 'ASSESSMENT' | 'REQUIREMENT' }>;
type Task = Extract<MinutesConclusionLine, { type: 'TASK' }>;

/** The chair's conclusion: assessment, requirements, tasks; requirements are not tasks and are counted apart. */
export function conclusionBlocks({ conclusion, attendance }: MinutesModel): PaperBlock[] {
  if (conclusion.length === 0) return [];
  const remarks = (type: Remark['type']) => conclusion.filter((line): line is Remark => line.type === type);
  const assessments = remarks('ASSESSMENT');
  const requirements = remarks('REQUIREMENT');
  const tasks = conclusion.filter((line): line is Task => line.type === 'TASK');
  const parts = [
    { title: 'Đánh giá', blocks: remarkBlocks(assessments) },
    { title: `Yêu cầu: ${count(requirements.length)} yêu cầu`, blocks: remarkBlocks(requirements) },
    { title: `Nhiệm vụ: ${count(tasks.length)} nhiệm vụ`, blocks: taskBlocks(tasks) },
  ];
  return [
    bodyWithNext(`Sau khi nghe các ý kiến, ${personPhrase(attendance.chair) || 'chủ tọa'} kết luận như sau:`),
    ...numberedParts(parts),
  ];
}

function remarkBlocks(lines: Remark[]): PaperBlock[] {
  if (lines.length === 1) return bodyText(lines[0]!.text);
  return lines.flatMap((line, index) => bodyText(line.text, `${letter(index)})`));
}

// Points are lettered by the Vietnamese alphabet (Nghị định 30/2020, Phụ lục I): a, b, c, d, đ, e, g, ...
const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

const letter = (index: number) => LETTERS[index] ?? String(index + 1);

function taskBlocks(tasks: Task[]): PaperBlock[] {
  if (tasks.length === 0) return [];
  const rows = tasks.flatMap((task, index) => taskRows(task, String(index + 1)));
  return [table([ORDINAL, ...assignmentColumns('Nhiệm vụ')], rows)];
}

/** A task that several promised has a row of each below it. */
function taskRows(task: Task, ordinal: string): { cells: CellText[] }[] {
  if (!task.parts) return [{ cells: [ordinal, ...assignmentCells(task)] }];
  const parts = task.parts.map((part, index) => ({
    cells: [`${ordinal}.${index + 1}`, ...assignmentCells(part)],
  }));
  return [{ cells: [ordinal, task.text, '', '', ''] }, ...parts];
}

/**
 * What the paper was made from, placed above the signatures so that they cover it: number and hash of the journal's
 * head let anybody check later that the journal still is the one the minutes tell.
 */
export function journalBlock(model: MinutesModel): PaperBlock {
  const { journal, generatedAt, timeZone, meeting } = model;
  const paper = isDraft(model) ? 'Dự thảo biên bản' : 'Biên bản';
  const word = MEETING_WORD[meeting.kind];
  return journalMark(
    `${paper} được lập lúc ${moment(generatedAt, timeZone)} từ nhật ký điện tử của ${word}, tính đến mục nhật ký số ${journal.head}. Mã kiểm chứng của nhật ký (SHA-256):`,
    journal.hash,
  );
}

/** The closing sentence of form 1.9 with the sign of its system; of a meeting that goes on, only that it does. */
export function endingBlock(model: MinutesModel): PaperBlock {
  const { meeting, timeZone } = model;
  const word = capitalise(MEETING_WORD[meeting.kind]);
  if (meeting.endedAt === null) return bodyWithNext(`${word} chưa bế mạc ${asOf(model)}.`);
  return ending(`${word} kết thúc vào ${moment(meeting.endedAt, timeZone)}`);
}
