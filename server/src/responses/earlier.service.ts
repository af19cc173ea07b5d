import type { AlikeHit, EarlierAnswer, EarlierOpinion, Id } from '@doi-thoai/shared';
import { COLLATION_LIMITS, clipText } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CollationService } from '../collation/collation.service.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { DomainError } from '../kernel/domain-error.js';
import { MeetingService, type HeldBefore } from '../meeting/meeting.service.js';
import { LikenessService, type Alike, type AlikeKind } from '../submissions/likeness.service.js';
import { selectResponses } from './responses.view.js';

/** The same and the similar, and of earlier meetings what was answered and promised. Nobody's name is in it. */
@Injectable()
export class EarlierService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingService,
    private readonly likeness: LikenessService,
    private readonly collation: CollationService,
    private readonly commitments: CommitmentsService,
  ) {}

  /** For chair and desk: of this meeting, and of those others that the asker may read as chair or desk. */
  async alike(meetingId: Id, kind: AlikeKind, id: Id, others: readonly Id[]): Promise<AlikeHit[]> {
    const earlier = await this.meetings.heldBefore(this.dataSource, meetingId, others);
    const found = await this.likeness.find({
      ...{ kind, id, kinds: ['RAW', 'COLLATED'], limit: COLLATION_LIMITS.alikeShown },
      meetingIds: [meetingId, ...earlier.map((one) => one.id)],
    });
    return this.told(found, meetingId, earlier);
  }

  /**
   * For a responder: what was put to the own unit before and is like this one, in this meeting and in earlier ones of
   * the organisation. What a unit was asked and answered is the unit's own; a closed meeting about people is left out.
   *
   * @throws NOT_FOUND when this one was not put to the unit
   */
  async putBefore(meetingId: Id, collatedId: Id, unitId: Id): Promise<AlikeHit[]> {
    const earlier = (await this.meetings.heldBefore(this.dataSource, meetingId, null)).filter(
      (one) => one.profile !== 'CLOSED_PERSONNEL',
    );
    const meetingIds = [meetingId, ...earlier.map((one) => one.id)];
    const among = await this.collation.putTo(this.dataSource, meetingIds, unitId);
    const here = await this.collation.putTo(this.dataSource, [meetingId], unitId);
    if (!here.includes(collatedId)) throw new DomainError('NOT_FOUND');
    const found = await this.likeness.find({
      ...{ kind: 'COLLATED', id: collatedId, kinds: ['COLLATED'], meetingIds, among },
      limit: COLLATION_LIMITS.alikeShown,
    });
    return this.told(found, meetingId, earlier);
  }

  private async told(
    found: readonly Alike[],
    meetingId: Id,
    earlier: readonly HeldBefore[],
  ): Promise<AlikeHit[]> {
    const past = new Map(earlier.map((one) => [one.id, one]));
    const old = found.filter((one) => past.has(one.meetingId));
    const numbers = await this.collation.numbersOf(
      this.dataSource,
      old.filter((one) => one.kind === 'COLLATED').map((one) => one.id),
    );
    const hits: AlikeHit[] = [];
    for (const one of found) {
      const { kind, id, level, reasons } = one;
      const meeting = past.get(one.meetingId);
      if (one.meetingId !== meetingId && !meeting) continue;
      const told = meeting ? await this.opinion(one, meeting, numbers.get(id) ?? null) : null;
      hits.push({ kind, id, level, reasons, earlier: told });
    }
    return hits;
  }

  private async opinion(one: Alike, meeting: HeldBefore, number: number | null): Promise<EarlierOpinion> {
    const words = clipText(one.words, COLLATION_LIMITS.earlierWords).text;
    const answers = await this.answers(meeting.id, one.id);
    return { meetingTitle: meeting.title, startsAt: meeting.startsAt, number, words, answers };
  }

  /** In the order in which they were given. */
  private async answers(meetingId: Id, targetId: Id): Promise<EarlierAnswer[]> {
    const rows = await selectResponses(
      this.dataSource,
      meetingId,
      `and r.state = 'PUBLISHED'
       and exists (select from response_target t where t.response_id = r.id and t.target_id = $2)
       order by r.at, r.id`,
      [targetId],
    );
    const promises = await this.commitments.promisedBy(
      this.dataSource,
      meetingId,
      rows.map(({ view }) => view.id),
    );
    return rows.map(({ view }) => ({
      ...{ id: view.id, type: view.type, text: view.text, forwardedTo: view.forwardedTo },
      ...{ responderUnit: view.responderUnit, at: view.at, promises: promises.get(view.id) ?? [] },
    }));
  }
}
