import type { Id, Way } from '@doi-thoai/shared';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OWED_STATES } from '../commitments/open-promises.service.js';
import { Door } from '../door/door.js';
import { Invitations } from '../identity/invitations.js';
import { failpoint } from '../journal/failpoints.js';
import { civilDay } from '../kernel/civil-date.js';
import { Clock } from '../kernel/clock.js';
import { nameId } from '../kernel/name-id.js';
import { placeOf } from '../kernel/place-of.js';
import type { Message, Outcome, PostConfig } from './ways.js';
import { callWebhook, mailer } from './ways.js';
import type { MessageFacts } from './words.js';
import { messageWords } from './words.js';

export const POST_CONFIG = Symbol('PostConfig');
export const LINKS_BEGIN = Symbol('LinksBegin');

const LOOK_MS = 500;
const AT_ONCE = 20;
const MINUTE_MS = 60_000;
/** Waits between the attempts; after the last one the message is given up and shown as failed. */
const WAITS_MS = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE_MS);

interface Due extends MessageFacts {
  id: Id;
  meetingId: Id;
  participantId: Id;
  way: Way;
  attempts: number;
  email: string;
  phone: string;
}

/** A reminder that is no longer true when its message goes: done since, another day, or a newer one is there. */
const OVERTAKEN = `c.due_on is distinct from r.due_on or c.state <> all($2)
  or exists (select 1 from reminder n where n.commitment_id = r.commitment_id and n.seq > r.seq)`;

/** The attempt is counted before it is made: a crash in between costs a wait and never a storm. */
const TAKE = `with due as (
    select id from delivery where state = 'WAITING' and next_at <= $1 order by next_at, id limit ${AT_ONCE}
    for update skip locked)
  update delivery d set attempts = d.attempts + 1,
    next_at = $1::timestamptz + make_interval(secs => ($2::float8[])[least(d.attempts + 1, ${WAITS_MS.length})])
  from due where d.id = due.id returning d.id`;

const READ = `select d.id, d.meeting_id as "meetingId", d.participant_id as "participantId", d.kind, d.way, d.attempts,
    m.plan->>'title' as title, m.plan->'hostBodies' as "hostBodies", m.plan->>'place' as place,
    (m.plan->>'startsAt')::float8 as "startsAt", p.name, p.unit, i.email, i.phone,
    case when r.id is not null then json_build_object('text', r.text, 'unit', r.unit, 'dueOn', r.due_on::text,
      'part', case when p.unit_id = any(r.leads) and p.role = 'RESPONDER' then 'LEAD'
        when p.role = 'RESPONDER' then 'COPY' else 'MONITOR' end, 'overtaken', ${OVERTAKEN}) end as promise,
    (select round(extract(epoch from s.closes_at) * 1000)::float8 from unit_set s
      where s.meeting_id = d.meeting_id and s.unit_id = p.unit_id) as "closesAt"
  from delivery d join meeting m on m.id = d.meeting_id join participant p on p.id = d.participant_id
    join invitation i on i.participant_id = d.participant_id
    left join reminder r on r.id = d.reminder_id left join commitment c on c.id = r.commitment_id
  where d.id = any($1::uuid[]) order by d.next_at, d.id`;

/**
 * Sends what waits. Each message is a row that was committed with the decision to send it; it is settled by a command
 * of the server itself, whose id is made of the message's own, so that it is done once in effect: after a crash between
 * sending and settling it goes again under the same id, by which mail servers and gateways know it.
 */
@Injectable()
export class PostOffice implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('post');
  private readonly mail: ReturnType<typeof mailer> | null;
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly door: Door,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    @Inject(POST_CONFIG) private readonly config: PostConfig,
    @Inject(LINKS_BEGIN) private readonly linksBegin: () => string,
  ) {
    this.mail = config.smtpUrl === '' ? null : mailer(config);
  }

  onApplicationBootstrap(): void {
    if (!this.mail && this.config.webhookUrl === '') return;
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.timer.unref();
  }

  private look(): void {
    this.round ??= this.sendDue()
      // The database was away: the next look tries again.
      .catch((error: unknown) => this.logger.warn(placeOf(error)))
      .finally(() => {
        this.round = null;
      });
  }

  private async sendDue(): Promise<void> {
    const waits = WAITS_MS.map((ms) => ms / 1000);
    const [taken] = await this.dataSource.query<[{ id: Id }[], number]>(TAKE, [
      new Date(this.clock.now()),
      waits,
    ]);
    if (taken.length === 0) return;
    const due = await this.dataSource.query<Due[]>(READ, [taken.map(({ id }) => id), OWED_STATES]);
    for (const one of due) await this.sendOne(one);
  }

  private async sendOne(due: Due): Promise<void> {
    const outcome = await this.post(due);
    failpoint('after-post');
    const last = due.attempts >= WAITS_MS.length;
    if (!outcome.sent && outcome.again && !last) {
      await this.dataSource.query(`update delivery set trouble = $2 where id = $1 and state = 'WAITING'`, [
        due.id,
        outcome.trouble,
      ]);
      this.logger.warn({ deliveryId: due.id, code: outcome.trouble }, 'a message waits for its next attempt');
      return;
    }
    const payload = { deliveryId: due.id, sent: outcome.sent, trouble: outcome.sent ? '' : outcome.trouble };
    // Made of the message's id: however often it is settled, it is settled once, and nobody who got it comes first.
    const message = { id: nameId(due.id, 'settled'), name: 'invitations.settle', payload };
    const answer = await this.door.issueAsServer(due.meetingId, message);
    if (!answer.ok) this.logger.warn({ deliveryId: due.id, code: answer.code }, 'a message was not settled');
  }

  private async post(due: Due): Promise<Outcome> {
    if (due.promise?.overtaken === true) return { sent: false, again: false, trouble: 'OVERTAKEN' };
    const { id, kind, name, email, phone, way } = due;
    const link = await this.linkOf(due);
    const today = civilDay(this.clock.now());
    const message: Message = { id, kind, name, email, phone, link, ...messageWords({ ...due, link, today }) };
    if (way === 'WEBHOOK') return callWebhook(this.config, message, this.clock.now());
    return (await this.mail?.send(message)) ?? { sent: false, again: false, trouble: 'NO_WAY_OUT' };
  }

  /** A reminder leads to where it is answered, for whoever has a seat there; it opens none. */
  private async linkOf({ promise, meetingId, participantId }: Due): Promise<string> {
    const begin = this.linksBegin();
    if (promise?.part === 'MONITOR') return `${begin}/staff`;
    if (promise) return `${begin}/m/${meetingId}/${participantId}/answers`;
    return `${begin}/r/${await this.invitations.token(participantId)}`;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
    this.mail?.close();
  }
}
