import type { PaperKind, PaperSystem, Payload } from '@doi-thoai/shared';
import { LIMITS, PAPER_KINDS, PAPER_SYSTEMS } from '@doi-thoai/shared';
import { IsIdField, OneOf, Seen, Words } from '../door/validation.js';

export class BringTemplateDto implements Payload<'organisation.bringTemplate'> {
  @IsIdField() templateId!: string;
  @OneOf(PAPER_KINDS) kind!: PaperKind;
  @OneOf(PAPER_SYSTEMS) system!: PaperSystem;
  @IsIdField({ nullable: true }) bodyId!: string | null;
}

export class TakeBackTemplateDto implements Payload<'organisation.takeBackTemplate'> {
  @IsIdField() templateId!: string;
  @Words(LIMITS.reason) reason!: string;
  @Seen() seen!: number;
}
