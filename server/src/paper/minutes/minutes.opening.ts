import {
  ORDINAL,
  TO_FILL_IN,
  body,
  bodyText,
  bodyWithNext,
  entry,
  listEntry,
  listed,
  table,
} from '../block/build.js';
import type { PaperBlock, Row } from '../block/model.js';
import { clockTime, enumeration, moment } from '../state/wording.js';
import { capitalise, cleanLine } from '../state/text.js';
import { isPlanned, triple } from '../figures/triple.js';
import type { MinutesCounts } from './minutes.counts.js';
import type { MinutesAgendaItem, MinutesFigure, MinutesModel, MinutesPerson } from './minutes.model.js';
import { MEETING_WORD, isDraft, people, personLine, personPhrase } from './minutes.words.js';

/** A list longer than this goes to an annex. */
export const LIST_IN_BODY = 15;

/** Start, place, attendance, chair, secretary: the fixed entries of form 1.9, in its order. */
export function openingEntries(model: MinutesModel, counts: MinutesCounts): PaperBlock[] {
  const { meeting, attendance, timeZone } = model;
  const hosts = model.hostBodies.map(cleanLine);
  return [
    entry('Thời gian bắt đầu', `${meeting.opened ? '' : 'dự kiến '}${moment(meeting.startedAt, timeZone)}.`),
    entry('Địa điểm', known(cleanLine(meeting.place).replace(/\.$/, ''))),
    ...(hosts.length > 0 ? [entry('Cơ quan, đơn vị tổ chức', `${enumeration(hosts)}.`)] : []),
    ...attendanceBlocks(model, counts),
    entry('Chủ trì (chủ tọa)', known(personPhrase(attendance.chair))),
    ...peopleEntry('Đồng chủ trì', attendance.coChairs),
    ...peopleEntry('Thư ký (người ghi biên bản)', attendance.secretaries),
  ];
}

/** What nobody told is left to be filled in by hand. */
const known = (words: string): string => (words === '' ? TO_FILL_IN : `${words}.`);

function peopleEntry(label: string, persons: MinutesPerson[]): PaperBlock[] {
  const [only] = persons;
  if (!only) return [];
  if (persons.length === 1) return [entry(label, `${personPhrase(only)}.`)];
  return [listEntry(label), ...listed(persons.map(personLine))];
}

function attendanceBlocks({ attendance }: MinutesModel, counts: MinutesCounts): PaperBlock[] {
  const { delegates, guests, absent } = attendance;
  const excused = absent.filter((person) => person.reason !== null);
  const unexplained = absent.filter((person) => person.reason === null);
  const groups: PaperBlock[][] = [
    counts.present > 0 || delegates.invited > 0 ? delegateBlocks(delegates, counts) : [],
    group(`Khách mời: ${people(guests.length)}`, guests.map(personLine)),
    group(
      `Vắng mặt có lý do: ${people(excused.length)}`,
      excused.map((person) => `${personLine(person)} (lý do: ${cleanLine(person.reason ?? '')})`),
    ),
    group(`Vắng mặt chưa rõ lý do: ${people(unexplained.length)}`, unexplained.map(personLine)),
  ];
  const blocks = groups.flat();
  return blocks.length > 0 ? [listEntry('Thành phần tham dự'), ...blocks] : [];
}

function group(title: string, lines: string[]): PaperBlock[] {
  return lines.length > 0 ? [bodyWithNext(`${title}, gồm:`), ...listed(lines)] : [];
}

function delegateBlocks(
  { invited, present }: MinutesModel['attendance']['delegates'],
  counts: MinutesCounts,
) {
  const onSite = counts.presentOnSite > 0 ? `dự trực tiếp ${people(counts.presentOnSite)}, ` : '';
  const ways = counts.presentOnline > 0 ? ` (${onSite}dự trực tuyến ${people(counts.presentOnline)})` : '';
  const summary = [
    invited > 0 ? `được mời ${people(invited)}` : '',
    `có mặt ${people(counts.present)}${ways}`,
  ].filter((part) => part !== '');
  const short = present.length <= LIST_IN_BODY;
  const ending =
    present.length === 0 ? '.' : short ? ', gồm:' : '. Danh sách đại biểu có mặt tại Phụ lục kèm theo.';
  return [
    body(`Đại biểu: ${summary.join('; ')}${ending}`),
    ...(short ? listed(present.map(personLine)) : []),
  ];
}

