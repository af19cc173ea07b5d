import type { Id, Instant, UnitLinkView } from '@doi-thoai/shared';
import { takesOpinions } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';
import { CommandPort } from './command-port.js';
import { Directory, type UnitLink } from './directory.js';
import type { Entered, Visitor } from './entrance.service.js';
import { isUnitToken, makeUnitToken, readLinkToken } from './personal-link.js';
import { Secrets } from './secrets.js';
import { SessionsService } from './sessions.service.js';

/** The door of a unit: who holds its link takes a seat of the own, says a name, and writes. */
@Injectable()
export class UnitEntrance {
  constructor(
    private readonly directory: Directory,
    private readonly sessions: SessionsService,
    private readonly attempts: Attempts,
    private readonly commands: CommandPort,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Refuses with LINK_INVALID. */
  async describe(token: string, address: string): Promise<UnitLinkView> {
    const { meetingId, meetingTitle, unit, closesAt } = await this.link(token, address);
    return { meetingId, meetingTitle, unit, closesAt, open: takesOpinions({ closesAt }, this.clock.now()) };
  }

  /**
   * The phone's attempt is the command's id: after a lost answer the same attempt finds the same seat.
   * Refuses with LINK_INVALID, or what `collection.join` says.
   */
  async join(token: string, name: string, visitor: Visitor): Promise<Entered> {
    const { linkId, meetingId } = await this.link(token, visitor.address);
    const issuer = { participantId: linkId };
    const commandId = visitor.claimId ?? randomUUID();
    const answer = await this.commands.issue(meetingId, issuer, commandId, 'collection.join', { name });
    if (!answer.ok) throw new DomainError(answer.code, answer.details);
    const { participantId } = answer.result;
    // A repeat finds the seat of its first time: one that the desk has freed since is not given back by it.
    const seat = await this.directory.seat(participantId);
    if (!seat?.seatTaken) throw new DomainError('LINK_INVALID');
    const { cookie } = await this.sessions.createSeat(participantId);
    return { meetingId, participantId, role: 'GUEST', cookie };
  }

  /** For printing: whoever has one may come in as somebody of the unit. */
  async links(meetingId: Id): Promise<{ unitId: Id; unit: string; closesAt: Instant; token: string }[]> {
    const links = await this.directory.unitLinks(meetingId);
    return links.map((link) => ({
      unitId: link.unitId,
      unit: link.unit,
      closesAt: link.closesAt,
      token: makeUnitToken(this.secrets.linkKey, sealOf(link)),
    }));
  }

  /** Only failures count against an address: a whole unit shares one. */
  private async link(token: string, address: string): Promise<UnitLink> {
    const linkId = readLinkToken(token);
    const link = linkId === null ? null : await this.directory.unitLink(linkId);
    if (link && isUnitToken(this.secrets.linkKey, token, sealOf(link))) return link;
    await this.attempts.slowDown(address);
    throw new DomainError('LINK_INVALID');
  }
}

function sealOf({ linkId, generation }: UnitLink): { participantId: Id; generation: number } {
  return { participantId: linkId, generation };
}
