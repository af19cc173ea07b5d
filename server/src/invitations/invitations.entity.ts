import type { Reply, Sending, Way } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };
const instant = {
  to: (value: number | null): Date | null => (value === null ? null : new Date(value)),
  from: (value: Date | null): number | null => (value === null ? null : value.getTime()),
};

/** An invitation to one person, and the answer to it. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('uuid', { name: 'participant_id' }) id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text') email!: string;
  @Column('text') phone!: string;
  @Column('text') sending!: Sending;
  @Column('text', { nullable: true }) way!: Way | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true, transformer: instant }) sentAt!: number | null;
  @Column('text') trouble!: string;
  @Column('text') reply!: Reply;
  @Column('text') reason!: string;
  @Column('text', { name: 'stand_in_name' }) standInName!: string;
  @Column('text', { name: 'stand_in_title' }) standInTitle!: string;
  @Column('timestamptz', { name: 'replied_at', nullable: true, transformer: instant })
  repliedAt!: number | null;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** A message that is to leave the house: done once in effect, whatever stops in between. */
@Entity('delivery')
export class DeliveryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'participant_id' }) participantId!: string;
  @Column('text') kind!: 'INVITATION' | 'REMINDER' | 'PROMISE';
  /** Of a promise: what is reminded of. */
  @Column('uuid', { name: 'reminder_id', nullable: true }) reminderId!: string | null;
  @Column('text') way!: Way;
  @Column('text') state!: 'WAITING' | 'SENT' | 'FAILED' | 'REPLACED';
  @Column('int') attempts!: number;
  @Column('timestamptz', { name: 'next_at' }) nextAt!: Date;
  @Column('text') trouble!: string;
}
