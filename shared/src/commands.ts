import type { CollationCommands } from './features/collation.js';
import type { CollectionCommands } from './features/collection.js';
import type { CommitmentsCommands } from './features/commitments.js';
import type { ConclusionsCommands } from './features/conclusions.js';
import type { FloorCommands } from './features/floor.js';
import type { InvitationsCommands } from './features/invitations.js';
import type { MaterialsCommands } from './features/materials.js';
import type { MeetingCommands } from './features/meeting.js';
import type { OrganisationCommands } from './features/organisation.js';
import type { ParticipantsCommands } from './features/participants.js';
import type { RemindersCommands } from './features/reminders.js';
import type { ResponsesCommands } from './features/responses.js';
import type { ScreenCommands } from './features/screen.js';
import type { SignedCommands } from './features/signed.js';
import type { SubmissionsCommands } from './features/submissions.js';

/** Every command with its payload and the result of an `ok`. The prefix is the feature's folder. */
export interface Commands
  extends
    OrganisationCommands,
    MeetingCommands,
    MaterialsCommands,
    ParticipantsCommands,
    SubmissionsCommands,
    CollationCommands,
    CollectionCommands,
    InvitationsCommands,
    FloorCommands,
    ResponsesCommands,
    CommitmentsCommands,
    RemindersCommands,
    ConclusionsCommands,
    SignedCommands,
    ScreenCommands {}

export type CommandName = keyof Commands;
export type Payload<N extends CommandName> = Commands[N]['payload'];
export type Result<N extends CommandName> = Commands[N]['result'];
