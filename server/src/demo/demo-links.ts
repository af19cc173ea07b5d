import type { Id, Role } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { EntranceService } from '../identity/entrance.service.js';
import type { Slip } from '../identity/entrance.service.js';
import { SessionsService } from '../identity/sessions.service.js';
import { Clock } from '../kernel/clock.js';
import { PEOPLE } from './demo.people.js';

/** Beginning of every link, as on slips; a function because the port may be known only after the start. */
export const DEMO_PUBLIC_URL = Symbol('DemoPublicUrl');

/** Roles that the demonstration offers, in the order in which they are shown. */
const OFFERED: readonly Role[] = ['DELEGATE', 'CHAIR', 'SECRETARY', 'RESPONDER', 'SCREEN'];
/** Into the meeting that is followed up. */
const OFFERED_AFTER: readonly Role[] = ['CHAIR', 'SECRETARY', 'RESPONDER', 'DELEGATE'];
/** Gives each new browser the next free delegate's seat. */
const DELEGATE_PATH = '/demo/delegate';
const ANY_DELEGATE = 'Mỗi máy một ghế còn trống';
/** A seat that was offered and not taken yet is not offered to the next browser for so long. */
const OFFER_MS = 60_000;
const NOBODY = { address: '127.0.0.1', cookieHeader: undefined };

export interface DemoLink {
  role: Role;
  /** Who sits there. */
  label: string;
  /** For phones in the same network. */
  url: string;
  /** For browsers on the machine itself. */
  localUrl: string;
}

/** The meeting of some months ago, whose promises are followed up. */
export interface EarlierDemo {
  meetingTitle: string;
  links: DemoLink[];
  /** Of its public board, for phones; null when a visitor closed it. */
  board: string | null;
}

export interface DemoView {
  meetingTitle: string;
  links: DemoLink[];
  /** Null in a folder from before there was one. */
  earlier: EarlierDemo | null;
}

interface OpenDemo {
  meetingId: Id;
  earlier: OpenEarlier | null;
  localUrl: string;
}

export interface OpenEarlier {
  meetingId: Id;
  title: string;
  /** Code of its public board while that is open. */
  board: () => Promise<string | null>;
}

/** The ways into the demonstration: one link for each role, open to everybody who sees it. */
@Injectable()
export class DemoLinks {
  private demo: OpenDemo | null = null;
  private readonly offered = new Map<Id, number>();

  constructor(
    private readonly entrance: EntranceService,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    @Inject(DEMO_PUBLIC_URL) private readonly publicUrl: () => string,
  ) {}

  /** The meeting is ready for visitors. */
  open(demo: OpenDemo): void {
    this.demo = demo;
  }

  /** Null while there is no demonstration. */
  async view(): Promise<DemoView | null> {
    const { demo } = this;
    if (!demo) return null;
    const slips = await this.entrance.slips(demo.meetingId);
    const first = slips[0];
    if (!first) return null;
    const { meetingTitle } = await this.entrance.describeLink(first.token, NOBODY);
    const links = OFFERED.flatMap((role) => {
      const slip = firstOf(slips, role);
      if (!slip) return [];
      return [role === 'DELEGATE' ? this.link(role, ANY_DELEGATE, DELEGATE_PATH) : this.linkOf(slip)];
    });
    return { meetingTitle, links, earlier: await this.earlierView(demo) };
  }

  private async earlierView({ earlier }: OpenDemo): Promise<EarlierDemo | null> {
    if (earlier === null) return null;
    const slips = await this.entrance.slips(earlier.meetingId);
    const links = OFFERED_AFTER.flatMap((role) => {
      const slip = firstOf(slips, role);
      return slip ? [this.linkOf(slip)] : [];
    });
    const code = await earlier.board();
    const board = code === null ? null : `${this.publicUrl()}/board/${code}`;
    return { meetingTitle: earlier.title, links, board };
  }

  private linkOf(slip: Slip): DemoLink {
    const label = [slip.name, slip.title].filter((word) => word !== '').join(', ');
    return this.link(slip.role, label, pathOf(slip));
  }

  private link(role: Role, label: string, path: string): DemoLink {
    const local = this.demo?.localUrl ?? '';
    return { role, label, url: `${this.publicUrl()}${path}`, localUrl: `${local}${path}` };
  }

  /** Path of the personal link for this browser: the seat it has, the next free one, or a shared one. */
  async delegatePath(cookieHeader: string | undefined): Promise<string | null> {
    if (!this.demo) return null;
    const seats = delegates(await this.entrance.slips(this.demo.meetingId));
    for (const seat of seats) {
      if (await this.sessions.authenticateSeat(cookieHeader, seat.participantId)) return pathOf(seat);
    }
    const now = this.clock.now();
    for (const seat of seats) {
      if ((this.offered.get(seat.participantId) ?? 0) > now) continue;
      if (await this.sessions.isOccupied(seat.participantId)) continue;
      return this.offer(seat, now);
    }
    // More visitors than seats: they share, whoever was offered longest ago first.
    const oldest = seats.toSorted((a, b) => this.offeredAt(a) - this.offeredAt(b))[0];
    return oldest ? this.offer(oldest, now) : null;
  }

  private offer(seat: Slip, now: number): string {
    this.offered.set(seat.participantId, now + OFFER_MS);
    return pathOf(seat);
  }

  private offeredAt(seat: Slip): number {
    return this.offered.get(seat.participantId) ?? 0;
  }
}

function pathOf(slip: Slip): string {
  return `/j/${slip.token}`;
}

/** Of several with one role, the one whom the demonstration names first. */
function firstOf(slips: readonly Slip[], role: Role): Slip | undefined {
  const order = PEOPLE.map((person) => person.name);
  const rank = (slip: Slip): number => (order.indexOf(slip.name) + order.length + 1) % (order.length + 1);
  return slips.filter((slip) => slip.role === role).toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Seats with a phone, in the order of their numbers: the first have most to look at. */
function delegates(slips: readonly Slip[]): Slip[] {
  const withoutPhone = new Set(PEOPLE.filter((person) => person.withoutPhone).map((person) => person.number));
  return slips.filter((slip) => slip.role === 'DELEGATE' && !withoutPhone.has(slip.number));
}
