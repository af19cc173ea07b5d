import type { Authority, Field, RepeatOf } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** A collated opinion (ý kiến tổng hợp), with the names of its units as they were when it was written. */
@Entity('collated_opinion')
export class CollatedOpinionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('int') number!: number;
  @Column('text') wording!: string;
  @Column('uuid', { name: 'topic_id' }) topicId!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('text') unit!: string;
  @Column('uuid', { name: 'responder_unit_id', nullable: true }) responderUnitId!: string | null;
  @Column('text', { name: 'responder_unit' }) responderUnit!: string;
  @Column('text', { nullable: true }) field!: Field | null;
  @Column('text', { nullable: true }) authority!: Authority | null;
  @Column('jsonb', { name: 'repeat_of', nullable: true }) repeatOf!: RepeatOf | null;
  /** Distinct units behind it: those of its sources and its own. */
  @Column('int', { name: 'unit_count' }) unitCount!: number;
  /** Where it is answered now, because that one says the same. */
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('timestamptz', { name: 'merged_at', nullable: true }) mergedAt!: Date | null;
  /** The one that held several matters, of which this is one. */
  @Column('uuid', { name: 'split_from', nullable: true }) splitFrom!: string | null;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** One raw opinion behind one collated one; n:m (domain.md 6.3: one mechanism for merging). */
@Entity('collated_source')
export class CollatedSourceEntity {
  @PrimaryColumn('uuid', { name: 'collated_id' }) collatedId!: string;
  @PrimaryColumn('uuid', { name: 'submission_id' }) submissionId!: string;
  /** It came with what was merged into this one, and leaves with it. */
  @Column('boolean', { name: 'by_merge', default: false }) byMerge!: boolean;
}
