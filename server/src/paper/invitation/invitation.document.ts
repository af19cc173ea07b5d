import {
  TO_FILL_IN,
  body,
  closing,
  ending,
  entry,
  filingOf,
  head,
  signatory,
  title,
} from '../block/build.js';
import type { PaperBlock, PaperDocument } from '../block/model.js';
import { MEETING_ZONE, markOf, meetingPhrase } from '../cover.js';
import { personPhrase, postOf, type PaperPerson } from '../person-phrase.js';
import { capitalise, cleanLine } from '../state/text.js';
import { count, enumeration, moment } from '../state/wording.js';
import type { InvitationModel } from './invitation.model.js';

/** Who signs is not known here: short enough for half of the page. */
const POST = '…'.repeat(10);

/** More units than these are counted, not named. */
const UNITS_NAMED = 6;

/** A letter for each person, every one on pages of its own. */
export function invitationDocument(model: InvitationModel): PaperDocument {
  const { cover, people } = model;
  return {
    system: cover.of.system,
    title: `Giấy mời: ${cleanLine(cover.meeting.title)}`,
    author: cleanLine(cover.of.body),
    mark: markOf(cover, null),
    sections: people.map((person) => ({ orientation: 'PORTRAIT', blocks: letter(model, person) })),
  };
}

function letter(model: InvitationModel, person: PaperPerson): PaperBlock[] {
  const { cover, chair, agenda } = model;
  const { of } = cover;
  return [
    head(of, null),
    title('Giấy mời', `Dự ${meetingPhrase(cover)}`),
    body(
      `${cleanLine(of.body)} trân trọng kính mời: `,
      { text: invited(of.system, person), bold: true },
      '.',
    ),
    entry('Tới dự', `${meetingPhrase(cover)}.`),
    ...hostEntry(model),
    ...(cleanLine(chair.name) === ''
      ? []
      : [entry('Chủ trì', `${capitalise(personPhrase(of.system, chair))}.`)]),
    ...participants(model),
    entry('Thời gian', `${moment(cover.meeting.startedAt, MEETING_ZONE)}.`),
    entry(
      'Địa điểm',
      cleanLine(cover.meeting.place) === '' ? TO_FILL_IN : `${cleanLine(cover.meeting.place)}.`,
    ),
    ...(agenda.length === 0 ? [] : [entry('Nội dung', `${agenda.map(bare).join('; ')}.`)]),
    ...prepared(model),
    ending(
      of.system === 'PARTY' ? 'Đề nghị đồng chí dự đúng thành phần, thời gian' : 'Rất hân hạnh được đón tiếp',
    ),
    closing(signatory(POST, ''), ['Như trên'], filingOf(of)),
  ];
}

/** "Ông (Bà) Bế Thị Trưởng, Trưởng phòng Đất đai", "đồng chí ..." */
export function invited(system: 'STATE' | 'PARTY', person: PaperPerson): string {
  const address = system === 'PARTY' ? 'Đồng chí' : 'Ông (Bà)';
  return [`${address} ${cleanLine(person.name)}`, postOf(person)].filter(Boolean).join(', ');
}

function hostEntry({ hosts }: InvitationModel): PaperBlock[] {
  return hosts.length > 1 ? [entry('Đơn vị tổ chức', `${enumeration(hosts.map(cleanLine))}.`)] : [];
}

function participants({ units }: InvitationModel): PaperBlock[] {
  if (units.length === 0) return [];
  const named = units.length <= UNITS_NAMED ? `: ${enumeration(units.map(cleanLine))}` : '';
  return [entry('Thành phần', `đại biểu của ${count(units.length)} đơn vị${named}.`)];
}

function prepared({ topics }: InvitationModel): PaperBlock[] {
  if (topics.length === 0) return [];
  return [
    body(`Đề nghị đại biểu chuẩn bị ý kiến theo các nhóm vấn đề: ${topics.map(cleanLine).join('; ')}.`),
  ];
}

const bare = (line: string): string => cleanLine(line).replace(/[.;]$/, '');
