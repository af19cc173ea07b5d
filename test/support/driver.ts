import type {
  CommandAnswer,
  CommandName,
  CommonSnapshot,
  Id,
  MeetingPlan,
  Payload,
  Refusal,
  Result,
  Role,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { MeetingClient } from '@doi-thoai/shared/client/meeting-client';
import type { MeetingClientOptions, SocketLike } from '@doi-thoai/shared/client/meeting-client';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

/** A refusal that a test did not expect. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.details)}`);
  }
}

export interface HttpAnswer<T = unknown> {
  status: number;
  body: T;
  cookies: string[];
}

/** One HTTP exchange with a server, as a program and not a browser would do it. */
export async function http<T = unknown>(
  url: string,
  init: { method?: string; body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
): Promise<HttpAnswer<T>> {
  const headers: Record<string, string> = { ...init.headers };
  if (init.cookie !== undefined) headers.cookie = init.cookie;
  if (init.body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(url, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers,
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  const text = await response.text();
  const body = (text === '' ? null : JSON.parse(text)) as T;
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { status: response.status, body, cookies };
}

/** Highest number that this process has seen accepted, by meeting: what is read after it must show it. */
const lastSeq = new Map<Id, number>();

/** One person in one meeting, through the public interfaces only. */
export class Person {
  private readonly opened: { client: MeetingClient; socket: Socket }[] = [];

  constructor(
    readonly url: string,
    readonly meetingId: Id,
    readonly participantId: Id,
    readonly role: Role,
    /** Of the present session; a seat that is entered anew gets another one. */
    public cookie: string,
  ) {}

  get headers(): Record<string, string> {
    return { 'x-seat': this.participantId };
  }

  /** Any answer, over HTTP; `id` to repeat a command. */
  async issue<N extends CommandName>(
    name: N,
    payload: Payload<N>,
    id: Id = makeId(),
  ): Promise<CommandAnswer<N>> {
    const path = `${this.url}/api/meetings/${this.meetingId}/commands/${name}`;
    const { cookie, headers } = this;
    const { body } = await http<CommandAnswer<N>>(path, { body: { id, payload }, cookie, headers });
    if (body.ok) lastSeq.set(this.meetingId, Math.max(body.seq, lastSeq.get(this.meetingId) ?? 0));
    return body;
  }

  /** The result of a command that must be accepted. */
  async do<N extends CommandName>(name: N, payload: Payload<N>): Promise<Result<N>> {
    const answer = await this.issue(name, payload);
    if (!answer.ok) throw new Refused(answer);
    return answer.result;
  }

  /** The same place, asked for without its cookie. */
  without(): Person {
    return new Person(this.url, this.meetingId, this.participantId, this.role, '');
  }

  /** A file, as it is, under the name that it has on its owner's device. */
  async bring(path: string, bytes: Uint8Array, name: string): Promise<CommandAnswer> {
    const response = await fetch(`${this.url}/api/meetings/${this.meetingId}/${path}`, {
      ...{ method: 'POST', body: Uint8Array.from(bytes) },
      headers: {
        ...{ ...this.headers, cookie: this.cookie, 'content-type': 'application/octet-stream' },
        'x-file-name': encodeURIComponent(name),
      },
    });
    const answer = (await response.json()) as CommandAnswer;
    if (answer.ok) lastSeq.set(this.meetingId, Math.max(answer.seq, lastSeq.get(this.meetingId) ?? 0));
    return answer;
  }

  /** A file as its reader gets it. */
  take(path: string): Promise<Response> {
    const { cookie, headers } = this;
    return fetch(`${this.url}/api/meetings/${this.meetingId}/${path}`, { headers: { ...headers, cookie } });
  }

  get<T>(path: string): Promise<HttpAnswer<T>> {
    const { cookie, headers } = this;
    return http<T>(`${this.url}/api/meetings/${this.meetingId}/${path}`, { cookie, headers });
  }

  /** Not older than the last command that this process saw accepted. */
  async snapshot(min = lastSeq.get(this.meetingId) ?? 0): Promise<CommonSnapshot> {
    return (await this.get<CommonSnapshot>(`snapshot?min=${min}`)).body;
  }

  /** A bare socket of this seat, not connected yet. */
  socket(): Socket {
    return io(this.url, {
      auth: { seat: this.participantId },
      extraHeaders: { cookie: this.cookie },
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1000,
    });
  }

  /** The client's own logic on a real socket; started, and stopped by `close`. */
  client(options: Partial<MeetingClientOptions> = {}): MeetingClient {
    const socket = this.socket();
    const client = new MeetingClient({
      socket: socket as unknown as SocketLike,
      fetchSnapshot: (min) => this.snapshot(min),
      ...options,
    });
    this.opened.push({ client, socket });
    client.start();
    return client;
  }

  close(): void {
    for (const { client, socket } of this.opened.splice(0)) {
      client.stop();
      socket.disconnect();
    }
  }
}

interface Slip {
  participantId: Id;
  name: string;
  role: Role;
  number: string;
  link: string;
  pin: string;
}

/** A meeting with everybody who sits in it. */
export class Meeting {
  private readonly people: Person[] = [];

  constructor(
    readonly url: string,
    readonly id: Id,
    readonly plan: MeetingPlan,
    readonly organiser: Person,
    readonly code: string,
  ) {
    this.people.push(organiser);
  }

  /** Adds a person to the roster and lets a phone take the seat by its personal link. */
  async join(
    role: Role,
    name: string,
    more: { unit?: string; title?: string; number?: string } = {},
  ): Promise<Person> {
    const { unit = '', title = '', number = '' } = more;
    const participantId = makeId();
    const payload = { participantId, name, role, unit, title, number, withoutPhone: false };
    await this.organiser.do('participants.add', payload);
    return this.seat(participantId);
  }

  /** Takes the seat of somebody who is on the roster. */
  async seat(participantId: Id): Promise<Person> {
    return this.enter(await this.slip(participantId));
  }

  /** One person's, as the organiser shows it. */
  async slip(participantId: Id): Promise<Slip> {
    const { status, body } = await this.organiser.get<Slip & Refusal>(`slips/${participantId}`);
    if (status >= 300) throw new Refused(body);
    return body;
  }

  /** What is printed: nobody's of the table. */
  async slips(): Promise<Slip[]> {
    const { body } = await this.organiser.get<{ slips: Slip[] }>('slips');
    return body.slips;
  }

  async enter(slip: Slip): Promise<Person> {
    const token = slip.link.slice(slip.link.lastIndexOf('/') + 1);
    const path = `${this.url}/api/entrance/links/${token}/claim`;
    const { status, body, cookies } = await http<Refusal>(path, { body: { claimId: makeId() } });
    if (status >= 300) throw new Refused(body);
    const person = new Person(this.url, this.id, slip.participantId, slip.role, cookies.join('; '));
    this.people.push(person);
    return person;
  }

  /** Comes in as somebody of a unit by the unit's link, who is on no roster. */
  async enterByUnit(token: string, name: string): Promise<Person> {
    const path = `${this.url}/api/entrance/units/${token}/join`;
    const { status, body, cookies } = await http<{ participantId: Id } & Refusal>(path, {
      body: { name, claimId: makeId() },
    });
    if (status >= 300) throw new Refused(body);
    const person = new Person(this.url, this.id, body.participantId, 'GUEST', cookies.join('; '));
    this.people.push(person);
    return person;
  }

  /** Tokens of the links and QR codes that were printed for the units, by the unit's name. */
  async unitTokens(): Promise<Map<string, string>> {
    const { body } = await this.organiser.get<{ links: { unit: string; link: string }[] }>('unit-links');
    return new Map(body.links.map(({ unit, link }) => [unit, link.slice(link.lastIndexOf('/') + 1)]));
  }

  /** Opens a phase as the organiser or chair sees the meeting now. */
  async openPhase(
    by: Person,
    phase: MeetingPlan['agenda'][number]['kind'] | Payload<'meeting.openPhase'>['phase'],
  ): Promise<void> {
    const state = (await by.snapshot()).state;
    const seen = state.meeting?.version ?? 0;
    const item = this.plan.agenda.find((one) => one.kind === phase);
    const target = item ? 'IN_SESSION' : (phase as Payload<'meeting.openPhase'>['phase']);
    await by.do('meeting.openPhase', { phase: target, agendaItemId: item?.id ?? null, seen });
  }

  topic(index: number): Id {
    const topic = this.plan.topics[index];
    if (!topic) throw new Error(`no topic ${index}`);
    return topic.id;
  }

  close(): void {
    for (const person of this.people) person.close();
  }
}

/** Signs the first (and only) account in, or in again. */
export async function signIn(url: string, setUpToken: string | null): Promise<string> {
  const login = 'quan.tri';
  const password = 'mat-khau-thu-2026';
  const first = { token: setUpToken, name: 'Người quản trị', login, password };
  const path = setUpToken === null ? 'login' : 'set-up';
  const { status, body, cookies } = await http<Refusal>(`${url}/api/staff/${path}`, { body: first });
  if (status >= 300) throw new Refused(body);
  return cookies.join('; ');
}

/** Takes the seat that a staff account has in a meeting. */
export async function enterAsStaff(url: string, staffCookie: string, meetingId: Id): Promise<string> {
  const path = `${url}/api/staff/meetings/${meetingId}/enter`;
  return (await http(path, { method: 'POST', cookie: staffCookie })).cookies.join('; ');
}

export async function createMeeting(
  url: string,
  staffCookie: string,
  plan: MeetingPlan,
  rehearsal = false,
): Promise<Meeting> {
  const meetingId = makeId();
  const created = await http<CommandAnswer<'meeting.create'>>(
    `${url}/api/organisation/commands/meeting.create`,
    {
      body: { id: makeId(), payload: { meetingId, plan, rehearsal } },
      cookie: staffCookie,
    },
  );
  if (!created.body.ok) throw new Refused(created.body);
  const { participantId, code } = created.body.result;
  const cookie = await enterAsStaff(url, staffCookie, meetingId);
  const organiser = new Person(url, meetingId, participantId, 'ORGANISER', cookie);
  return new Meeting(url, meetingId, plan, organiser, code);
}

/** Waits until `ready` holds for what a client knows; fails with what it was waiting for. */
export function until(client: MeetingClient, ready: () => boolean, what: string, ms = 5000): Promise<void> {
  if (ready()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stops = [client.store.subscribe(check), client.subscribe(check), client.outbox.subscribe(check)];
    const timer = setTimeout(() => finish(() => reject(new Error(`still waiting: ${what}`))), ms);
    function finish(end: () => void): void {
      clearTimeout(timer);
      for (const stop of stops) stop();
      end();
    }
    function check(): void {
      if (ready()) finish(resolve);
    }
  });
}

/** A client that has caught up. */
export async function connected(
  person: Person,
  options: Partial<MeetingClientOptions> = {},
): Promise<MeetingClient> {
  const client = person.client(options);
  await until(client, () => client.status === 'CONNECTED', 'connected');
  return client;
}
