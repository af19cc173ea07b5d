import type { Id, MaterialRow, MaterialVersion, MaterialView, Role } from '@doi-thoai/shared';
import { LIMITS, clipText } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { ofCommitment } from '../commitments/evidence-files.js';
import { EvidenceService } from '../commitments/evidence.service.js';
import { DomainError } from '../kernel/domain-error.js';
import type { FileOwner, KeptFile } from '../kernel/kept-files.js';
import { KeptFiles } from '../kernel/kept-files.js';
import { plainName } from '../kernel/plain-name.js';
import { ofMaterial } from '../materials/material-files.js';
import { MaterialsService, type Looking } from '../materials/materials.service.js';
import { MeetingFileService } from '../meeting-file/meeting-file.service.js';
import { beside } from '../submissions/attachment-files.js';
import { SubmissionsAttachments } from '../submissions/submissions.attachments.js';
import { DossierPapers } from './dossier.papers.js';
import { DossierSigned } from './dossier.signed.js';
import type { LeftOut } from './manifest.js';
import { two, type Part } from './write-dossier.js';

/** Who the dossier is for: it holds what this person may read in the meeting, and nothing else. */
export interface DossierReader {
  role: Role;
  /** Chair and desk: also what nobody has approved, and files beside opinions. */
  table: boolean;
  /** Table and clerk: every signed version, not only those that are published. */
  keeps: boolean;
  /** Null: those who prepare. */
  looking: Looking | null;
}

/** What a dossier is made of, one part after the other. */
@Injectable()
export class DossierParts {
  constructor(
    private readonly papers: DossierPapers,
    private readonly signed: DossierSigned,
    private readonly materials: MaterialsService,
    private readonly attachments: SubmissionsAttachments,
    private readonly evidence: EvidenceService,
    private readonly kept: KeptFiles,
    private readonly files: MeetingFileService,
  ) {}

  async *of(meetingId: Id, reader: DossierReader): AsyncGenerator<Part | LeftOut> {
    yield* this.papers.of(meetingId, reader.table ? 'TABLE' : 'PUBLIC');
    yield* this.signed.of(meetingId, reader.keeps);
    yield* this.materialsOf(meetingId, reader);
    yield* this.attachmentsOf(meetingId, reader);
    yield* this.evidenceOf(meetingId);
    yield* this.wholeMeeting(meetingId, reader);
  }

  private async *materialsOf(meetingId: Id, { looking }: DossierReader): AsyncGenerator<Part | LeftOut> {
    const { all, rows } = await this.materials.list(meetingId, looking);
    for (const [index, material] of (all ?? rows).entries()) {
      const what = `Tài liệu: ${material.title}`;
      const version = newest(material);
      if (material.purged) yield { what, why: 'đã xóa hẳn' };
      else if (material.takenBack) yield { what, why: `đã thu hồi: ${material.takenBack.reason}` };
      else if (!version) yield { what, why: 'chưa có tệp' };
      else {
        const name = `${two(index + 1)}-${plainName(material.title)}-lan-${version.number}`;
        yield this.partOf(ofMaterial(meetingId, material.id), version, {
          path: `tai-lieu/${name}${endingOf(version.name)}`,
          what: `${what} (${version.name})`,
        });
      }
    }
  }

  private async *attachmentsOf(meetingId: Id, { table }: DossierReader): AsyncGenerator<Part | LeftOut> {
    const what = 'Tệp kèm theo ý kiến';
    if (!table) {
      yield { what, why: 'chỉ chủ trì và thư ký được đọc' };
      return;
    }
    for (const { submissionId, trackingCode, files, aside } of await this.attachments.ofMeeting(meetingId)) {
      if (aside) yield { what: `${what} ${trackingCode}`, why: 'ý kiến đã để riêng' };
      else
        for (const [index, file] of files.entries()) {
          const path = `dinh-kem/${trackingCode}-${two(index + 1)}${endingOf(file.name)}`;
          const told = { path, what: `${what} ${trackingCode} (${file.name})` };
          yield this.partOf(beside(meetingId, submissionId), file, told);
        }
    }
  }

  /** Whoever may export reads the history of every promise, and the files in it (W126). */
  private async *evidenceOf(meetingId: Id): AsyncGenerator<Part | LeftOut> {
    for (const [index, { commitmentId, text, files }] of (
      await this.evidence.ofMeeting(meetingId)
    ).entries()) {
      for (const [place, file] of files.entries()) {
        const name = `${two(index + 1)}-${plainName(text)}-${two(place + 1)}`;
        yield this.partOf(ofCommitment(meetingId, commitmentId), file, {
          path: `minh-chung/${name}${endingOf(file.name)}`,
          what: `Minh chứng: ${clipText(text, LIMITS.title).text} (${file.name})`,
        });
      }
    }
  }

  /**
   * A file that is not here does not take the others with it: of a meeting that came as a file none are, and one may be
   * taken away while the dossier is made.
   */
  private async partOf(
    owner: FileOwner,
    file: Pick<KeptFile, 'id' | 'sha256'>,
    { path, what }: { path: string; what: string },
  ): Promise<Part | LeftOut> {
    try {
      return { path, what, content: await this.kept.read(owner, file) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'NOT_FOUND') throw error;
      return { what, why: 'tệp không có ở máy chủ này' };
    }
  }

  /** Every row and the whole chain, which is its organisers' alone (W103). */
  private async *wholeMeeting(meetingId: Id, { role }: DossierReader): AsyncGenerator<Part | LeftOut> {
    const what = 'Toàn bộ dữ liệu và nhật ký của cuộc họp (JSON)';
    if (role !== 'ORGANISER') {
      yield { what, why: 'chỉ ban tổ chức được xuất' };
      return;
    }
    try {
      const { path: file, forget } = await this.files.make(meetingId);
      yield { path: 'du-lieu/cuoc-hop.json', what, content: { file, forget } };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'QUARANTINE_OPEN') throw error;
      yield {
        what,
        why: 'có ý kiến đang cách ly hoặc tài liệu đã thu hồi: đưa lại hoặc xóa hẳn rồi lập lại hồ sơ',
      };
    }
  }
}

function newest(material: MaterialView | MaterialRow): Omit<MaterialVersion, 'byId' | 'byName'> | null {
  return 'versions' in material ? (material.versions.at(-1) ?? null) : material.file;
}

/** The ending that its owner gave it, if it is one. */
function endingOf(name: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
}
