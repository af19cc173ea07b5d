import type { LineKind } from '@doi-thoai/shared';
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
