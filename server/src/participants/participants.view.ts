import type { ParticipantView } from '@doi-thoai/shared';
import type { ParticipantEntity } from './participants.entity.js';

export function participantView(row: ParticipantEntity): ParticipantView {
  return {
    id: row.id,
    role: row.role,
    name: row.name,
    title: row.title,
    unitId: row.unitId,
    unit: row.unit,
    number: row.number,
    seatTaken: row.seatTaken,
    attendance: row.attendance,
    withoutPhone: row.withoutPhone,
    mayTakeOver: row.mayTakeOver,
    contributor: row.contributor,
    checkedInAt: row.checkedInAt === null ? null : row.checkedInAt.getTime(),
    version: row.version,
  };
}
