import type {
  Aside,
  AttachmentView,
  Channel,
  Disclosure,
  Moderation,
  SubmissionKind,
  Visibility,
} from '@doi-thoai/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const whole = {
  to: (value: number | null): number | null => value,
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
};
const instant = {
  to: (value: number): Date => new Date(value),
  from: (value: Date): number => value.getTime(),
};

/** An opinion (ý kiến) in its author's words, with the author's name and unit as they were at sending. */
@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text', { name: 'tracking_code' }) trackingCode!: string;
  /** Under which the author of a confidential or anonymous opinion reads it; null where the author is named. */
  @Column('uuid', { name: 'receipt_id', nullable: true }) receiptId!: string | null;
  @Column('uuid', { name: 'author_id', nullable: true }) authorId!: string | null;
  /** The author's unit at sending, or the unit on whose behalf it was typed. */
  @Column('uuid', { name: 'unit_id', nullable: true }) unitId!: string | null;
  @Column('uuid', { name: 'entered_by_id', nullable: true }) enteredById!: string | null;
  @Column('text') channel!: Channel;
  @Column('text') disclosure!: Disclosure;
  @Column('text') kind!: SubmissionKind;
  @Column('uuid', { name: 'topic_id' }) topicId!: string;
  @Column('text') summary!: string;
  @Column('text') text!: string;
  @Column('text', { name: 'return_text' }) returnText!: string;
  @Column('text', { name: 'author_name' }) authorName!: string;
  @Column('text', { name: 'author_unit' }) authorUnit!: string;
  @Column('timestamptz', { name: 'written_at', transformer: instant }) writtenAt!: number;
  @Column('timestamptz', { name: 'received_at', transformer: instant }) receivedAt!: number;
  @Column('text') moderation!: Moderation;
  @Column('text') visibility!: Visibility;
  @Column('boolean') withdrawn!: boolean;
  @Column('boolean', { name: 'not_reached' }) notReached!: boolean;
  @Column('uuid', { name: 'request_id', nullable: true }) requestId!: string | null;
  @Column('int') edition!: number;
  /** The collated opinions that it stands behind, in the order of their ids. */
  @Column('uuid', { name: 'collated_ids', array: true }) collatedIds!: string[];
  /** Number of the entry that published it last; null while it is hidden. */
  @Column('bigint', { name: 'published_version', nullable: true, transformer: whole })
  publishedVersion!: number | null;
  @Column('jsonb', { nullable: true }) aside!: Aside | null;
  @Column('jsonb', { nullable: true }) attachments!: AttachmentView[] | null;
  @Column('bigint', { transformer: whole }) version!: number;
}
