import type { CommandAnswer, CommandName, Id, Payload } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { Door } from '../door/door.js';
import { CommandPort } from '../identity/command-port.js';
import type { Issuer } from '../identity/command-port.js';
import { Organisation } from './organisation-stream.js';

/** The entrance's commands through the one door. The system acts as the stream itself. */
@Injectable()
export class DoorPort extends CommandPort {
  constructor(
    private readonly door: Door,
    private readonly organisation: Organisation,
  ) {
    super();
  }

  async issue<N extends CommandName>(
    streamId: Id | null,
    issuer: Issuer,
    commandId: Id,
    name: N,
    payload: Payload<N>,
  ): Promise<CommandAnswer<N>> {
    const organisation = await this.organisation.streamId();
    const stream = streamId ?? organisation;
    const message = { id: commandId, name, payload };
    if (issuer === 'system') return await this.door.issueAsServer(stream, message);
    const actorId = 'staffId' in issuer ? issuer.staffId : issuer.participantId;
    return await this.door.issue(stream, actorId, message);
  }
}
