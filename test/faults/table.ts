import type { CommandAnswer, CommandName, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { Crowd, Device } from './crowd.js';
import { sleep } from './wait.js';

const PATIENCE_MS = 60_000;

/** Chair, secretary and responder at work while the phones write: one act after the other, each of what they see. */
export class TableWork {
  acts = 0;
  private working = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly crowd: Crowd) {}

  begin(): void {
    this.working = true;
    const loop = async (step: () => Promise<void>): Promise<void> => {
      while (this.working) {
        await step();
        await sleep(5);
      }
    };
    const { chair, desk, responder } = this.crowd;
    this.running = Promise.all([
      loop(() => this.runFloor(chair)),
      loop(() => this.review(desk)),
      loop(() => this.answer(responder)),
    ]);
  }

  /** Resolves when the last act of each has its answer. */
  async end(): Promise<void> {
    this.working = false;
    await this.running;
  }

  private issue<N extends CommandName>(by: Device, name: N, payload: Payload<N>): Promise<CommandAnswer<N>> {
    this.acts += 1;
    return by.client.issue(name, payload, PATIENCE_MS);
  }

  /** Calls the next, starts and ends the turn. */
  private async runFloor(chair: Device): Promise<void> {
    const { current, queue, version: seen } = chair.client.store.state.floor;
    const requestId = queue[0];
    if (current?.state === 'CALLED') await this.issue(chair, 'floor.start', { turnId: current.id, seen });
    else if (current) {
      await this.issue(chair, 'floor.end', { turnId: current.id, seen, interrupted: false, reason: '' });
    } else if (requestId !== undefined) await this.issue(chair, 'floor.call', { requestId, seen });
  }

  /** Approves, publishes and collates an opinion that nobody has read. */
  private async review(desk: Device): Promise<void> {
    const { submissions } = desk.client.store.state;
    const row = Object.values(submissions).find((one) => one.moderation === 'PENDING' && !one.withdrawn);
    if (!row) return;
    const { id: submissionId, version: seen, topicId, summary } = row;
    const approved = await this.issue(desk, 'submissions.approve', { submissionId, seen });
    if (!approved.ok) return;
    await this.issue(desk, 'submissions.publish', { submissionId, seen: approved.seq });
    if (!this.working || this.acts % 4 !== 0) return;
    const words = { wording: `Tổng hợp: ${summary}`, topicId, unitId: null };
    const { responderUnitId } = this.crowd.hall;
    const ids = { collatedId: makeId(), responderUnitId, submissionIds: [submissionId] };
    await this.issue(desk, 'collation.create', { ...words, ...ids });
  }

  /** Answers what was put to the own unit. */
  private async answer(responder: Device): Promise<void> {
    const { collated, responses } = responder.client.store.state;
    const done = new Set(
      Object.values(responses).flatMap(({ targets }) => targets.map((target) => target.id)),
    );
    const open = Object.keys(collated).find((id) => !done.has(id));
    if (open === undefined) return;
    await this.issue(responder, 'responses.answer', {
      responseId: makeId(),
      type: 'ANSWERED',
      text: 'Đơn vị đã có kế hoạch và sẽ thông báo trong tháng này.',
      given: 'WRITTEN',
      responderId: responder.person.participantId,
      forwardedTo: '',
      targets: [{ kind: 'COLLATED', id: open }],
      commitment: null,
    });
    await sleep(50);
  }
}
