import type { Id, Instant, SubmissionView } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CollationService } from '../collation/collation.service.js';
import { FloorService } from '../floor/floor.service.js';
import { Clock } from '../kernel/clock.js';
import type { LineFacts } from './line-steps.js';

/** An entry of the opinion, as far as the line needs it. */
interface Told {
  at: Instant;
  body: string;
}

type Standing = Pick<SubmissionView, 'moderation' | 'visibility' | 'collatedIds'>;

/** A page that is open asks twice a minute; what an opinion went through changes with its version. */
const KEPT_MS = 60_000;
const MOST_KEPT = 2000;

const ENTRIES = `select round(extract(epoch from at) * 1000)::float8 as at, body from entry
  where stream_id = $1 and type = 'submissions.changed' and position($2 in body) > 0 order by seq`;

const SHOWN = `select round(extract(epoch from min(e.at)) * 1000)::float8 as at
  from entry e join content c using (stream_id, seq), unnest($2::text[]) as o(id)
  where e.stream_id = $1 and e.type = 'screen.projection' and position(o.id in convert_from(c.bytes, 'UTF8')) > 0`;

/** When an opinion went through what its rows do not date: out of the journal, which dates everything. */
@Injectable()
export class LineFactsReader {
  private readonly kept = new Map<string, { facts: LineFacts; until: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly collation: CollationService,
    private readonly floor: FloorService,
    private readonly clock: Clock,
  ) {}

  async of(meetingId: Id, opinion: SubmissionView): Promise<LineFacts> {
    const key = `${opinion.id} ${opinion.version}`;
    const now = this.clock.now();
    const before = this.kept.get(key);
    if (before && before.until > now) return before.facts;
    const facts = await this.read(meetingId, opinion);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, { facts, until: now + KEPT_MS });
    return facts;
  }

  private async read(meetingId: Id, { id, collatedIds }: SubmissionView): Promise<LineFacts> {
    const entries: Told[] = await this.dataSource.query(ENTRIES, [meetingId, id]);
    const told = entries.map(({ at, body }) => ({ at, ...(JSON.parse(body) as Standing) }));
    const when = (is: (one: Standing) => boolean): Instant | null => told.find(is)?.at ?? null;
    const collated = await this.collation.wordingsOf(this.dataSource, collatedIds);
    const rows: { at: Instant | null }[] =
      collated.length === 0
        ? []
        : await this.dataSource.query(SHOWN, [meetingId, collated.map((one) => one.id)]);
    return {
      approvedAt: when(({ moderation }) => moderation === 'APPROVED'),
      collated: collated.map(({ id: collatedId, number, wording }) => ({
        ...{ number, wording },
        at: when((one) => one.collatedIds.includes(collatedId)),
      })),
      shownAt: when(({ visibility }) => visibility === 'ON_AIR') ?? rows[0]?.at ?? null,
      spokenAt: await this.floor.spokenOn(this.dataSource, id),
    };
  }
}
