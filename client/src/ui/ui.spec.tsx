import { act, useState, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { needText, startText } from '../text/text';
import { Button } from './Button';
import { ConfirmDialog } from './ConfirmDialog';
import { TextField } from './fields';
import { KeyButton } from './KeyButton';
import { KeysSwitch } from './KeysSwitch';
import { useShortcuts } from './shortcuts';
import { Steps } from './Steps';
import { Tabs } from './Tabs';
import { Toast } from './Toast';
import { ToastHost } from './ToastHost';
import { currentToasts, showToast } from './toast-store';

let root: Root;
let box: HTMLElement;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(async () => {
  await startText('vi');
  await needText('later');
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});
afterEach(() => {
  act(() => root.unmount());
  box.remove();
});

const render = (node: ReactNode) => act(() => root.render(node));
const find = (selector: string) => box.querySelector<HTMLElement>(selector)!;
const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}) =>
  act(
    () =>
      void target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      ),
  );
const click = (element: HTMLElement) => act(() => element.click());

it('a busy button keeps its label, says so, and refuses a second press', () => {
  const pressed = jest.fn();
  render(
    <Button busy onClick={pressed}>
      Gửi
    </Button>,
  );
  click(find('button'));
  expect(pressed).not.toHaveBeenCalled();
  expect(find('button').getAttribute('aria-busy')).toBe('true');
  expect(find('button').textContent).toBe('Gửi');
});

it('a field counts as a reader counts, keeps what is too long, and ties label and error to the control', () => {
  render(<TextField label="Tóm tắt" limit={5} value="Đường Ơ" onChange={() => undefined} error="Dài quá" />);
  const input = find('input');
  expect(input).toHaveProperty('value', 'Đường Ơ');
  expect(box.textContent).toContain('7/5');
  expect(box.textContent).toContain('Quá 2 ký tự');
  expect(find(`label[for="${input.id}"]`).textContent).toBe('Tóm tắt');
  const described = input.getAttribute('aria-describedby')!;
  expect(document.getElementById(described)?.textContent).toBe('Dài quá');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

it('tabs: arrows move and select, there is one tab stop, panels keep their state', () => {
  function Sample() {
    const [tab, setTab] = useState<'a' | 'b'>('a');
    const items = [
      { id: 'a', label: 'Hàng chờ', content: <input aria-label="ghi" /> },
      { id: 'b', label: 'Ý kiến', content: 'Trống' },
    ] as const;
    return <Tabs label="Chờ" selected={tab} onSelect={setTab} items={items} />;
  }
  render(<Sample />);
  find('input').setAttribute('value', 'giữ');
  const [first, second] = box.querySelectorAll<HTMLElement>('[role=tab]');
  press(first!, 'ArrowRight');
  expect(document.activeElement).toBe(second);
  expect(second!.getAttribute('aria-selected')).toBe('true');
  expect([first!.tabIndex, second!.tabIndex]).toEqual([-1, 0]);
  expect(find('input').getAttribute('value')).toBe('giữ');
  press(second!, 'ArrowRight');
  expect(document.activeElement).toBe(first);
});

it('a confirmation names its consequence, wants the reason, and gives the focus back', () => {
  const confirmed = jest.fn();
  const sample = (open: boolean) => (
    <>
      <button>Mở</button>
      <ConfirmDialog
        open={open}
        title="Kết thúc?"
        consequence="12 người sẽ được chuyển thành văn bản."
        confirmLabel="Kết thúc"
        reason={{ label: 'Lý do', limit: 500 }}
        onConfirm={confirmed}
        onCancel={() => undefined}
      />
    </>
  );
  render(sample(false));
  find('button').focus();
  render(sample(true));
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
  const act1 = [...box.querySelectorAll('button')].find((button) => button.textContent === 'Kết thúc')!;
  click(act1);
  expect(confirmed).not.toHaveBeenCalled();
  expect(box.textContent).toContain('Hãy ghi lý do.');
  render(sample(false));
  expect(document.activeElement?.textContent).toBe('Mở');
});

it('a toast offers to take back for ten seconds, then goes', () => {
  jest.useFakeTimers();
  const undo = jest.fn();
  render(<ToastHost Toast={Toast} />);
  act(() => void showToast({ text: 'Đã mời', undo: { run: undo } }));
  expect(find('[role=status]').textContent).toContain('Đã mời');
  act(() => jest.advanceTimersByTime(9_500));
  const button = [...box.querySelectorAll('button')].find((each) => each.textContent?.includes('Hoàn tác'))!;
  expect(button.textContent).toContain('1');
  click(button);
  expect(undo).toHaveBeenCalledTimes(1);
  expect(currentToasts()).toHaveLength(0);
  let id = 0;
  act(() => {
    id = showToast({ text: 'Đã gọi', undo: { run: undo } });
  });
  act(() => jest.advanceTimersByTime(11_000));
  expect(currentToasts().some((toast) => toast.id === id)).toBe(false);
  jest.useRealTimers();
});

it('shortcuts are silent while somebody types and with Ctrl held', () => {
  const next = jest.fn();
  function Sample() {
    useShortcuts({ j: next });
    return <input />;
  }
  render(<Sample />);
  press(find('input'), 'j');
  press(document.body, 'j', { ctrlKey: true });
  expect(next).not.toHaveBeenCalled();
  press(document.body, 'j');
  expect(next).toHaveBeenCalledTimes(1);
});

it('single keys can be switched off: nothing prints or answers them, arrows and Ctrl+Enter stay', () => {
  const next = jest.fn();
  function Sample() {
    useShortcuts({ j: next, Space: next, ArrowDown: next });
    return (
      <>
        <KeyButton shortcut="j">Xuống</KeyButton>
        <KeyButton shortcut="Ctrl+Enter">Lưu</KeyButton>
        <KeysSwitch />
      </>
    );
  }
  render(<Sample />);
  const keys = () => [...box.querySelectorAll('button')].map((one) => one.getAttribute('aria-keyshortcuts'));
  expect(keys()).toEqual(['j', 'Control+Enter']);
  act(() => find('[role=switch]').click());
  expect(keys()).toEqual([null, 'Control+Enter']);
  expect(localStorage.getItem('doi-thoai.keys')).toBe('off');
  press(document.body, 'j');
  press(document.body, ' ');
  expect(next).not.toHaveBeenCalled();
  press(document.body, 'ArrowDown');
  expect(next).toHaveBeenCalledTimes(1);
  act(() => find('[role=switch]').click());
  press(document.body, 'j');
  expect(next).toHaveBeenCalledTimes(2);
});

it('every step has a word beside its colour, and the present one is marked', () => {
  const steps = [
    { id: 'sent', label: 'gửi' },
    { id: 'received', label: 'nhận' },
    { id: 'done', label: 'xong' },
  ];
  render(<Steps label="Đường đi" steps={steps} current="received" />);
  const words = [...box.querySelectorAll('li')].map((item) => item.textContent);
  expect(words).toEqual(['gửi(đã qua)', 'nhận(hiện nay)', 'xong(chưa tới)']);
  expect(find('[aria-current=step]').textContent).toContain('nhận');
});
