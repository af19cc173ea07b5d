import type { InvitationReply, Payload } from '@doi-thoai/shared';
import { LIMITS, REPLIES } from '@doi-thoai/shared';
import { IsBoolean, Matches } from 'class-validator';
import { IsIdField, IsIdList, OneOf, Words } from '../door/validation.js';

/** Plain enough for every mail server, and nothing that could end a header line. */
const EMAIL = /^$|^[^\s@<>,;:"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const PHONE = /^$|^\+?[0-9][0-9 .-]{6,18}$/;

export class AddressDto implements Payload<'invitations.address'> {
  @IsIdField() participantId!: string;
  @Matches(EMAIL) email!: string;
  @Matches(PHONE) phone!: string;
}

export class SendDto implements Payload<'invitations.send'> {
  @IsIdList(LIMITS.rosterRows, { min: 1 }) participantIds!: string[];
}

export class ReplyDto implements Payload<'invitations.reply'> {
  @OneOf(REPLIES.filter((one) => one !== 'NONE')) reply!: InvitationReply['reply'];
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
  @Words(LIMITS.personName, { min: 0 }) standInName!: string;
  @Words(LIMITS.personTitle, { min: 0 }) standInTitle!: string;
}

export class SettleDto implements Payload<'invitations.settle'> {
  @IsIdField() deliveryId!: string;
  @IsBoolean() sent!: boolean;
  @Words(LIMITS.participantNumber, { min: 0 }) trouble!: string;
}
