import type { InvitationReply, Payload } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, REPLIES, isEmail, isPhone } from '@doi-thoai/shared';
import { IsBoolean } from 'class-validator';
import { Fits, IsIdField, IsIdList, OneOf, Seen, Words } from '../door/validation.js';

export class AddressDto implements Payload<'invitations.address'> {
  @IsIdField() participantId!: string;
  @Fits(isEmail) email!: string;
  @Fits(isPhone) phone!: string;
}

export class SendDto implements Payload<'invitations.send'> {
  @IsIdList(TABLE_LIMITS.rosterRows, { min: 1 }) participantIds!: string[];
}

export class ReplyDto implements Payload<'invitations.reply'> {
  @OneOf(REPLIES.filter((one) => one !== 'NONE')) reply!: InvitationReply['reply'];
  @Words(LIMITS.reason, { min: 0 }) reason!: string;
  @Words(LIMITS.personName, { min: 0 }) standInName!: string;
  @Words(LIMITS.personTitle, { min: 0 }) standInTitle!: string;
}

export class AdmitStandInDto implements Payload<'invitations.admitStandIn'> {
  @IsIdField() participantId!: string;
  @IsIdField() standInId!: string;
  @Seen() seen!: number;
}

export class SettleDto implements Payload<'invitations.settle'> {
  @IsIdField() deliveryId!: string;
  @IsBoolean() sent!: boolean;
  @Words(TABLE_LIMITS.participantNumber, { min: 0 }) trouble!: string;
}
