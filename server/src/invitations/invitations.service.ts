import type { Id, InvitationView, Payload, Result, Way } from '@doi-thoai/shared';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { TABLE } from '../journal/audience.js';
import type { StreamTransaction, StreamWrite } from '../journal/transaction.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Contact } from '../participants/participants.service.js';
import { ParticipantsService } from '../participants/participants.service.js';
import { StandInsService } from '../participants/stand-ins.service.js';
import { DeliveryEntity, InvitationEntity } from './invitations.entity.js';

export const WAYS_OUT = Symbol('WaysOut');

/** By what messages may leave this house, as it is configured. */
export type WaysOut = Readonly<Record<Way, boolean>>;

/** A message of a reminder went out, or never will. */
type SettledHook = (tx: StreamTransaction, reminderId: Id, sent: boolean) => Promise<void>;

/** Whom to invite, by what, and what they said. */
@Injectable()
export class InvitationsService {
  private settledHook: SettledHook | null = null;

  constructor(
    private readonly participants: ParticipantsService,
    private readonly standIns: StandInsService,
    @Inject(WAYS_OUT) private readonly ways: WaysOut,
  ) {
    participants.onContacts((tx, contacts) => this.addressAll(tx, contacts));
  }

  /** For the feature whose reminders go out from here. */
  onSettled(hook: SettledHook): void {
    this.settledHook = hook;
  }

  /** @throws NOT_FOUND */
  async address(tx: StreamTransaction, payload: Payload<'invitations.address'>): Promise<void> {
    const { participantId, email, phone } = payload;
    const { id } = await this.participants.get(tx, participantId);
    const row = (await this.rows(tx, [id])).get(id) ?? newInvitation(tx.streamId, id);
    await this.write(tx, { ...row, email, phone });
  }

  /** From a roster: what it does not say stays. */
  private async addressAll(tx: StreamTransaction, contacts: readonly Contact[]): Promise<void> {
    const known = await this.rows(
      tx,
      contacts.map(({ participantId }) => participantId),
    );
    for (const { participantId, ...contact } of contacts) {
      const row = known.get(participantId) ?? newInvitation(tx.streamId, participantId);
      const same = Object.entries(contact).every(
        ([key, value]) => row[key as keyof typeof contact] === value,
      );
      if (!same) await this.write(tx, { ...row, ...contact });
    }
  }

  /**
   * A message goes out by itself where there is a way and an address; everybody else's link is handed over.
   *
   * @throws NOT_FOUND for anybody who is not on the roster
   */
  async send(
    tx: StreamTransaction,
    payload: Payload<'invitations.send'>,
  ): Promise<Result<'invitations.send'>> {
    const { participantIds } = payload;
    const people = await this.participants.getMany(tx, participantIds);
    const known = await this.rows(tx, participantIds);
    let queued = 0;
    for (const id of participantIds) {
      const person = people.get(id);
      if (!person || person.contributor || person.role === 'SCREEN') throw new DomainError('NOT_FOUND');
      const row = known.get(id) ?? newInvitation(tx.streamId, id);
      const way = this.wayTo(row);
      if (way !== null) {
        queued += 1;
        await this.replaceWaiting(tx, id, 'INVITATION');
        await this.queue(tx, id, 'INVITATION', way);
      }
      const sending = way === null ? 'BY_HAND' : 'WAITING';
      await this.write(tx, { ...row, sending, way, trouble: '' });
    }
    return { queued, byHand: participantIds.length - queued };
  }

  /** By the link, as that person. @throws NOT_FOUND, INVALID for a stand-in without a name */
  async reply(tx: StreamTransaction, payload: Payload<'invitations.reply'>): Promise<void> {
    const { id } = tx.actor;
    const row = (await this.rows(tx, [id])).get(id);
    if (!row) throw new DomainError('NOT_FOUND');
    const { reply, reason, standInName, standInTitle } = payload;
    if (reply === 'STAND_IN' && standInName === '') {
      throw new DomainError('INVALID', { fields: [{ path: 'standInName', reason: 'MISSING' }] });
    }
    const standIn = reply === 'STAND_IN' ? { standInName, standInTitle } : NOBODY;
    await this.write(tx, { ...row, reply, reason, ...standIn, repliedAt: tx.now });
  }

  /** @throws NOT_FOUND, STALE, NOT_A_STAND_IN, ALREADY_REPRESENTED, ID_TAKEN */
  async admitStandIn(
    tx: StreamTransaction,
    payload: Payload<'invitations.admitStandIn'>,
  ): Promise<Result<'invitations.admitStandIn'>> {
    const { participantId: forId, standInId, seen } = payload;
    const row = (await this.rows(tx, [forId])).get(forId);
    if (!row) throw new DomainError('NOT_FOUND');
    if (row.version !== seen) throw new DomainError('STALE', { present: invitationView(row) });
    if (row.reply !== 'STAND_IN') throw new DomainError('NOT_A_STAND_IN');
    const { standInName: name, standInTitle: title, reason: note } = row;
    return {
      participantId: await this.standIns.comeInstead(tx, { id: standInId, forId, name, title, note }),
    };
  }

