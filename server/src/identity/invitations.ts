import type { CommandAnswer, Id, InvitationPage, InvitationReply, MeetingPhase } from '@doi-thoai/shared';
import { mayIssue } from '@doi-thoai/shared';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../kernel/domain-error.js';
import { Attempts } from './attempts.js';
import { CommandPort } from './command-port.js';
import { isReplyToken, makeReplyToken, readLinkToken } from './personal-link.js';
import { Secrets } from './secrets.js';

interface Invited extends Omit<InvitationPage, 'open' | 'answer'>, InvitationReply {
  participantId: Id;
  generation: number;
  phase: MeetingPhase;
  replied: boolean;
}

const FIND = `select p.id as "participantId", p.meeting_id as "meetingId", p.link_generation as generation, p.name,
    m.phase, m.plan->>'title' as title, m.plan->'hostBodies' as "hostBodies", m.plan->>'place' as place,
    (m.plan->>'startsAt')::float8 as "startsAt", i.reply, i.reply <> 'NONE' as replied, i.reason,
    i.stand_in_name as "standInName", i.stand_in_title as "standInTitle"
  from participant p join meeting m on m.id = p.meeting_id join invitation i on i.participant_id = p.id
  where p.id = $1`;

/** The link of an invitation: it answers and opens nothing else, because letters are passed on. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: DataSource,
    private readonly attempts: Attempts,
    private readonly commands: CommandPort,
    private readonly secrets: Secrets,
  ) {}

  /** Refuses with NOT_FOUND. */
  async token(participantId: Id): Promise<string> {
    const invited = await this.find(participantId);
    if (!invited) throw new DomainError('NOT_FOUND');
    return makeReplyToken(this.secrets.linkKey, invited);
  }

  /** Of everybody who has an invitation in this meeting, for handing them over. */
  async tokens(meetingId: Id): Promise<{ participantId: Id; token: string }[]> {
    const rows = await this.database.query<{ participantId: Id; generation: number }[]>(
      `select p.id as "participantId", p.link_generation as generation
       from participant p join invitation i on i.participant_id = p.id where p.meeting_id = $1`,
      [meetingId],
    );
    return rows.map((row) => ({
      participantId: row.participantId,
      token: makeReplyToken(this.secrets.linkKey, row),
    }));
  }

  /** Refuses with LINK_INVALID, after a while when there were failures from this address. */
  async describe(token: string, address: string): Promise<InvitationPage> {
    const { meetingId, title, hostBodies, place, startsAt, name, phase, replied, ...rest } =
      await this.invited(token, address);
    const { reply, reason, standInName, standInTitle } = rest;
    const answer = replied ? { reply, reason, standInName, standInTitle } : null;
    const open = mayIssue('DELEGATE', phase, 'invitations.reply') !== 'no';
    return { meetingId, title, hostBodies, place, startsAt, name, open, answer };
  }

  /** `commandId` is the phone's: after a lost answer the same reply is given once. */
  async reply(
    token: string,
    address: string,
    commandId: Id,
    reply: InvitationReply,
  ): Promise<CommandAnswer<'invitations.reply'>> {
    const { meetingId, participantId } = await this.invited(token, address);
    return this.commands.issue(meetingId, { participantId }, commandId, 'invitations.reply', reply);
  }

  private async invited(token: string, address: string): Promise<Invited> {
    const id = readLinkToken(token);
    const found = id === null ? null : await this.find(id);
    if (found && isReplyToken(this.secrets.linkKey, token, found)) return found;
    await this.attempts.slowDown(address);
    throw new DomainError('LINK_INVALID');
  }

  private async find(participantId: Id): Promise<Invited | null> {
    const rows = await this.database.query<Invited[]>(FIND, [participantId]);
    return rows[0] ?? null;
  }
}
