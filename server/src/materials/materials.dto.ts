import type { MaterialReaders, MaterialWords, Payload } from '@doi-thoai/shared';
import { LIMITS, MATERIAL_LIMITS, MATERIAL_READERS } from '@doi-thoai/shared';
import { IsIdField, IsIdList, OneOf, Seen, Words } from '../door/validation.js';

class WordsDto implements MaterialWords {
  @IsIdField() materialId!: string;
  @IsIdField({ nullable: true }) agendaItemId!: string | null;
  @Words(LIMITS.title) title!: string;
  @Words(LIMITS.personTitle, { min: 0 }) presenter!: string;
  @OneOf(MATERIAL_READERS) readers!: MaterialReaders;
}

export class AddMaterialDto extends WordsDto implements Payload<'materials.add'> {}

export class EditMaterialDto extends WordsDto implements Payload<'materials.edit'> {
  @Seen() seen!: number;
}

export class BringMaterialDto implements Payload<'materials.bring'> {
  @IsIdField() materialId!: string;
  @IsIdField() versionId!: string;
}

export class OrderMaterialsDto implements Payload<'materials.order'> {
  @IsIdList(MATERIAL_LIMITS.perMeeting, { min: 1 }) materialIds!: string[];
}

export class ReasonDto implements Payload<'materials.takeBack'> {
  @IsIdField() materialId!: string;
  @Words(LIMITS.reason) reason!: string;
  @Seen() seen!: number;
}

export class GiveAgainDto implements Payload<'materials.giveAgain'> {
  @IsIdField() materialId!: string;
  @Seen() seen!: number;
}
