import type { Id, PaperIssuer, PaperKind, PaperSystem } from '@doi-thoai/shared';
import { FORMATS_OF } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { plainName } from '../kernel/plain-name.js';
import type { TableReader } from '../paper/collation-table.source.js';
import { PapersService, type OpenShelf } from '../paper/papers.service.js';
import type { PaperOrder } from '../paper/reading.jobs.js';
import { StatisticsPaper } from '../paper/statistics.service.js';
import type { LeftOut } from './manifest.js';
import { two, type Part } from './write-dossier.js';

/** File names of papers; what they are is said in their own words. */
export const NAMES: Record<PaperKind, string> = {
  INVITATIONS: 'giay-moi',
  FIGURES: 'bang-chi-tieu',
  NOTICE: 'thong-bao-ket-luan',
  TASKS: 'bang-phan-cong-nhiem-vu',
  ACCEPTANCE: 'bang-tiep-thu-giai-trinh',
  NEVER_REACHED: 'danh-sach-chua-toi-luot',
  NEVER_SPOKEN: 'danh-sach-chua-phat-bieu',
  PRESS: 'thong-tin-bao-chi',
};
export const SYSTEM_NAMES: Record<PaperSystem, string> = { STATE: 'nha-nuoc', PARTY: 'dang' };
const MADE = { origin: 'GENERATED' } as const;
const TABLES = ['docx', 'pdf', 'xlsx'] as const;
const TEXTS = ['docx', 'pdf'] as const;

/** Every paper of a meeting, in each format and for each body that issues papers of it. */
@Injectable()
export class DossierPapers {
  constructor(
    private readonly papers: PapersService,
    private readonly statistics: StatisticsPaper,
  ) {}

  async *of(meetingId: Id, reader: TableReader): AsyncGenerator<Part | LeftOut> {
    const open = await this.papers.open(meetingId, reader);
    const { issuers } = open.shelf;
    const { bytes: content } = await this.statistics.xlsx(meetingId);
    yield { path: 'giay-to/so-lieu.xlsx', what: 'Số liệu trước hội nghị', content, ...MADE };
    for (const system of new Set(issuers.map((issuer) => issuer.system))) {
      yield* ofSystem(open, system);
    }
    for (const [index, issuer] of issuers.entries()) yield* ofIssuer(open, issuer, index);
  }
}

/** What is made once in each of the two systems, whoever issues it. */
async function* ofSystem(open: OpenShelf, system: PaperSystem): AsyncGenerator<Part> {
  const folder = `giay-to/${SYSTEM_NAMES[system]}`;
  for (const format of TEXTS) {
    const content = await open.minutes(format, system);
    yield { path: `${folder}/bien-ban.${format}`, what: 'Biên bản', content, ...MADE };
  }
  for (const format of TABLES) {
    const content = await open.opinions(format, system);
    const path = `${folder}/bang-tong-hop-y-kien.${format}`;
    yield { path, what: 'Bảng tổng hợp ý kiến, kiến nghị', content, ...MADE };
  }
}

async function* ofIssuer(
  { make }: OpenShelf,
  { key, body, system, papers }: PaperIssuer,
  index: number,
): AsyncGenerator<Part | LeftOut> {
  const folder = `giay-to/${SYSTEM_NAMES[system]}/${two(index + 1)}-${plainName(body)}`;
  for (const { kind, state } of papers) {
    const what = `${NAMES[kind]} (${body})`;
    if (state === 'EMPTY') yield { what, why: 'không có nội dung' };
    else if (state === 'CLOSED') yield { what, why: 'cuộc họp này không đưa tin' };
    else
      for (const format of FORMATS_OF[kind]) {
        yield* made(make, { kind, format, body: key, personId: null }, `${folder}/${NAMES[kind]}.${format}`);
      }
  }
}

/** A template that cannot be filled is told, and the rest of the dossier is made. */
async function* made(
  make: OpenShelf['make'],
  order: PaperOrder,
  path: string,
): AsyncGenerator<Part | LeftOut> {
  try {
    const { bytes: content, words: what, template } = await make(order);
    yield { path, what, content, template, ...MADE };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'TEMPLATE_FAILED') throw error;
    yield { what: path, why: 'không điền được vào mẫu của cơ quan' };
  }
}
