import type { Id, PaperSystem, PaperTemplateView, Payload, Role } from '@doi-thoai/shared';
import { TEMPLATE_LIMITS, mayIssue } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { KeptFiles, type FileOwner } from '../kernel/kept-files.js';
import { nameId } from '../kernel/name-id.js';
import { IssuingBodiesService } from './issuing-bodies.service.js';
import { StaffAccountEntity } from './organisation.entity.js';
import { PaperTemplateEntity } from './paper-templates.entity.js';

/** For which papers a template is. */
export type TemplateOf = Pick<PaperTemplateView, 'kind' | 'system'>;

/** A file lies with the paper that it was checked for: it cannot become the template of another one. */
export function ofTemplate(organisation: Id, { kind, system }: TemplateOf): FileOwner {
  return {
    ...{ meetingId: organisation, kind: 'templates' },
    ownerId: nameId(organisation, `${kind} ${system}`),
  };
}

/** Word files of the organisation that papers are filled into (W171). */
@Injectable()
export class PaperTemplatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: KeptFiles,
    private readonly bodies: IssuingBodiesService,
  ) {}

  /** Every version, the newest of each paper first. */
  async all(): Promise<PaperTemplateView[]> {
    const order = { kind: 'ASC', system: 'ASC', bodyId: 'ASC', number: 'DESC' } as const;
    const rows = await this.dataSource.getRepository(PaperTemplateEntity).find({ order });
    return rows.map(templateView);
  }

  /** @throws NOT_FOUND */
  async one(id: Id): Promise<PaperTemplateView> {
    const row = await this.dataSource.getRepository(PaperTemplateEntity).findOneBy({ id });
    if (!row) throw new DomainError('NOT_FOUND');
    return templateView(row);
  }

  /** Before a file is looked at. @throws NOT_ALLOWED */
  async requireRight(staffId: Id): Promise<void> {
    const account = await this.dataSource.getRepository(StaffAccountEntity).findOneBy({ id: staffId });
    const role = account?.role as Role | undefined;
    if (role && mayIssue(role, 'ORGANISATION', 'organisation.bringTemplate') !== 'no') return;
    throw new DomainError('NOT_ALLOWED', { role });
  }

  /** @throws NOT_FOUND also when it is not what was kept */
  async bytes(template: PaperTemplateView): Promise<Buffer> {
    const [row] = await this.dataSource.query<{ id: Id }[]>(
      'select organisation_stream as id from installation',
    );
    return this.files.read(ofTemplate(row?.id ?? '', template), template);
  }

  /**
   * The file that was checked becomes the newest version. The same again is as it should be.
   *
   * @throws NOT_FOUND when no such file came from this person for such a paper; ID_TAKEN, INVALID, TEMPLATE_LIMIT
   */
  async bring(
    tx: StreamTransaction,
    payload: Payload<'organisation.bringTemplate'>,
  ): Promise<{ number: number }> {
    const { templateId: id, ...of } = payload;
    const known = await tx.repo(PaperTemplateEntity).findOneBy({ id });
    if (known && !isOf(known, of)) throw new DomainError('ID_TAKEN');
    if (known) return { number: known.number };
    const kept = await this.files.find(ofTemplate(tx.streamId, of), id);
    if (kept?.broughtBy !== tx.actor.id) throw new DomainError('NOT_FOUND');
    if (of.bodyId !== null) await this.requireBody(tx, of.bodyId, of.system);
    const number = (await lastNumber(tx, of)) + 1;
    if (number > TEMPLATE_LIMITS.versions) throw new DomainError('TEMPLATE_LIMIT');
    const { name, bytes, sha256 } = kept;
    const words = { name, bytes, sha256, by: await nameOf(tx), at: tx.now };
    await this.write(tx, { id, ...of, number, ...words, takenBack: null, version: tx.nextSeq });
    return { number };
  }

  /** @throws NOT_FOUND, STALE, TEMPLATE_TAKEN_BACK */
  async takeBack(tx: StreamTransaction, payload: Payload<'organisation.takeBackTemplate'>): Promise<void> {
    const { templateId: id, reason, seen } = payload;
    const row = await tx.repo(PaperTemplateEntity).findOneBy({ id });
    if (!row) throw new DomainError('NOT_FOUND');
    const present = templateView(row);
    if (present.version !== seen) throw new DomainError('STALE', { present });
    if (present.takenBack) throw new DomainError('TEMPLATE_TAKEN_BACK');
    const takenBack = { by: await nameOf(tx), at: tx.now, reason };
    await this.write(tx, { ...present, takenBack, version: tx.nextSeq });
  }

  private async write(tx: StreamTransaction, view: PaperTemplateView): Promise<void> {
    const { by: byName, at, ...row } = view;
    await tx.repo(PaperTemplateEntity).save({ ...row, byName, at: new Date(at) });
    tx.emit(['everyone'], 'organisation.templateChanged', view);
  }

  /** @throws NOT_FOUND, INVALID for a body of the other system */
  private async requireBody(tx: StreamTransaction, bodyId: Id, system: PaperSystem): Promise<void> {
    const body = await this.bodies.one(tx, bodyId);
    if (body.system === system) return;
    throw new DomainError('INVALID', { fields: [{ path: 'bodyId', reason: 'NOT_IN_LIST' }] });
  }
}

type Slot = TemplateOf & { bodyId: Id | null };

const isOf = (row: Slot, { kind, system, bodyId }: Slot): boolean =>
  row.kind === kind && row.system === system && row.bodyId === bodyId;

async function lastNumber(db: Pick<StreamWrite, 'query'>, of: Slot): Promise<number> {
  const [row] = await db.query<{ number: number }>(
    `select coalesce(max(number), 0)::int as number from paper_template
     where kind = $1 and system = $2 and body_id is not distinct from $3`,
    [of.kind, of.system, of.bodyId],
  );
  return row?.number ?? 0;
}

async function nameOf(tx: StreamTransaction): Promise<string> {
  const account = await tx.repo(StaffAccountEntity).findOneBy({ id: tx.actor.id });
  return account?.name ?? '';
}

function templateView({ byName: by, at, ...row }: PaperTemplateEntity): PaperTemplateView {
  return { ...row, by, at: at.getTime() };
}
