import type { Id, ProjectionView, ScreenMode } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ProjectionEntity } from './screen.entity.js';
import type { OpinionOnAir } from './screen.view.js';
import { FOLLOWING, projectionView } from './screen.view.js';

export type { OpinionOnAir } from './screen.view.js';

/** What goes on the hall screen; time and version are added. */
export interface Showing {
  mode: ScreenMode;
  opinion: OpinionOnAir | null;
}

/** Finds an opinion by id in the words that the hall may read; refuses what is not fit to be shown. */
type OpinionSource = (tx: StreamTransaction, id: Id) => Promise<OpinionOnAir>;

@Injectable()
export class ScreenService {
  private readonly sources = new Map<OpinionOnAir['kind'], OpinionSource>();

  constructor(meetings: MeetingService) {
    meetings.onCreate(async (tx, { meetingId }) => {
      await tx.repo(ProjectionEntity).insert({ meetingId, view: { ...FOLLOWING }, version: 0 });
      return [];
    });
  }

  /** A feature above says how its opinions look on the screen. */
  registerOpinionSource(kind: OpinionOnAir['kind'], resolve: OpinionSource): void {
    this.sources.set(kind, resolve);
  }

  /** @throws NOT_FOUND, or what the source refuses with */
  async opinion(tx: StreamTransaction, kind: OpinionOnAir['kind'], id: Id): Promise<OpinionOnAir> {
    const resolve = this.sources.get(kind);
    if (!resolve) throw new DomainError('NOT_FOUND');
    return resolve(tx, id);
  }

  async current(tx: StreamWrite): Promise<ProjectionView> {
    const row = await tx.repo(ProjectionEntity).findOneBy({ meetingId: tx.streamId });
    if (!row) throw new DomainError('NOT_FOUND');
    return projectionView(row);
  }

  /** Puts it on the screen of everybody; resolves to what was shown before, for `recordAct`. */
  async show(tx: StreamTransaction, showing: Showing): Promise<ProjectionView> {
    const before = await this.current(tx);
    await this.write(tx, { mode: showing.mode, opinion: showing.opinion, at: tx.now });
    return before;
  }

  /** Back to following the meeting; resolves to what was shown before, for `recordAct`. */
  clear(tx: StreamTransaction): Promise<ProjectionView> {
    return this.show(tx, { mode: 'AUTO', opinion: null });
  }

  /**
   * Puts back what `show` or `clear` resolved to (undo), in the words of now; what is no longer fit to be shown
   * does not come back.
   */
  async restore(tx: StreamTransaction, projection: ProjectionView): Promise<void> {
    const { opinion } = projection;
    const fit = opinion === null ? null : await this.stillFit(tx, opinion);
    if (opinion !== null && fit === null) await this.clear(tx);
    else await this.putBack(tx, { ...projection, opinion: fit });
  }

  /** As `restore`, by whoever knows that the opinion is fit to be shown. */
  async putBack(tx: StreamTransaction, { mode, opinion, at }: ProjectionView): Promise<void> {
    await this.write(tx, { mode, opinion, at });
  }

  /** Clears the screen when this very opinion is on it (it was hidden, withdrawn or reworded). */
  async takeOffAir(tx: StreamTransaction, kind: OpinionOnAir['kind'], id: Id): Promise<boolean> {
    const { opinion } = await this.current(tx);
    if (opinion?.kind !== kind || opinion.id !== id) return false;
    await this.clear(tx);
    return true;
  }

  /** A feature that registered no source looks after its own opinions. */
  private async stillFit(tx: StreamTransaction, opinion: OpinionOnAir): Promise<OpinionOnAir | null> {
    const resolve = this.sources.get(opinion.kind);
    if (!resolve) return opinion;
    try {
      return await resolve(tx, opinion.id);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async write(tx: StreamTransaction, view: Omit<ProjectionView, 'version'>): Promise<void> {
    const version = tx.nextSeq;
    await tx.repo(ProjectionEntity).update({ meetingId: tx.streamId }, { view, version });
    tx.emit(['everyone'], 'screen.projection', { ...view, version });
  }
}
