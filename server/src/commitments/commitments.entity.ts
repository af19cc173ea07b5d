import type { ActKind, AttachmentView, CommitmentState, DueKind } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** A promise (cam kết). Its sources are rows of `commitment_source`, its other units of `commitment_unit`. */
@Entity('commitment')
export class CommitmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text') text!: string;
  @Column('text') product!: string;
  @Column('uuid', { name: 'owner_unit_id' }) ownerUnitId!: string;
  /** The unit's name when it became the owner. */
  @Column('text', { name: 'owner_unit' }) ownerUnit!: string;
  @Column('jsonb', { name: 'former_owners' }) formerOwners!: string[];
  @Column('text', { name: 'due_kind' }) dueKind!: DueKind;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  /** Kept when the date is moved (domain.md 6.5). */
  @Column('date', { name: 'first_due_on', nullable: true }) firstDueOn!: string | null;
  @Column('integer') extended!: number;
  @Column('text') state!: CommitmentState;
  /** Where a suspended or cancelled one stood before, and comes back to. */
  @Column('text', { name: 'stopped_in', nullable: true }) stoppedIn!: CommitmentState | null;
  @Column('text', { name: 'notice_number' }) noticeNumber!: string;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
  /** As the unit reported it. */
  @Column('date', { name: 'done_on', nullable: true }) doneOn!: string | null;
  @Column('date', { name: 'asked_due_on', nullable: true }) askedDueOn!: string | null;
  @Column('text', { name: 'asked_reason' }) askedReason!: string;
  @Column('text') latest!: string;
  @Column('uuid', { name: 'response_id', nullable: true }) responseId!: string | null;
  @Column('uuid', { name: 'entered_by_id' }) enteredById!: string;
  @Column('timestamptz') at!: Date;
  /** Authors and speakers who were told of it. */
  @Column('uuid', { name: 'reader_ids', array: true }) readerIds!: string[];
  @Column('bigint', { transformer: whole }) version!: number;
}

/** A step of a promise's history. */
@Entity('commitment_act')
export class CommitmentActEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'commitment_id' }) commitmentId!: string;
  @Column('text') kind!: ActKind;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Column('text', { name: 'actor_name' }) actorName!: string;
  /** The unit for which somebody acted, by name. */
  @Column('text') unit!: string;
  @Column('text') text!: string;
  @Column('date', { nullable: true }) day!: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text') number!: string;
  @Column('jsonb') files!: AttachmentView[];
  @Column('bigint', { transformer: whole }) version!: number;
}
