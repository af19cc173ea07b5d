import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { MaterialsModule } from '../materials/materials.module.js';
import { MeetingFileModule } from '../meeting-file/meeting-file.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { PaperModule } from '../paper/paper.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { DossierPapers } from './dossier.papers.js';
import { DossierParts } from './dossier.parts.js';
import { SignedModule } from '../signed/signed.module.js';
import { DossierSigned } from './dossier.signed.js';
import { DossierService } from './dossier.service.js';

@Module({
  imports: [
    MeetingModule,
    MaterialsModule,
    SubmissionsModule,
    CommitmentsModule,
    PaperModule,
    SignedModule,
    MeetingFileModule,
  ],
  providers: [DossierPapers, DossierSigned, DossierParts, DossierService],
  exports: [DossierService],
})
export class DossierModule {}
