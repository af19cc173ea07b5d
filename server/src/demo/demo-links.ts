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

export interface DemoView {
  meetingTitle: string;
  links: DemoLink[];
}

interface OpenDemo {
  meetingId: Id;
  localUrl: string;
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
      const any = role === 'DELEGATE';
      const path = any ? DELEGATE_PATH : pathOf(slip);
      const label = any ? ANY_DELEGATE : [slip.name, slip.title].filter((word) => word !== '').join(', ');
      return [{ role, label, url: `${this.publicUrl()}${path}`, localUrl: `${demo.localUrl}${path}` }];
    });
    return { meetingTitle, links };
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
