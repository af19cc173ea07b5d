import type { Id, SignedFile, SignedPaper, SignedRow, SignedView } from '@doi-thoai/shared';
import { DOCX } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { KeptFiles } from '../kernel/kept-files.js';
import { plainName } from '../kernel/plain-name.js';
import { ofSigned } from '../signed/signed-files.js';
import { SignedService } from '../signed/signed.service.js';
import { NAMES, SYSTEM_NAMES } from './dossier.papers.js';
import type { LeftOut, Origin } from './manifest.js';
import { two, type Part } from './write-dossier.js';

const PAPERS: Record<SignedPaper, { file: string; words: string }> = {
  MINUTES: { file: 'bien-ban', words: 'Biên bản' },
  COLLATION_TABLE: { file: 'bang-tong-hop-y-kien', words: 'Bảng tổng hợp ý kiến, kiến nghị' },
  INVITATIONS: { file: NAMES.INVITATIONS, words: 'Giấy mời' },
  FIGURES: { file: NAMES.FIGURES, words: 'Bảng chỉ tiêu' },
  NOTICE: { file: NAMES.NOTICE, words: 'Thông báo kết luận' },
  TASKS: { file: NAMES.TASKS, words: 'Bảng phân công nhiệm vụ' },
  ACCEPTANCE: { file: NAMES.ACCEPTANCE, words: 'Bảng tiếp thu giải trình' },
  NEVER_REACHED: { file: NAMES.NEVER_REACHED, words: 'Danh sách chưa tới lượt phát biểu' },
  NEVER_SPOKEN: { file: NAMES.NEVER_SPOKEN, words: 'Danh sách chưa phát biểu' },
  PRESS: { file: NAMES.PRESS, words: 'Thông tin báo chí' },
};
const ENDINGS: Record<SignedFile['type'], string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  [DOCX]: 'docx',
};

interface Piece {
  file: SignedFile;
  origin: Origin;
  /** What it is, in a file's name and in words. */
  called: string;
  words: string;
}

/** Signed versions, told apart from what was generated. */
@Injectable()
export class DossierSigned {
  constructor(
    private readonly signed: SignedService,
    private readonly kept: KeptFiles,
  ) {}

  /** `all`: every version, for those who keep them. */
  async *of(meetingId: Id, all: boolean): AsyncGenerator<Part | LeftOut> {
    const list = await this.signed.list(meetingId, all);
    for (const version of list.all ?? list.rows) {
      const { paper, number, body, signedOn } = version;
      const whose = body === '' ? '' : ` (${body})`;
      const what = `Bản đã ký lần ${number}: ${PAPERS[paper].words}${whose}, ngày ${signedOn}`;
      const why = whyLeft(version);
      if (why !== null) yield { what, why };
      else yield* this.filesOf(meetingId, version, what);
    }
  }

  private async *filesOf(
    meetingId: Id,
    version: SignedView | SignedRow,
    what: string,
  ): AsyncGenerator<Part | LeftOut> {
    const { id, paper, system, body, issuer, number } = version;
    const of = body === '' ? '' : `${plainName(body).slice(0, 40)}-${issuer.slice(0, 8)}/`;
    const folder = `giay-to-da-ky/${SYSTEM_NAMES[system]}/${of}`;
    for (const { file, origin, called, words } of piecesOf(version)) {
      // A meeting that came as a file has no others with it.
      const content = await this.kept.read(ofSigned(meetingId, id), file).catch(() => null);
      const told = `${what}; ${words}`;
      const path = `${folder}${PAPERS[paper].file}-lan-${number}-${called}.${ENDINGS[file.type]}`;
      if (content === null) yield { what: told, why: 'tệp không có ở máy này' };
      else yield { path, what: told, content, origin };
    }
  }
}

function whyLeft(version: SignedView | SignedRow): string | null {
  if (!('purged' in version)) return null;
  if (version.purged) return 'đã xóa hẳn';
  return version.takenBack ? `đã rút lại: ${version.takenBack.reason}` : null;
}

function piecesOf(version: SignedView | SignedRow): Piece[] {
  const { scan, edited } = version;
  const pieces: Piece[] = scan.map((file, index) => {
    const page = scan.length > 1 ? `-${two(index + 1)}` : '';
    return { file, origin: 'SCAN', called: `ban-scan${page}`, words: 'bản scan' };
  });
  if (edited) pieces.push({ file: edited, origin: 'EDITED', called: 'ban-word', words: 'bản Word đã sửa' });
  const then = 'generated' in version ? version.generated : null;
  const words = 'bản máy lập lúc nộp bản ký';
  if (then) pieces.push({ file: then, origin: 'GENERATED_THEN', called: 'ban-may-lap', words });
  return pieces;
}
