import { ACCEPTANCE_TITLE } from '../acceptance/acceptance.words.js';
import { acceptanceBlocks } from '../acceptance/acceptance.document.js';
import {
  annex,
  bodyText,
  body,
  closing,
  ending,
  filingOf,
  head,
  heading,
  journalMark,
  listed,
  signatory,
  title,
} from '../block/build.js';
import type { PaperBlock, PaperDocument, PaperSection } from '../block/model.js';
import { DRAFT, asOf, journalSentence, markOf, meetingPhrase } from '../cover.js';
import { personPhrase } from '../person-phrase.js';
import { cleanLine } from '../state/text.js';
import { count, roman } from '../state/wording.js';
import { STT, tableBlock } from '../table-paper.js';
import { noticePhrase } from '../tasks/notice-phrase.js';
import { TASKS_TITLE, taskBlocks } from '../tasks/tasks.document.js';
import { countNotice, type NoticeCounts } from './notice.counts.js';
import type { NoticeModel } from './notice.model.js';
import {
  answeredSentences,
  followUpSentences,
  heardSentence,
  heldSentence,
  receivedSentence,
  subjectOf,
  taskLine,
  treatmentSentence,
} from './notice.words.js';

/** The annexes that have something to say, numbered when there are two. */
interface Annexes {
  tasks: string;
  acceptance: string;
  number: (which: 'tasks' | 'acceptance') => number | null;
}

