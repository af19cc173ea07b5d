import type { CommandAnswer, CommandName, Id, Payload } from '@doi-thoai/shared';

/** Who issues: a participant, a member of staff, or the system itself, on either kind of stream. */
export type Issuer = { participantId: Id } | { staffId: Id } | 'system';

/**
 * The way in for the commands that the entrance issues itself. The app binds it to the one door that every
 * command goes through, so that rules, journal and answers hold for these too.
 */
export abstract class CommandPort {
  /** `streamId`: the meeting, or null for the organisation. The payload is checked like any other. */
  abstract issue<N extends CommandName>(
    streamId: Id | null,
    issuer: Issuer,
    commandId: Id,
    name: N,
    payload: Payload<N>,
  ): Promise<CommandAnswer<N>>;
}
