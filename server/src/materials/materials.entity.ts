import type { Id, MaterialReaders, MaterialVersion, MaterialView } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

@Entity('material')
export class MaterialEntity {
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: Id;
  @Column('uuid', { name: 'agenda_item_id', nullable: true }) agendaItemId!: Id | null;
  @Column('text') title!: string;
  @Column('text') presenter!: string;
  @Column('text') readers!: MaterialReaders;
  @Column('int') place!: number;
  @Column('jsonb') versions!: MaterialVersion[];
  @Column('jsonb', { name: 'taken_back', nullable: true }) takenBack!: MaterialView['takenBack'];
  @Column('boolean') purged!: boolean;
  /** Since when everybody reads it; null while they do not. */
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  @Column('bigint', { transformer: whole }) version!: number;
}
