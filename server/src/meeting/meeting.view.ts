import type { CommandName, Id, Instant, MeetingState, MeetingView } from '@doi-thoai/shared';
import type { ActEntity, MeetingEntity } from './meeting.entity.js';

/** A meeting as the features above may know it: everything that everybody may see of it. */
export type Meeting = MeetingView;

/** A recorded act. `before` is known to the feature that recorded it (by `kind`). */
export interface Act {
  /** Number of the entry that told the act: what `floor.undo` names. */
  entry: number;
  kind: CommandName;
  actorId: Id;
  at: Instant;
  before: object;
  undone: boolean;
}

/** Groups of four, as a code is read aloud and typed. */
export function codeInGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

function instant(date: Date | null): Instant | null {
  return date === null ? null : date.getTime();
}

export function meetingView(row: MeetingEntity): MeetingView {
  return { ...row.plan, ...meetingState(row), ...identity(row) };
}

function identity(
  row: MeetingEntity,
): Pick<MeetingView, 'id' | 'code' | 'rehearsal' | 'ordinal' | 'version'> {
  const { id, code, rehearsal, ordinal, version } = row;
  return { id, code: codeInGroups(code), rehearsal, ...(ordinal > 1 ? { ordinal } : {}), version };
}

function meetingState(row: MeetingEntity): MeetingState {
  return {
    phase: row.phase,
    agendaItemId: row.agendaItemId,
    agendaItemSince: instant(row.agendaItemSince),
    agendaUsed: row.agendaUsed,
    intakeOpen: row.intakeOpen,
    registrationOpen: row.registrationOpen,
    floorEnded: row.floorEnded,
    openedAt: instant(row.openedAt),
    closedAt: instant(row.closedAt),
    ...(row.materials ? { materials: row.materials } : {}),
    ...(row.signed ? { signed: row.signed } : {}),
    ...(row.board ? { board: row.board } : {}),
  };
}

/** The often changing part of a view. */
export function stateOf(meeting: MeetingView): MeetingState {
  const { phase, agendaItemId, agendaItemSince, agendaUsed, intakeOpen, registrationOpen } = meeting;
  const { floorEnded, openedAt, closedAt, materials, board, signed } = meeting;
  return {
    phase,
    agendaItemId,
    agendaItemSince,
    agendaUsed,
    intakeOpen,
    registrationOpen,
    floorEnded,
    openedAt,
    closedAt,
    ...(materials ? { materials } : {}),
    ...(signed ? { signed } : {}),
    ...(board ? { board } : {}),
  };
}

export function actView(row: ActEntity): Act {
  return {
    entry: row.entry,
    kind: row.kind as CommandName,
    actorId: row.actorId,
    at: row.at.getTime(),
    before: row.before,
    undone: row.undone,
  };
}
