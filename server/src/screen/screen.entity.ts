import type { ProjectionView } from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** What the hall screen of a meeting shows now; one row for each meeting from its first moment. */
@Entity('projection')
export class ProjectionEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('jsonb') view!: Omit<ProjectionView, 'version'>;
  @Column('bigint', { transformer: whole }) version!: number;
}
