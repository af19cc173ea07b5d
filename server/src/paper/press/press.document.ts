import { bodyText, body, title } from '../block/build.js';
import type { PaperDocument } from '../block/model.js';
import { MEETING_ZONE, kindWord, markOf, meetingPhrase } from '../cover.js';
import { personPhrase } from '../person-phrase.js';
import { capitalise, cleanLine } from '../state/text.js';
import { count, enumeration, longDate } from '../state/wording.js';
import type { PressModel } from './press.model.js';

/** A short text to hand to the press; it is no numbered paper and carries no signature. */
export function pressDocument(model: PressModel): PaperDocument {
  const { cover, issued } = model;
  return {
    system: cover.of.system,
    title: `Thông tin báo chí: ${cleanLine(cover.meeting.title)}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, issued ? null : 'BẢN CHUẨN BỊ, kết luận chưa ban hành'),
    sections: [
      {
        orientation: 'PORTRAIT',
        blocks: [
          title('Thông tin báo chí', capitalise(meetingPhrase(cover))),
          ...pressSentences(model).map((one) => body(one)),
          ...statementBlocks(model),
          ...taskSentences(model).map((one) => body(one)),
        ],
      },
    ],
  };
}

function pressSentences(model: PressModel): string[] {
  const { cover, hosts, chair } = model;
  const place = cleanLine(cover.meeting.place);
  const day =
    capitalise(longDate(cover.meeting.startedAt, MEETING_ZONE)) + (place === '' ? '' : `, tại ${place}`);
  const held = hosts.length > 0 ? `${enumeration(hosts.map(cleanLine))} tổ chức` : 'diễn ra';
  const who =
    cleanLine(chair.name) === '' ? '' : ` ${capitalise(personPhrase(cover.of.system, chair))} chủ trì.`;
  return [`${day}, ${held} ${meetingPhrase(cover)}.${who}`, ...numbersOf(model)];
}

/** What is nothing is not told (domain.md 2.6); kinds stand side by side and are never added. */
function numbersOf({ cover, collated, turns, answered, topics }: PressModel): string[] {
  const told = (n: number, words: string): string => (n > 0 ? `${count(n)} ${words}` : '');
  const received = [told(collated, 'ý kiến tổng hợp'), told(turns, 'lượt phát biểu')].filter(Boolean);
  if (received.length === 0) return [];
  const about =
    topics.length > 0 ? `, tập trung vào các nhóm vấn đề: ${topics.map(cleanLine).join('; ')}` : '';
  const replied = [
    answered.collated > 0 ? `${count(answered.collated)}/${count(collated)} ý kiến tổng hợp` : '',
    answered.turns > 0 ? `${count(answered.turns)}/${count(turns)} lượt phát biểu` : '',
  ].filter(Boolean);
  return [
    `${capitalise(kindWord(cover))} tiếp nhận ${enumeration(received)}${about}.`,
    ...(replied.length > 0 ? [`Đến nay đã trả lời ${enumeration(replied)}.`] : []),
  ];
}

function statementBlocks({ statements, cover, chair }: PressModel) {
  if (statements.length === 0) return [];
  const who = personPhrase(cover.of.system, chair);
  return [body(`Kết luận ${kindWord(cover)}, ${who} nêu:`), ...statements.flatMap((one) => bodyText(one))];
}

function taskSentences({ tasks, cover }: PressModel): string[] {
  if (tasks.all === 0) return [];
  const dated = tasks.dated > 0 ? `, trong đó ${count(tasks.dated)} nhiệm vụ có thời hạn cụ thể` : '';
  return [`${count(tasks.all)} nhiệm vụ được giao cho các đơn vị sau ${kindWord(cover)}${dated}.`];
}
