import { TREATMENT_WORDS } from '../acceptance/acceptance.words.js';
import { MEETING_ZONE, kindWord, meetingPhrase } from '../cover.js';
import { dueWords, numberList } from '../minutes/minutes.words.js';
import { personPhrase } from '../person-phrase.js';
import { capitalise, cleanLine, sentence } from '../state/text.js';
import { count, enumeration, longDate } from '../state/wording.js';
import type { TaskRow } from '../tasks/tasks.model.js';
import type { KindCounts, NoticeCounts } from './notice.counts.js';
import type { NoticeModel } from './notice.model.js';

/** "Kết luận của Giám đốc Sở Nội vụ Vương Đình Khải tại Hội nghị ..." */
export function subjectOf({ subject, cover, chair }: NoticeModel): string {
  return (
    cleanLine(subject) || `Kết luận của ${personPhrase(cover.of.system, chair)} tại ${meetingPhrase(cover)}`
  );
}

/** Date, place, hosts, chair and participants. */
export function heldSentence(model: NoticeModel): string {
  const { cover, chair, coChairs, hosts } = model;
  const place = cleanLine(cover.meeting.place);
  const day =
    capitalise(longDate(cover.meeting.startedAt, MEETING_ZONE)) + (place === '' ? '' : `, tại ${place}`);
  const held = hosts.length > 0 ? `${enumeration(hosts.map(cleanLine))} tổ chức` : 'diễn ra';
  const chairs = enumeration([chair, ...coChairs].map((one) => personPhrase(cover.of.system, one)));
  const sentences = [
    `${day}, ${held} ${meetingPhrase(cover)}.`,
    `${capitalise(chairs)} chủ trì ${kindWord(cover)}.`,
    attended(model),
  ];
  return sentences.filter((one) => one !== '').join(' ');
}

function attended({ delegates, cover }: NoticeModel): string {
  const present = delegates.onSite + delegates.online;
  if (present === 0) return '';
  const online = delegates.online > 0 ? `, trong đó ${count(delegates.online)} đại biểu dự trực tuyến` : '';
  return `Dự ${kindWord(cover)} có ${count(present)}/${count(delegates.invited)} đại biểu được mời${online}.`;
}

/** "Sau khi nghe báo cáo ... và ý kiến ..., ... kết luận như sau:" */
export function heardSentence({ report, cover, chair }: NoticeModel, { of }: NoticeCounts): string {
  const opinions =
    of.TURN.all > 0 ? `${count(of.TURN.all)} lượt phát biểu của đại biểu` : 'ý kiến của đại biểu';
  const heard = enumeration([cleanLine(report), opinions].filter((one) => one !== ''));
  return `Sau khi nghe ${heard}, ${personPhrase(cover.of.system, chair)} kết luận như sau:`;
}

/** Each kind of opinion by itself, with the people behind it. */
export function receivedSentence(model: NoticeModel, { of, speakers }: NoticeCounts): string {
  const { cover, floor } = model;
  const raw = floor.rawSubmissions > 0 ? ` (từ ${count(floor.rawSubmissions)} ý kiến gốc)` : '';
  const parts = [
    of.COLLATED.all > 0 ? `${count(of.COLLATED.all)} ý kiến tổng hợp${raw}` : '',
    of.SUBMISSION.all > 0 ? `${count(of.SUBMISSION.all)} ý kiến viết chưa tổng hợp${converted(model)}` : '',
    of.TURN.all > 0 ? `${count(of.TURN.all)} lượt phát biểu của ${count(speakers)} người` : '',
  ].filter((one) => one !== '');
  const word = capitalise(kindWord(cover));
  if (parts.length === 0) return `${word} không ghi nhận ý kiến, kiến nghị nào.`;
  return `${word} tiếp nhận ${enumeration(parts)}.`;
}

