import type { Given, ResponseResult, ResponseState, ResponseType } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** An answer (trả lời), with who gave it as it was at that moment. Its targets are rows of `response_target`. */
@Entity('response')
export class ResponseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text') state!: ResponseState;
  @Column('text') type!: ResponseType;
  @Column('text') text!: string;
  @Column('text') given!: Given;
  @Column('uuid', { name: 'responder_id' }) responderId!: string;
  @Column('uuid', { name: 'responder_unit_id' }) responderUnitId!: string;
  @Column('text', { name: 'responder_unit' }) responderUnit!: string;
  @Column('text', { name: 'responder_name' }) responderName!: string;
  @Column('text', { name: 'responder_title' }) responderTitle!: string;
  @Column('text', { name: 'forwarded_to' }) forwardedTo!: string;
  @Column('text', { nullable: true }) result!: ResponseResult | null;
  @Column('text', { name: 'legal_ground' }) legalGround!: string;
  @Column('text', { name: 'letter_number' }) letterNumber!: string;
  /** What the chair asks to be mended. */
  @Column('text', { name: 'return_text' }) returnText!: string;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('uuid', { name: 'entered_by_id' }) enteredById!: string;
  @Column('timestamptz') at!: Date;
  /** Authors and speakers who were given it; none before it is published. */
  @Column('uuid', { name: 'reader_ids', array: true }) readerIds!: string[];
  @Column('bigint', { transformer: whole }) version!: number;
}
