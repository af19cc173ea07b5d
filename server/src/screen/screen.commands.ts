import type { Payload, ProjectionView, ScreenCommands as Commands } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import type { CommandSource, FeatureHandlers } from '../journal/handler.js';
import type { StreamTransaction } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService } from '../meeting/meeting.service.js';
import { ClearScreenDto, ShowScreenDto } from './screen.dto.js';
import type { Showing } from './screen.service.js';
import { ScreenService } from './screen.service.js';

/** Both commands are recorded as acts whose `before` is `{ projection: ProjectionView }`. */
@Injectable()
export class ScreenCommands implements CommandSource {
  constructor(
    private readonly screen: ScreenService,
    private readonly meetings: MeetingService,
  ) {}

  readonly handlers = {
    'screen.show': {
      dto: ShowScreenDto,
      execute: async (tx, payload) => {
        const before = await this.seen(tx, payload.seen);
        await this.change(tx, before, await this.showing(tx, payload));
        return null;
      },
    },
    'screen.clear': {
      dto: ClearScreenDto,
      execute: async (tx, { seen }) => {
        await this.change(tx, await this.seen(tx, seen), { mode: 'AUTO', opinion: null });
        return null;
      },
    },
  } satisfies FeatureHandlers<Commands>;

  private async seen(tx: StreamTransaction, seen: number): Promise<ProjectionView> {
    const present = await this.screen.current(tx);
    if (present.version !== seen) throw new DomainError('STALE', { present });
    return present;
  }

  private async showing(tx: StreamTransaction, payload: Payload<'screen.show'>): Promise<Showing> {
    const { mode, collatedId } = payload;
    if ((mode === 'OPINION') !== (collatedId !== null)) {
      const reason = collatedId === null ? 'MISSING' : 'UNKNOWN_FIELD';
      throw new DomainError('INVALID', { fields: [{ path: 'collatedId', reason }] });
    }
    const opinion = collatedId === null ? null : await this.screen.opinion(tx, 'COLLATED', collatedId);
    return { mode, opinion };
  }

  private async change(tx: StreamTransaction, before: ProjectionView, showing: Showing): Promise<void> {
    await this.screen.show(tx, showing);
    await this.meetings.recordAct(tx, { kind: tx.command, before: { projection: before } });
  }
}
