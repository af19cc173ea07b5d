import { annex, body, journalMark } from '../block/build.js';
import type { PaperBlock, PaperDocument } from '../block/model.js';
import { asOf, journalSentence, markOf, meetingPhrase } from '../cover.js';
import { dueWords } from '../minutes/minutes.words.js';
import { cleanLine } from '../state/text.js';
import { count, enumeration, shortDay } from '../state/wording.js';
import { STT, tableBlock, type PaperTable, type PaperWorkbook } from '../table-paper.js';
import { noticePhrase } from './notice-phrase.js';
import type { TaskRow, TasksModel } from './tasks.model.js';

export const TASKS_TITLE = 'BẢNG PHÂN CÔNG NHIỆM VỤ';

/** The task table as an annex of its own, on pages that lie on their side. */
export function tasksDocument(model: TasksModel): PaperDocument {
  const { cover } = model;
  return {
    system: cover.of.system,
    title: `Bảng phân công nhiệm vụ: ${cleanLine(cover.meeting.title)}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, null),
    sections: [
      {
        orientation: 'LANDSCAPE',
        blocks: [
          annex(TASKS_TITLE, `Kèm theo ${noticePhrase(cover, model.notice)}`),
          ...taskBlocks(model),
          journalMark(`${asOf(cover)}. ${journalSentence(cover)}`, cover.journal.hash),
        ],
      },
    ],
  };
}

/** Sentence and table below the head of the annex. */
export function taskBlocks(model: TasksModel): PaperBlock[] {
  if (model.tasks.length === 0) return [body(taskSentence(model))];
  return [body(taskSentence(model)), tableBlock(tasksTable(model), 'SMALL')];
}

export function tasksWorkbook(model: TasksModel): PaperWorkbook {
  const { cover } = model;
  return {
    tables: [tasksTable(model)],
    about: [
      ...[markOf(cover, null) ?? '', cover.of.body, TASKS_TITLE, cleanLine(cover.meeting.title)],
      ...[`(Kèm theo ${noticePhrase(cover, model.notice)})`, asOf(cover), taskSentence(model)],
      `${journalSentence(cover)} ${cover.journal.hash}`,
    ],
  };
}

/** How many there are, and what is still missing in them: nothing is filled in silently. */
export function taskSentence({ cover, tasks, cancelled }: TasksModel): string {
  const after = cancelled > 0 ? ` Không đưa vào bảng ${count(cancelled)} nhiệm vụ đã hủy bỏ.` : '';
  if (tasks.length === 0) return `Chưa có nhiệm vụ nào được giao tại ${meetingPhrase(cover)}.${after}`;
  const missing = [
    [tasks.filter(({ leads }) => leads.length === 0).length, 'nhiệm vụ chưa phân công'],
    [tasks.filter(({ due }) => due.kind === 'UNSET').length, 'nhiệm vụ chưa ấn định thời hạn'],
  ] as const;
  const open = missing.filter(([n]) => n > 0).map(([n, words]) => `${count(n)} ${words}`);
  const tail = open.length > 0 ? `; trong đó ${enumeration(open)}` : '';
  return `Bảng có ${count(tasks.length)} nhiệm vụ được giao tại ${meetingPhrase(cover)}${tail}.${after}`;
}

/** Columns in which no task has anything are left out. */
export function tasksTable({ tasks }: TasksModel): PaperTable {
  const products = tasks.some(({ product }) => product !== '');
  const helpers = tasks.some(({ coordinating }) => coordinating.length > 0);
  return {
    name: 'Nhiệm vụ',
    columns: [
      STT,
      { title: 'Nhiệm vụ', twips: null, characters: 60 },
      ...(products ? [{ title: 'Sản phẩm', twips: 2000, characters: 26 }] : []),
      { title: 'Chủ trì', twips: 2300, characters: 28 },
      ...(helpers ? [{ title: 'Phối hợp', twips: 2300, characters: 28 }] : []),
      { title: 'Thời hạn', twips: 1500, characters: 18, centred: true },
      { title: 'Ý kiến liên quan', twips: 2100, characters: 28 },
    ],
    rows: tasks.map((task, index) => ({
      cells: [
        index + 1,
        task.text,
        ...(products ? [task.product] : []),
        leads(task),
        ...(helpers ? [task.coordinating.join('\n')] : []),
        due(task),
        task.sources.join('\n'),
      ],
    })),
  };
}

function leads({ leads: units }: TaskRow): string {
  if (units.length === 0) return 'Chưa phân công';
  return units.length === 1 ? units.join('') : [...units, '(đồng chủ trì)'].join('\n');
}

function due({ due: until, extended, firstDueOn }: TaskRow): string {
  const first = firstDueOn === null ? '' : `\n(hạn đầu ${shortDay(firstDueOn)}, gia hạn ${extended} lần)`;
  return dueWords(until) + first;
}
