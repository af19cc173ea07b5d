import type { Hello } from '@doi-thoai/shared';
import { isId } from '@doi-thoai/shared';

/** A hello as it must look, or null. */
export function readHello(message: unknown): Hello | null {
  if (typeof message !== 'object' || message === null) return null;
  const { protocolVersion, epoch, head, hash8, audience = null } = message as Record<string, unknown>;
  if (typeof protocolVersion !== 'number' || !Number.isInteger(protocolVersion)) return null;
  if (epoch !== null && !isId(epoch)) return null;
  if (typeof head !== 'number' || !Number.isSafeInteger(head) || head < 0) return null;
  if (typeof hash8 !== 'string' || hash8.length > 8) return null;
  if (audience !== null && (typeof audience !== 'string' || audience.length > 64)) return null;
  return { protocolVersion, epoch, head, hash8, audience };
}
