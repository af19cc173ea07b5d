import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { TargetsService } from '../commitments/targets.service.js';
import { ConclusionLineEntity } from './conclusions.entity.js';

/** Tells promises which lines of the conclusion they may be made for. */
@Injectable()
export class KnownLines {
  constructor(targets: TargetsService) {
    targets.onLines(async (tx, ids) => {
      const where = { id: In([...ids]), meetingId: tx.streamId, removed: false };
      return new Set((await tx.repo(ConclusionLineEntity).findBy(where)).map(({ id }) => id));
    });
  }
}
