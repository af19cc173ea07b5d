import type { Refusal } from '@doi-thoai/shared';
import { refusalText } from '../../realtime/refusal-text';
import { showToast } from '../../ui/toast-store';

/** A refusal of what a phone asked for by a button. */
export function sayRefusal(refusal: Refusal): void {
  showToast({ text: refusalText(refusal), tone: refusal.code === 'STALE' ? 'waiting' : 'refused' });
}