  /** The server's own word on a message; what was settled or replaced meanwhile stays as it is. */
  async settle(tx: StreamTransaction, payload: Payload<'invitations.settle'>): Promise<void> {
    const { deliveryId, sent, trouble } = payload;
    const where = { id: deliveryId, meetingId: tx.streamId };
    const delivery = await tx.repo(DeliveryEntity).findOneBy(where);
    if (delivery?.state !== 'WAITING') return;
    await tx.repo(DeliveryEntity).update({ id: deliveryId }, { state: sent ? 'SENT' : 'FAILED', trouble });
    if (delivery.reminderId !== null) await this.settledHook?.(tx, delivery.reminderId, sent);
    if (delivery.kind !== 'INVITATION') return;
    const row = (await this.rows(tx, [delivery.participantId])).get(delivery.participantId);
    if (!row) return;
    const sentAt = sent ? tx.now : row.sentAt;
    await this.write(tx, { ...row, sending: sent ? 'SENT' : 'FAILED', sentAt, trouble });
  }

  /** A unit is reminded: its focal people who have an address are told; resolves to how many. */
  async remind(tx: StreamTransaction, unitId: Id): Promise<number> {
    const focal = await this.participants.having(tx, 'UNIT_FOCAL', [unitId]);
    return this.tellAll(tx, focal, async (id, way) => {
      await this.replaceWaiting(tx, id, 'REMINDER');
      await this.queue(tx, id, 'REMINDER', way);
    });
  }

  /** Responders of units, and others by name, are reminded of a promise; resolves to how many messages go out. */
  async remindOf(
    tx: StreamTransaction,
    reminderId: Id,
    unitIds: readonly Id[],
    alsoIds: readonly Id[],
  ): Promise<number> {
    const responders = await this.participants.having(tx, 'RESPONDER', unitIds);
    const people = [...new Set([...responders, ...alsoIds])].sort();
    return this.tellAll(tx, people, (id, way) => this.queue(tx, id, 'PROMISE', way, reminderId));
  }

  /** Those of them to whom there is a way; resolves to how many. */
  private async tellAll(
    tx: StreamTransaction,
    ids: readonly Id[],
    tell: (id: Id, way: Way) => Promise<void>,
  ): Promise<number> {
    const known = await this.rows(tx, ids);
    let told = 0;
    for (const id of ids) {
      const row = known.get(id);
      const way = row ? this.wayTo(row) : null;
      if (way === null) continue;
      told += 1;
      await tell(id, way);
    }
    return told;
  }

  private wayTo({ email, phone }: Pick<InvitationEntity, 'email' | 'phone'>): Way | null {
    if (this.ways.EMAIL && email !== '') return 'EMAIL';
    return this.ways.WEBHOOK && (phone !== '' || email !== '') ? 'WEBHOOK' : null;
  }

  private async queue(
    tx: StreamTransaction,
    participantId: Id,
    kind: DeliveryEntity['kind'],
    way: Way,
    reminderId: Id | null = null,
  ): Promise<void> {
    await tx.repo(DeliveryEntity).insert({
      ...{ id: randomUUID(), meetingId: tx.streamId, participantId, kind, way, reminderId },
      ...{ state: 'WAITING', attempts: 0, nextAt: new Date(tx.now), trouble: '' },
    });
  }

  /** What has not gone yet is not sent twice. */
  private async replaceWaiting(tx: StreamTransaction, id: Id, kind: DeliveryEntity['kind']): Promise<void> {
    const waiting = { participantId: id, kind, state: 'WAITING' } as const;
    await tx.repo(DeliveryEntity).update(waiting, { state: 'REPLACED' });
  }

  private async rows(tx: StreamWrite, ids: readonly Id[]): Promise<Map<Id, InvitationEntity>> {
    const rows = await tx.repo(InvitationEntity).findBy({ meetingId: tx.streamId, id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async write(tx: StreamTransaction, row: Omit<InvitationEntity, 'version'>): Promise<void> {
    const full = { ...row, version: tx.nextSeq };
    await tx.repo(InvitationEntity).upsert(full, ['id']);
    tx.emit(TABLE, 'invitations.changed', invitationView(full));
  }
}

const NOBODY = { standInName: '', standInTitle: '' };

function newInvitation(meetingId: Id, id: Id): Omit<InvitationEntity, 'version'> {
  return {
    ...{ id, meetingId, email: '', phone: '', sending: 'NOT_SENT', way: null, sentAt: null },
    ...{ trouble: '', reply: 'NONE', reason: '', standInName: '', standInTitle: '', repliedAt: null },
  };
}

function invitationView(row: InvitationEntity): InvitationView {
  const { meetingId: _meeting, ...view } = row;
  return view;
}
