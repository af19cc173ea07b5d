import type { AccountRow, CommandAnswer, CommandName, Id, Payload, Refusal, Role } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { http, Person } from '../support/driver.js';
import type { HttpAnswer, Meeting } from '../support/driver.js';
import { Inspector } from '../support/inspector.js';
import { startTestServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

export const PASSWORD = 'mưa phùn tháng giêng';
export const NEXT = 'nắng tháng tám rám trái bưởi';

/** A refusal's code over either transport; OK when there is none. */
export const code = (answer: object | null): string => (answer as Refusal | null)?.code ?? 'OK';

export interface Account {
  staffId: Id;
  login: string;
  cookie: string;
}

/** An organisation whose accounts come and go. */
export class AccountHouse {
  private made = 0;
  private readonly entered: Person[] = [];

  private constructor(
    readonly server: TestServer,
    readonly inspector: Inspector,
    /** Lines of the log. */
    readonly said: readonly string[],
  ) {}

  static async open(): Promise<AccountHouse> {
    const said: string[] = [];
    const server = await startTestServer({}, { log: { write: (line) => void said.push(line) } });
    return new AccountHouse(server, await Inspector.open(server.databaseUrl), said);
  }

  async stop(): Promise<void> {
    for (const person of this.entered) person.close();
    await this.inspector.close();
    await this.server.stop();
  }

  async ask<T = Refusal>(
    path: string,
    asked: { body?: object; cookie?: string } = {},
  ): Promise<HttpAnswer<T>> {
    return http<T>(`${this.server.url}/api/${path}`, asked);
  }

  async organise<N extends CommandName>(
    name: N,
    payload: Payload<N>,
    cookie = this.server.staffCookie,
    id = makeId(),
  ): Promise<CommandAnswer<N>> {
    const path = `organisation/commands/${name}`;
    return (await this.ask<CommandAnswer<N>>(path, { body: { id, payload }, cookie })).body;
  }

  async list(): Promise<AccountRow[]> {
    const { staffCookie: cookie } = this.server;
    return (await this.ask<AccountRow[]>('organisation/accounts', { cookie })).body;
  }

  async rowOf(staffId: Id): Promise<AccountRow> {
    const row = (await this.list()).find(({ id }) => id === staffId);
    if (!row) throw new Error('no such account');
    return row;
  }

  /** A link for this account; its signs are what the address ends in. */
  async link(staffId: Id, token = makeReceipt(), id = makeId()): Promise<HttpAnswer & { token: string }> {
    const asked = { body: { id, token }, cookie: this.server.staffCookie };
    return { ...(await this.ask(`staff/accounts/${staffId}/password-link`, asked)), token };
  }

  use(token: string, password: string): Promise<HttpAnswer<Refusal>> {
    return this.ask(`staff/password-links/${token}`, { body: { password } });
  }

  signIn(login: string, password: string): Promise<HttpAnswer<Refusal>> {
    return this.ask('staff/login', { body: { login, password } });
  }

  async isIn(cookie: string): Promise<boolean> {
    return (await this.ask<{ staff: object | null }>('staff/me', { cookie })).body.staff !== null;
  }

  /** Added without a password, which its owner sets by a link. */
  async account(name = 'Mạc Thị Thư Ký'): Promise<Account> {
    const login = `tai.khoan.${(this.made += 1)}`;
    const staffId = makeId();
    await this.organise('organisation.addStaff', { staffId, name, login, password: '' });
    const { token } = await this.link(staffId);
    const { cookies } = await this.use(token, PASSWORD);
    return { staffId, login, cookie: cookies.join('; ') };
  }

  async enter(meeting: Meeting, cookie: string): Promise<{ status: number; person: Person }> {
    const path = `staff/meetings/${meeting.id}/enter`;
    const asked = await this.ask<{ participantId: Id; role: Role }>(path, { body: {}, cookie });
    const { participantId, role } = asked.body;
    const person = new Person(this.server.url, meeting.id, participantId, role, asked.cookies.join('; '));
    this.entered.push(person);
    return { status: asked.status, person };
  }

  async close(staffId: Id, more: Partial<Payload<'organisation.closeAccount'>> = {}): Promise<CommandAnswer> {
    const { version: seen } = await this.rowOf(staffId);
    const words = { reason: 'Chuyển công tác', successorId: null };
    return this.organise('organisation.closeAccount', { staffId, ...words, seen, ...more });
  }

  async reopen(staffId: Id, seen?: number): Promise<CommandAnswer> {
    const present = (await this.rowOf(staffId)).version;
    const payload = { staffId, reason: 'Trở lại', seen: seen ?? present };
    return this.organise('organisation.reopenAccount', payload);
  }

  /** Entries of the organisation's stream, with actor and words. */
  async journal(type: string): Promise<string[]> {
    const rows = await this.inspector.rows<{ told: string }>(
      `select concat_ws(' ', e.actor_id, e.body, convert_from(c.bytes, 'UTF8')) as told
       from entry e left join content c using (stream_id, seq)
       where e.stream_id = (select organisation_stream from installation) and e.type = $1 order by e.seq`,
      [type],
    );
    return rows.map(({ told }) => told);
  }
}