/** What was to be spoken is counted apart from what was written (domain.md 6.3). */
function converted({ acceptance, floor }: NoticeModel): string {
  const rows = acceptance.rows.filter(
    ({ kind, number }) => kind === 'SUBMISSION' && floor.notReached.includes(number),
  );
  return rows.length === 0 ? '' : ` (trong đó ${count(rows.length)} từ đăng ký phát biểu chưa tới lượt)`;
}

const KINDS = [
  ['COLLATED', 'ý kiến tổng hợp'],
  ['SUBMISSION', 'ý kiến viết chưa tổng hợp'],
  ['TURN', 'lượt phát biểu'],
] as const;

/** What was answered in the room, in writing, and what is left; with the numbers of what is left. */
export function answeredSentences({ floor }: NoticeModel, counts: NoticeCounts): string[] {
  const told = (what: (one: KindCounts) => number): string => {
    const kinds = KINDS.map(([kind, words]) => ({ of: counts.of[kind], words })).filter(
      (one) => what(one.of) > 0,
    );
    return enumeration(kinds.map((one) => `${count(what(one.of))}/${count(one.of.all)} ${one.words}`));
  };
  const live = told(({ answeredLive }) => answeredLive);
  const written = told(({ answeredWritten }) => answeredWritten);
  const open = KINDS.map(([kind, words]) => ({ words, numbers: counts.of[kind].open }))
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ words, numbers }) => `${count(numbers.length)} ${words} (số ${numberList(numbers)})`);
  const missed = floor.notReached;
  return [
    live === '' ? '' : `Đã trả lời tại chỗ ${live}.`,
    written === '' ? '' : `Đã trả lời bằng văn bản ${written}.`,
    open.length === 0 ? '' : `Tiếp tục trả lời bằng văn bản ${enumeration(open)}.`,
    missed.length === 0
      ? ''
      : `${count(missed.length)} đăng ký phát biểu chưa tới lượt được chuyển thành ý kiến viết (số ${numberList(missed)}).`,
  ].filter((one) => one !== '');
}

/** Of the rows of the annex, each in one class. */
export function treatmentSentence(
  { acceptance }: NoticeModel,
  { treatments }: NoticeCounts,
  annex: string,
): string {
  const parts = treatments.map(
    ({ treatment, n }) => `${TREATMENT_WORDS[treatment].toLowerCase()} ${count(n)}`,
  );
  return `Phân loại ${count(acceptance.rows.length)} dòng của ${annex}: ${parts.join('; ')}.`;
}

/** "Phòng Nhà ở chủ trì, phối hợp với Phòng Đất đai: sửa nhà công vụ. Thời hạn: 31/12/2026." */
export function taskLine({ text, product, leads, coordinating, due }: TaskRow): string {
  const led = leads.length > 1 ? 'đồng chủ trì' : 'chủ trì';
  const who =
    leads.length === 0 ? 'Chưa phân công đơn vị chủ trì' : `${enumeration(leads.map(cleanLine))} ${led}`;
  const help = coordinating.length === 0 ? '' : `, phối hợp với ${enumeration(coordinating.map(cleanLine))}`;
  const made = product === '' ? '' : ` Sản phẩm: ${sentence(cleanLine(product))}`;
  const until = dueWords(due);
  return `${who}${help}: ${sentence(cleanLine(text))}${made} Thời hạn: ${until.charAt(0).toLowerCase()}${until.slice(1)}.`;
}

export function followUpSentences({ cover, tasks, monitors }: NoticeModel, annex: string): string[] {
  const { system, body } = cover.of;
  const who = enumeration(monitors.map((one) => personPhrase(system, one)));
  const report = `Các đơn vị được giao nhiệm vụ tổ chức thực hiện, báo cáo kết quả về ${cleanLine(body)} đúng thời hạn tại ${annex}.`;
  return [
    ...(tasks.tasks.length === 0 ? [] : [report]),
    ...(who === '' ? [] : [`${capitalise(who)} theo dõi, đôn đốc việc thực hiện kết luận này.`]),
  ];
}
