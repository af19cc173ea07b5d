import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { typedAddress, usePublicAddress } from './public-address';

const PUBLIC = 'http://192.168.1.23:3055';

function Shown() {
  return <>{usePublicAddress() ?? 'asking'}</>;
}

it('a page on the server’s own machine (jsdom: localhost) tells others the public address, never its own', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const asked: string[] = [];
  globalThis.fetch = ((path: string) => {
    asked.push(path);
    return Promise.resolve({ ok: true, text: () => Promise.resolve(JSON.stringify({ publicUrl: PUBLIC })) });
  }) as never;
  const box = document.createElement('div');
  await act(async () => {
    createRoot(box).render(<Shown />);
    await Promise.resolve();
  });
  expect(box.textContent).toBe(PUBLIC);
  expect(asked).toEqual(['/api/address']);
  expect(typedAddress(PUBLIC)).toBe('192.168.1.23:3055');
});