/** The conclusion notice: text, signature, and the lists that its numbers are traced in. */
export function noticeDocument(model: NoticeModel): PaperDocument {
  const { cover } = model;
  const annexes = annexesOf(model);
  return {
    system: cover.of.system,
    title: `Thông báo ${cleanLine(subjectOf(model))}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, isDraft(model) ? draftWords(model) : null),
    sections: [
      { orientation: 'PORTRAIT', blocks: mainBlocks(model, annexes) },
      ...annexSections(model, annexes),
    ],
  };
}

/** Nothing that the chair has not approved, or that has no number yet, may pass for the paper itself. */
export function isDraft({ approved, cover }: Pick<NoticeModel, 'approved' | 'cover'>): boolean {
  return !approved || cover.of.number === null;
}

function draftWords({ approved }: NoticeModel): string {
  return approved ? `${DRAFT}, chưa có số` : `${DRAFT}, chủ trì chưa duyệt`;
}

function annexesOf({ tasks, acceptance }: NoticeModel): Annexes {
  const both = tasks.tasks.length > 0 && acceptance.rows.length > 0;
  const number = (which: 'tasks' | 'acceptance') => (both ? (which === 'tasks' ? 1 : 2) : null);
  const name = (which: 'tasks' | 'acceptance') => {
    const place = number(which);
    return place === null ? 'Phụ lục' : `Phụ lục ${roman(place - 1)}`;
  };
  return { tasks: name('tasks'), acceptance: name('acceptance'), number };
}

function mainBlocks(model: NoticeModel, annexes: Annexes): PaperBlock[] {
  const { cover, signer, recipients, chair } = model;
  const counts = countNotice(model);
  const parts: { title: string; blocks: PaperBlock[] }[] = [
    { title: 'Đánh giá chung', blocks: model.assessments.flatMap((line) => bodyText(line)) },
    { title: 'Về các nhóm ý kiến, kiến nghị', blocks: opinionBlocks(model, counts, annexes) },
    { title: 'Giao nhiệm vụ', blocks: assignmentBlocks(model, annexes) },
    { title: 'Theo dõi, đôn đốc', blocks: followUpSentences(model, annexes.tasks).map((one) => body(one)) },
  ];
  const shown = parts.filter(({ blocks }) => blocks.length > 0);
  const who = personPhrase(cover.of.system, chair);
  const draft = isDraft(model);
  return [
    head(cover.of, cover.date),
    title('Thông báo', subjectOf(model), draft ? `(${draftWords(model)})` : null),
    body(heldSentence(model)),
    body(heardSentence(model, counts)),
    ...shown.flatMap((part, index) => [heading(`${index + 1}. ${part.title}`), ...part.blocks]),
    ending(
      `Trên đây là kết luận của ${who} tại ${meetingPhrase(cover)}; ${cleanLine(cover.of.body)} thông báo để các đơn vị liên quan biết, thực hiện`,
    ),
    closing(
      signatory(signer.post, signer.name, ...(signer.authority === '' ? [] : [signer.authority])),
      recipients,
      filingOf(cover.of),
      draft ? `(${DRAFT}, chưa ký)` : null,
    ),
  ];
}

function opinionBlocks(model: NoticeModel, counts: NoticeCounts, { acceptance }: Annexes): PaperBlock[] {
  const received = body(receivedSentence(model, counts));
  if (model.acceptance.rows.length === 0) return [received];
  return [
    received,
    ...(counts.groups.length > 1 ? [groupTable(counts)] : []),
    ...answeredSentences(model, counts).map((one) => body(one)),
    body(treatmentSentence(model, counts, acceptance)),
    body(`(Chi tiết tại ${acceptance}.)`),
  ];
}

/** A column for each kind that there is, and the rows of the annex in which the numbers are found again. */
function groupTable({ groups, of }: NoticeCounts): PaperBlock {
  const kinds = [
    { title: 'Ý kiến tổng hợp', shown: of.COLLATED.all > 0, key: 'collated' },
    { title: 'Ý kiến viết chưa tổng hợp', shown: of.SUBMISSION.all > 0, key: 'submissions' },
    { title: 'Lượt phát biểu', shown: of.TURN.all > 0, key: 'turns' },
  ] as const;
  const columns = kinds.filter(({ shown }) => shown);
  return tableBlock({
    name: '',
    columns: [
      STT,
      { title: 'Nhóm vấn đề', twips: null, characters: 0 },
      ...columns.map(({ title: words }) => ({ title: words, twips: 1150, characters: 0, centred: true })),
      { title: 'Đã trả lời', twips: 900, characters: 0, centred: true },
      { title: 'Dòng tại Phụ lục', twips: 1000, characters: 0, centred: true },
    ],
    rows: groups.map((group, index) => ({
      cells: [
        index + 1,
        group.topic,
        ...columns.map(({ key }) => (group[key] === 0 ? '' : count(group[key]))),
        `${count(group.answered)}/${count(group.to - group.from + 1)}`,
        group.from === group.to ? group.from : `${group.from}-${group.to}`,
      ],
    })),
  });
}

function assignmentBlocks({ requirements, tasks, cover }: NoticeModel, annexes: Annexes): PaperBlock[] {
  const asked = requirements.length === 0 ? [] : [body('Yêu cầu:'), ...listed(requirements.map(bare))];
  if (tasks.tasks.length === 0) return asked;
  const given = tasks.tasks.map((task, index) => body(`(${index + 1}) ${taskLine(task)}`));
  const lead = `Giao ${count(tasks.tasks.length)} nhiệm vụ sau ${meetingPhrase(cover)} (chi tiết tại ${annexes.tasks}):`;
  return [...asked, body(lead), ...given];
}

const bare = (line: string): string => cleanLine(line).replace(/[.;]$/, '');

function annexSections(model: NoticeModel, annexes: Annexes): PaperSection[] {
  const { cover, tasks, acceptance } = model;
  const source = `Kèm theo ${noticePhrase(cover, tasks.notice)}`;
  const sections = [
    {
      title: TASKS_TITLE,
      number: annexes.number('tasks'),
      blocks: taskBlocks(tasks),
      rows: tasks.tasks.length,
    },
    {
      ...{ title: ACCEPTANCE_TITLE, number: annexes.number('acceptance') },
      ...{ blocks: acceptanceBlocks(acceptance), rows: acceptance.rows.length },
    },
  ].filter(({ rows }) => rows > 0);
  return sections.map(({ title: words, number, blocks }, index) => ({
    orientation: 'LANDSCAPE',
    blocks: [
      annex(words, source, number),
      ...blocks,
      ...(index === sections.length - 1
        ? [journalMark(`${asOf(cover)}. ${journalSentence(cover)}`, cover.journal.hash)]
        : []),
    ],
  }));
}
