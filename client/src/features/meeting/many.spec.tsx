import type { CommandAnswer } from '@doi-thoai/shared';
import { emptyState } from '@doi-thoai/shared';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { SeatSession } from '../../realtime/seat-session';
import { SessionContext } from '../../realtime/session-context';
import { needText, startText, t } from '../../text/text';
import { RefusedList, useMany } from './many';

const ROWS = [
  { id: 'a', name: 'Đèn đường' },
  { id: 'b', name: 'Cống thoát nước' },
  { id: 'c', name: 'Nhà văn hóa' },
];

let answers: CommandAnswer[];
let issued: object[];
let root: Root;
let box: HTMLElement;

function Form() {
  const many = useMany(ROWS);
  const items = many.rows.map(({ id }) => ({ submissionId: id, seen: 1 }));
  return (
    <>
      <button type="button" onClick={() => void many.act('submissions.approveMany', { items }, 'xong')}>
        go
      </button>
      <RefusedList many={many} nameOf={(row) => row.name} />
    </>
  );
}

const press = (name: string) =>
  act(async () => {
    [...box.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
    await Promise.resolve();
  });

beforeAll(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  await startText('vi');
  await Promise.all([needText('later'), needText('staff')]);
});
beforeEach(() => {
  issued = [];
  const issue = (_name: string, payload: object) => {
    issued.push(payload);
    return Promise.resolve(answers.shift());
  };
  const client = { issue, store: { state: emptyState('desk'), subscribe: () => () => undefined } };
  const session = { client, participantId: 's', meetingId: 'm' } as unknown as SeatSession;
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  act(() =>
    root.render(
      <SessionContext value={session}>
        <Form />
      </SessionContext>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  box.remove();
});

describe('W97: an act on many is refused whole, with every one that was refused', () => {
  it('names each with its reason, and goes on without them when asked to', async () => {
    const refused = [
      { id: 'b', code: 'ALREADY_WITHDRAWN' },
      { id: 'c', code: 'STALE' },
    ] as const;
    answers = [
      { ok: false, code: 'ALREADY_WITHDRAWN', details: { refused: [...refused] } },
      { ok: true, seq: 9, result: null },
    ];
    await press('go');
    const words = box.textContent;
    expect(words).toContain(t('many.refused', { n: 2, of: 3 }));
    for (const said of ['Cống thoát nước', t('errors.ALREADY_WITHDRAWN'), 'Nhà văn hóa', t('errors.STALE')])
      expect(words).toContain(said);
    expect(words).not.toContain('Đèn đường');
    await press(t('many.leaveOut', { n: 2 }));
    await press('go');
    expect(issued[1]).toEqual({ items: [{ submissionId: 'a', seen: 1 }] });
    expect(box.textContent).toBe('go');
  });

  it('does not offer to leave all of them out', async () => {
    const refused = ROWS.map(({ id }) => ({ id, code: 'STALE' as const }));
    answers = [{ ok: false, code: 'STALE', details: { refused } }];
    await press('go');
    expect(box.querySelectorAll('button')).toHaveLength(1);
  });
});
