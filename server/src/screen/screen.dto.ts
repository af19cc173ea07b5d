import type { Payload, ScreenMode } from '@doi-thoai/shared';
import { SCREEN_MODES } from '@doi-thoai/shared';
import { IsIdField, OneOf, Seen } from '../door/validation.js';

export class ShowScreenDto implements Payload<'screen.show'> {
  @OneOf(SCREEN_MODES) mode!: ScreenMode;
  @IsIdField({ nullable: true }) collatedId!: string | null;
  @Seen() seen!: number;
}

export class ClearScreenDto implements Payload<'screen.clear'> {
  @Seen() seen!: number;
}
