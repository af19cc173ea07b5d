import type {
  FloorAct,
  Id,
  Instant,
  NextSpeaker,
  RequestState,
  RequestType,
  TurnState,
} from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Milliseconds here, timestamptz in the table. */
const instant = {
  to: (value: Instant | null | undefined): Date | null | undefined =>
    value === null || value === undefined ? value : new Date(value),
  from: (value: Date | null): Instant | null => (value === null ? null : value.getTime()),
};

/** The driver hands bigint out as text. */
const whole = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** What a meeting's floor is at its present version; one row for each meeting. */
@Entity('floor')
export class FloorEntity {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: Id;
  /** Number of the last `floor.turn` or `floor.act` entry. */
  @Column('bigint', { transformer: whole }) version!: number;
  @Column('int', { name: 'ended_turns' }) endedTurns!: number;
  @Column('int', { name: 'ended_seconds' }) endedSeconds!: number;
  @Column('int', { name: 'next_number' }) nextNumber!: number;
  /** As told last: names of a request do not change under the readers' eyes. */
  @Column('jsonb') next!: NextSpeaker[];
  @Column('jsonb', { name: 'last_act', nullable: true }) lastAct!: FloorAct | null;
}

/** A request to speak, with the speaker's name and title of the moment it was made. */
@Entity('speaker_request')
export class SpeakerRequestEntity {
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: Id;
  @Column('uuid', { name: 'participant_id' }) participantId!: Id;
  @Column('text') name!: string;
  @Column('text') title!: string;
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: Id | null;
  @Column('text') unit!: string;
  @Column('text') number!: string;
  @Column('uuid', { name: 'topic_id' }) topicId!: Id;
  @Column('text') line!: string;
  @Column('text') type!: RequestType;
  @Column('uuid', { name: 'submission_id', nullable: true }) submissionId!: Id | null;
  @Column('text') state!: RequestState;
  @Column('timestamptz', { transformer: instant }) at!: Instant;
  @Column('uuid', { name: 'entered_by_id', nullable: true }) enteredById!: Id | null;
  @Column('boolean', { name: 'raised_hand' }) raisedHand!: boolean;
  @Column('boolean') requeued!: boolean;
  @Column('boolean') ready!: boolean;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'converted_to', nullable: true }) convertedTo!: Id | null;
  /** Place among those who wait (speaker-order.ts); without meaning in other states. */
  @Column('double precision') rank!: number;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** A speaking turn (lượt phát biểu). */
@Entity('turn')
export class TurnEntity {
  @PrimaryColumn('uuid') id!: Id;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: Id;
  @Column('int', { nullable: true }) number!: number | null;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: Id | null;
  @Column('uuid', { name: 'participant_id' }) participantId!: Id;
  @Column('text') name!: string;
  @Column('text') title!: string;
  @Column('text') unit!: string;
  @Column('uuid', { name: 'topic_id' }) topicId!: Id;
  @Column('text') state!: TurnState;
  @Column('timestamptz', { name: 'called_at', transformer: instant }) calledAt!: Instant;
  @Column('timestamptz', { name: 'started_at', nullable: true, transformer: instant })
  startedAt!: Instant | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true, transformer: instant }) endedAt!: Instant | null;
  @Column('int', { name: 'allotted_seconds' }) allottedSeconds!: number;
  @Column('int', { name: 'extended_seconds' }) extendedSeconds!: number;
  @Column('timestamptz', { name: 'paused_at', nullable: true, transformer: instant })
  pausedAt!: Instant | null;
  @Column('bigint', { name: 'paused_ms', transformer: whole }) pausedMs!: number;
  /** The call was taken back: it never happened, the row only keeps what the journal refers to. */
  @Column('boolean') gone!: boolean;
  @Column('bigint', { transformer: whole }) version!: number;
}

/** The secretary's note of a turn; corrected times stand beside the pressed ones. */
@Entity('turn_note')
export class TurnNoteEntity {
  @PrimaryColumn('uuid', { name: 'turn_id' }) turnId!: Id;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: Id;
  @Column('text') gist!: string;
  @Column('timestamptz', { name: 'corrected_started_at', nullable: true, transformer: instant })
  correctedStartedAt!: Instant | null;
  @Column('timestamptz', { name: 'corrected_ended_at', nullable: true, transformer: instant })
  correctedEndedAt!: Instant | null;
  @Column('text', { name: 'correction_reason' }) correctionReason!: string;
  @Column('bigint', { transformer: whole }) version!: number;
}
