import type { CivilDate, Id, PaperSystem, SignedFile, SignedPaper, SignedView } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

@Entity('signed_version')
export class SignedEntity {
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: Id;
  @Column('text') paper!: SignedPaper;
  @Column('text') issuer!: string;
  @Column('text') system!: PaperSystem;
  @Column('text') body!: string;
  @Column('int') number!: number;
  @Column('date', { name: 'signed_on' }) signedOn!: CivilDate;
  @Column('jsonb', { nullable: true }) generated!: SignedFile | null;
  @Column('jsonb', { nullable: true }) edited!: SignedFile | null;
  @Column('jsonb') scan!: SignedFile[];
  @Column('text') reason!: string;
  @Column('uuid', { name: 'by_id' }) byId!: Id;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz', { name: 'put_back_at' }) putBackAt!: Date;
  @Column('boolean') published!: boolean;
  @Column('jsonb', { name: 'taken_back', nullable: true }) takenBack!: SignedView['takenBack'];
  @Column('boolean') purged!: boolean;
  @Column('bigint', { transformer: whole }) version!: number;
}
