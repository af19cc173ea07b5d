import type { Id, PaperKind, PaperSystem, PaperTemplateView } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** A version of the organisation's own Word file for a kind of paper. */
@Entity('paper_template')
export class PaperTemplateEntity {
  @PrimaryColumn('uuid') id!: Id;
  @Column('text') kind!: PaperKind;
  @Column('text') system!: PaperSystem;
  @Column('uuid', { name: 'body_id', nullable: true }) bodyId!: Id | null;
  @Column('int') number!: number;
  @Column('text') name!: string;
  @Column('int') bytes!: number;
  @Column('text') sha256!: string;
  @Column('text', { name: 'by_name' }) byName!: string;
  @Column('timestamptz') at!: Date;
  @Column('jsonb', { name: 'taken_back', nullable: true }) takenBack!: PaperTemplateView['takenBack'];
  @Column('bigint', { transformer: whole }) version!: number;
}
