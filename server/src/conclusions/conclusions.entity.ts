import type { IssuedBefore, LineKind, NoticeState, PaperSystem, PublicNotice } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** A line of the conclusion (dòng kết luận). A removed one stays, so that its id is never used again. */
@Entity('conclusion_line')
export class ConclusionLineEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text') kind!: LineKind;
  @Column('text') text!: string;
  @Column('double precision') position!: number;
  @Column('boolean') removed!: boolean;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** How far the conclusion of a meeting is; no row before anybody prepared, approved or signed anything. */
@Entity('conclusion')
export class ConclusionEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('int') revision!: number;
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt!: Date | null;
  @Column('uuid', { name: 'approved_by_id', nullable: true }) approvedById!: string | null;
  @Column('text', { name: 'approved_by' }) approvedBy!: string;
  @Column('date', { name: 'minutes_signed_on', nullable: true }) minutesSignedOn!: string | null;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** The conclusion notice of one issuing body (thông báo kết luận). */
@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('uuid', { name: 'body_id' }) bodyId!: string;
  @Column('text') body!: string;
  @Column('text', { name: 'parent_body' }) parentBody!: string;
  @Column('text') system!: PaperSystem;
  @Column('text') abbreviation!: string;
  @Column('text') place!: string;
  @Column('text') subject!: string;
  @Column('int', { nullable: true }) number!: number | null;
  @Column('text') symbol!: string;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null;
  @Column('text', { name: 'sign_authority' }) signAuthority!: string;
  @Column('text', { name: 'signer_post' }) signerPost!: string;
  @Column('text', { name: 'signer_name' }) signerName!: string;
  @Column('text', { array: true }) recipients!: string[];
  @Column('text') state!: NoticeState;
  @Column('int') revision!: number;
  @Column('jsonb') earlier!: IssuedBefore[];
  /** What everybody reads of it, as it was issued last. */
  @Column('jsonb', { nullable: true }) issued!: PublicNotice | null;
  @Column('bigint', { transformer: whole }) version!: number;
}