/** Order of business as it was actually taken. */
export function agendaBlocks(model: MinutesModel): PaperBlock[] {
  const { agenda } = model;
  const last = agenda.findLastIndex((item) => item.startedAt !== null);
  return agenda.map((item, index) =>
    body(`${index + 1}. ${agendaLine(item, model, neverOpened(model, index > last))}.`),
  );
}

// Nobody opened it in the system: whether it was held, and whose decision that was, the journal does not know.
function neverOpened(model: MinutesModel, later: boolean): string {
  if (!isDraft(model)) return 'không ghi nhận việc tiến hành';
  return later ? 'chưa tới' : 'chưa tiến hành';
}

function agendaLine(item: MinutesAgendaItem, { timeZone, meeting }: MinutesModel, never: string) {
  const { title, presenter, startedAt, held } = item;
  const name = cleanLine(title).replace(/\.$/, '');
  const who = presenter ? `; ${personPhrase(presenter)} thực hiện` : '';
  if (held === 'CONCLUDED') return `${name} (chủ tọa đã kết luận)`;
  if (held === 'CLOSED' && meeting.endedAt !== null)
    return `${name} (bế mạc lúc ${clockTime(meeting.endedAt, timeZone)})`;
  if (startedAt === null) return `${name} (${never})`;
  return `${name} (bắt đầu lúc ${clockTime(startedAt, timeZone)}${who})`;
}

/** Opening report with its figures; no total is ever formed. */
export function reportBlocks({ openingReport, meeting }: MinutesModel): PaperBlock[] {
  if (!openingReport) return [];
  const { title, presenter, summary, figures } = openingReport;
  const who = presenter
    ? `${personLine(presenter)} trình bày `
    : `${capitalise(MEETING_WORD[meeting.kind])} nghe `;
  return [
    body(`${who}${cleanLine(title).replace(/\.$/, '')}.`),
    ...(summary.trim() === '' ? [] : bodyText(summary)),
    ...(figures.length > 0 ? figureBlocks(figures) : []),
  ];
}

function figureBlocks(figures: MinutesFigure[]): PaperBlock[] {
  const columns = [
    ORDINAL,
    { title: 'Nội dung', width: null },
    { title: 'Số liệu', width: 1100, centred: true },
    { title: 'Đơn vị tính', width: 1700, centred: true },
    { title: 'Kỳ số liệu', width: 2000, centred: true },
  ];
  const order = figures.some(isPlanned)
    ? '; chỉ tiêu có kế hoạch ghi theo thứ tự đã thực hiện/kế hoạch kỳ/kế hoạch năm'
    : '';
  return [
    bodyWithNext(
      `Các số liệu nêu trong báo cáo (mỗi số liệu theo đơn vị tính riêng, không cộng gộp${order}):`,
    ),
    table(columns, figureRows(figures)),
  ];
}

function figureRows(figures: MinutesFigure[]): Row[] {
  const ids = new Set(figures.map((item) => item.id));
  const rows: Row[] = [];
  const shown = new Set<string>();
  const add = (item: MinutesFigure, ordinal: string, parent: MinutesFigure | null) => {
    if (shown.has(item.id)) return;
    shown.add(item.id);
    const label = parent ? `Trong đó: ${cleanLine(item.label)}` : capitalise(cleanLine(item.label));
    const cells = [
      ordinal,
      parent ? [[{ text: label, italics: true }]] : label,
      triple(item),
      item.unit,
      item.period ?? '',
    ];
    rows.push({ cells });
    const parts = figures.filter((part) => part.subsetOf === item.id);
    parts.forEach((part, index) => add(part, `${ordinal}.${index + 1}`, item));
  };
  const roots = figures.filter((item) => item.subsetOf === null || !ids.has(item.subsetOf));
  // A circle of subsets has no root: what no root reached is printed beside the others, not lost.
  let ordinal = 0;
  for (const item of [...roots, ...figures]) if (!shown.has(item.id)) add(item, String(++ordinal), null);
  return rows;
}
