import type { Id } from '@doi-thoai/shared';
import type { Person } from './driver.js';

/** The chair approves what was handed in in writing, and publishes it. */
export async function letOut(chair: Person, responseId: Id): Promise<void> {
  for (const act of ['responses.approve', 'responses.publish'] as const) {
    const seen = (await chair.snapshot()).state.responses[responseId]?.version ?? 0;
    await chair.do(act, { items: [{ responseId, seen }] });
  }
}
