import { annex, body, journalMark } from '../block/build.js';
import type { PaperDocument } from '../block/model.js';
import { asOf, journalSentence, kindWord, markOf, meetingPhrase, type PaperCover } from '../cover.js';
import { cleanLine } from '../state/text.js';
import { count } from '../state/wording.js';
import { STT, tableBlock, type PaperTable, type PaperWorkbook } from '../table-paper.js';
import type { NeverReachedModel, NeverReachedRow, NeverSpokenModel, Registered } from './speakers.model.js';

/** A list that belongs to the minutes: what it says, and its table. */
interface SpeakersList {
  cover: PaperCover;
  title: string;
  sentence: string;
  table: PaperTable;
}

export const NEVER_REACHED_TITLE = 'DANH SÁCH ĐĂNG KÝ PHÁT BIỂU CHƯA TỚI LƯỢT';
export const NEVER_SPOKEN_TITLE = 'DANH SÁCH ĐẠI BIỂU DỰ CHƯA PHÁT BIỂU';

export const neverReachedDocument = (model: NeverReachedModel): PaperDocument => listDocument(reached(model));
export const neverReachedWorkbook = (model: NeverReachedModel): PaperWorkbook => listWorkbook(reached(model));
export const neverSpokenDocument = (model: NeverSpokenModel): PaperDocument => listDocument(spoken(model));
export const neverSpokenWorkbook = (model: NeverSpokenModel): PaperWorkbook => listWorkbook(spoken(model));

function listDocument({ cover, title, sentence, table }: SpeakersList): PaperDocument {
  return {
    system: cover.of.system,
    title: `${title}: ${cleanLine(cover.meeting.title)}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, null),
    sections: [
      {
        orientation: 'PORTRAIT',
        blocks: [
          annex(title, `Kèm theo ${minutesPhrase(cover)}`),
          body(sentence),
          ...(table.rows.length === 0 ? [] : [tableBlock(table)]),
          journalMark(`${asOf(cover)}. ${journalSentence(cover)}`, cover.journal.hash),
        ],
      },
    ],
  };
}

function listWorkbook({ cover, title, sentence, table }: SpeakersList): PaperWorkbook {
  return {
    tables: [table],
    about: [
      ...[
        markOf(cover, null) ?? '',
        cover.of.body,
        title,
        cleanLine(cover.meeting.title),
        asOf(cover),
        sentence,
      ],
      `${journalSentence(cover)} ${cover.journal.hash}`,
    ],
  };
}

function minutesPhrase(cover: PaperCover): string {
  return `Biên bản ${meetingPhrase(cover)} của ${cleanLine(cover.of.body)}`;
}

function reached(model: NeverReachedModel): SpeakersList {
  const { cover, rows } = model;
  return {
    ...{ cover, title: NEVER_REACHED_TITLE, sentence: reachedSentence(model) },
    table: {
      name: 'Chưa tới lượt',
      columns: [
        STT,
        { title: 'Họ và tên', twips: 2100, characters: 28 },
        { title: 'Chức vụ, đơn vị', twips: null, characters: 40 },
        { title: 'Nhóm vấn đề', twips: 1700, characters: 24 },
        { title: 'Ý kiến viết thay', twips: 1500, characters: 24, centred: true },
        { title: 'Trả lời', twips: 1150, characters: 14, centred: true },
      ],
      rows: rows.map((row, index) => ({
        cells: [
          index + 1,
          row.name,
          row.post,
          row.topic,
          written(row),
          row.answered ? 'Đã trả lời' : 'Chưa trả lời',
        ],
      })),
    },
  };
}

function reachedSentence({ cover, rows, registered, waiting }: NeverReachedModel): string {
  const still =
    waiting > 0
      ? ` Còn ${count(waiting)} đăng ký đang chờ; ${kindWord(cover)} chưa kết thúc phần phát biểu.`
      : '';
  if (rows.length === 0)
    return `Không có đăng ký phát biểu nào chưa tới lượt tại ${meetingPhrase(cover)}.${still}`;
  return `Có ${count(rows.length)}/${count(registered)} đăng ký phát biểu chưa tới lượt tại ${meetingPhrase(cover)}; ý kiến được gửi bằng văn bản và được trả lời như các ý kiến khác.${still}`;
}

function written({ written: how, opinion }: NeverReachedRow): string {
  if (how === 'NONE') return 'Chưa có';
  const words = how === 'CONVERTED' ? 'Chuyển thành ý kiến viết' : 'Đã gửi ý kiến viết';
  return opinion === null ? words : `${words} số ${opinion}`;
}

const MODE_WORDS = { ON_SITE: 'Trực tiếp', ONLINE: 'Trực tuyến' } as const;

const REGISTERED_WORDS: Record<Registered, string> = {
  NOT_REACHED: 'Có, chưa tới lượt',
  WAITING: 'Có, đang chờ',
  WITHDRAWN: 'Có, đã rút',
  DECLINED: 'Có, chưa được mời',
  ABSENT: 'Có, vắng khi được mời',
  NO: 'Không',
};

function spoken(model: NeverSpokenModel): SpeakersList {
  const { cover, rows, present } = model;
  const none = `Tất cả ${count(present)} đại biểu dự ${meetingPhrase(cover)} đã phát biểu.`;
  const some = `Có ${count(rows.length)}/${count(present)} đại biểu dự ${meetingPhrase(cover)} chưa phát biểu.`;
  const nobody = `Chưa có đại biểu nào điểm danh tại ${meetingPhrase(cover)}.`;
  const cards = rows.some(({ number }) => number !== '');
  return {
    ...{ cover, title: NEVER_SPOKEN_TITLE },
    sentence: present === 0 ? nobody : rows.length === 0 ? none : some,
    table: {
      name: 'Chưa phát biểu',
      columns: [
        STT,
        ...(cards ? [{ title: 'Số thẻ', twips: 900, characters: 10, centred: true }] : []),
        { title: 'Họ và tên', twips: 2300, characters: 28 },
        { title: 'Chức vụ, đơn vị', twips: null, characters: 44 },
        { title: 'Hình thức dự', twips: 1250, characters: 14, centred: true },
        { title: 'Đăng ký phát biểu', twips: 1600, characters: 24, centred: true },
      ],
      rows: rows.map((row, index) => ({
        cells: [
          index + 1,
          ...(cards ? [row.number] : []),
          ...[row.name, row.post, MODE_WORDS[row.mode], REGISTERED_WORDS[row.registered]],
        ],
      })),
    },
  };
}
