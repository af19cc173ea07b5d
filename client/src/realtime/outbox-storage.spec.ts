import type { OutboxItem } from '@doi-thoai/shared/client/outbox';
import { keepOutbox } from './outbox-storage';

const item = {
  id: 'c1',
  name: 'submissions.withdraw',
  payload: { submissionId: 's', seen: 1 },
  order: 1,
  createdAt: 1,
  state: 'WAITING',
  seq: null,
  refusal: null,
} as OutboxItem;

// jsdom has no IndexedDB, like a private window.
describe('Without IndexedDB the outbox goes on and says that it does not outlive the page', () => {
  it('takes and drops items without failing, and tells its readers', async () => {
    const kept = keepOutbox('seat');
    const told = jest.fn();
    kept.subscribe(told);
    await kept.storage.put(item);
    expect(kept.outlivesPage()).toBe(false);
    expect(told).toHaveBeenCalled();
    await expect(kept.storage.all()).resolves.toEqual([]);
    await expect(kept.storage.remove('c1')).resolves.toBeUndefined();
  });
});
