import type { CommitmentState, DueKind } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** A promise (cam kết). Its sources are rows of `commitment_source`. */
@Entity('commitment')
export class CommitmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text') text!: string;
  @Column('uuid', { name: 'owner_unit_id' }) ownerUnitId!: string;
  /** The unit's name when it became the owner. */
  @Column('text', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('jsonb', { name: 'former_owners' }) formerOwners!: string[];
  @Column('text', { name: 'due_kind' }) dueKind!: DueKind;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  /** Kept when the date is moved (domain.md 6.5). */
  @Column('date', { name: 'first_due_on', nullable: true }) firstDueOn!: string | null;
  @Column('text') state!: CommitmentState;
  @Column('uuid', { name: 'response_id', nullable: true }) responseId!: string | null;
  @Column('uuid', { name: 'entered_by_id' }) enteredById!: string;
  @Column('timestamptz') at!: Date;
  /** Authors and speakers who were told of it. */
  @Column('uuid', { name: 'reader_ids', array: true }) readerIds!: string[];
  @Column('bigint', { transformer: whole }) version!: number;
}
