import type { Id, PaperKind } from '@doi-thoai/shared';
import { acceptanceDocument, acceptanceWorkbook } from './acceptance/acceptance.document.js';
import type { PaperDocument } from './block/model.js';
import type { TableReader } from './collation-table.source.js';
import { figuresDocument, figuresWorkbook } from './figures/figures.document.js';
import { invitationDocument } from './invitation/invitation.document.js';
import { isDraft, noticeDocument } from './notice/notice.document.js';
import { pressDocument } from './press/press.document.js';
import { acceptanceModel } from './source/acceptance.source.js';
import { figuresModel } from './source/figures.source.js';
import { invitationModel } from './source/invitation.source.js';
import { noticeModel, noticeStanding } from './source/notice.source.js';
import { pressModel } from './source/press.source.js';
import type { Issuer, PaperReading } from './source/reading.js';
import { neverReachedModel, neverSpokenModel } from './source/speakers.source.js';
import { tasksModel } from './source/tasks.source.js';
import {
  neverReachedDocument,
  neverReachedWorkbook,
  neverSpokenDocument,
  neverSpokenWorkbook,
} from './speakers/speakers.document.js';
import type { PaperWorkbook } from './table-paper.js';
import { tasksDocument, tasksWorkbook } from './tasks/tasks.document.js';

/** From what and for whom a paper is made. */
export interface PaperWanted {
  reading: PaperReading;
  issuer: Issuer;
  reader: TableReader;
  personId: Id | null;
}

const DOCUMENTS: Record<PaperKind, (wanted: PaperWanted) => PaperDocument> = {
  INVITATIONS: ({ reading, issuer, personId }) =>
    invitationDocument(invitationModel(reading, issuer, personId)),
  FIGURES: ({ reading, issuer }) => figuresDocument(figuresModel(reading, issuer)),
  NOTICE: ({ reading, issuer }) => noticeDocument(noticeModel(reading, issuer)),
  TASKS: ({ reading, issuer }) => tasksDocument(tasksModel(reading, issuer)),
  ACCEPTANCE: ({ reading, issuer, reader }) => acceptanceDocument(acceptanceModel(reading, issuer, reader)),
  NEVER_REACHED: ({ reading, issuer }) => neverReachedDocument(neverReachedModel(reading, issuer)),
  NEVER_SPOKEN: ({ reading, issuer }) => neverSpokenDocument(neverSpokenModel(reading, issuer)),
  PRESS: ({ reading, issuer }) => pressDocument(pressModel(reading, noticeModel(reading, issuer))),
};

export const documentOf = (kind: PaperKind, wanted: PaperWanted): PaperDocument => DOCUMENTS[kind](wanted);

const WORKBOOKS: Partial<Record<PaperKind, (wanted: PaperWanted) => PaperWorkbook>> = {
  FIGURES: ({ reading, issuer }) => figuresWorkbook(figuresModel(reading, issuer)),
  TASKS: ({ reading, issuer }) => tasksWorkbook(tasksModel(reading, issuer)),
  ACCEPTANCE: ({ reading, issuer, reader }) => acceptanceWorkbook(acceptanceModel(reading, issuer, reader)),
  NEVER_REACHED: ({ reading, issuer }) => neverReachedWorkbook(neverReachedModel(reading, issuer)),
  NEVER_SPOKEN: ({ reading, issuer }) => neverSpokenWorkbook(neverSpokenModel(reading, issuer)),
};

/** @throws Error for a paper that is no table */
export function workbookOf(kind: PaperKind, wanted: PaperWanted): PaperWorkbook {
  const make = WORKBOOKS[kind];
  if (!make) throw new Error(`${kind} is no table`);
  return make(wanted);
}

const WORDS: Record<PaperKind, string> = {
  INVITATIONS: 'Giấy mời',
  FIGURES: 'Bảng chỉ tiêu',
  NOTICE: 'Thông báo kết luận',
  TASKS: 'Bảng phân công nhiệm vụ',
  ACCEPTANCE: 'Bảng tiếp thu giải trình',
  NEVER_REACHED: 'Danh sách chưa tới lượt phát biểu',
  NEVER_SPOKEN: 'Danh sách chưa phát biểu',
  PRESS: 'Thông tin báo chí',
};

/** "Thông báo kết luận dự thảo": what a file is called, before its day and the meeting's title. */
export function fileWords(kind: PaperKind, { reading, issuer }: PaperWanted): string {
  const draft = kind === 'NOTICE' && isDraft(noticeStanding(reading, issuer));
  return `${WORDS[kind]}${draft ? ' dự thảo' : ''}${issuer.system === 'PARTY' ? ' (Đảng)' : ''}`;
}
