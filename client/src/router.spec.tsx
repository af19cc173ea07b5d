import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Link, matchPath, navigate, Route, Switch, useParams, useSearch } from './router';

describe('An address fits a pattern segment by segment', () => {
  it.each([
    ['/', '/', {}],
    ['/j/:token', '/j/AbC', { token: 'AbC' }],
    ['/j/:token', '/j/AbC/', { token: 'AbC' }],
    ['/j/:token', '/j', null],
    ['/j/:token', '/j/a/b', null],
    ['/join/:code?', '/join', {}],
    ['/join/:code?', '/join/a%20b', { code: 'a b' }],
    ['/join/:code?', '/join/%E0%A4%A', { code: '%E0%A4%A' }],
    ['/staff/*?', '/staff', {}],
    ['/staff/*?', '/staff/new/x', {}],
    ['/staff/*?', '/staffroom', null],
    ['/m/:meetingId/:participantId/delegate', '/m/1/2/delegate', { meetingId: '1', participantId: '2' }],
    ['/m/:meetingId/:participantId/delegate', '/m/1/2/chair', null],
  ])('%s and %s', (pattern, path, params) => {
    expect(matchPath(pattern, path)).toEqual(params);
  });
});

function Where() {
  const { code } = useParams<{ code: string }>();
  return `code ${code ?? 'none'} ${useSearch()}`;
}

describe('One screen at a time, and the address says which', () => {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  beforeAll(() => {
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
    act(() =>
      root.render(
        <Switch>
          {['/join/:code?', '/join/never'].map((path) => (
            <Route key={path} path={path}>
              <Where />
            </Route>
          ))}
          <Route path="/s/:id">{({ id }) => <Link href={`/join/${id}?knock`}>{id}</Link>}</Route>
          <Route>nothing</Route>
        </Switch>,
      ),
    );
  });

  it('shows the first that fits, else the one without a path', () => {
    expect(box.textContent).toBe('nothing');
    act(() => navigate('/join/never'));
    expect(box.textContent).toBe('code never ');
  });

  it('follows its links without loading the page again, and leaves the others to the browser', () => {
    act(() => navigate('/s/k', { replace: true }));
    const link = box.querySelector('a');
    const held = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    act(() => void link?.dispatchEvent(held));
    expect(held.defaultPrevented).toBe(false);
    act(() => link?.click());
    expect(box.textContent).toBe('code k knock');
  });

  it('follows the back button', async () => {
    const back = new Promise((done) => addEventListener('popstate', done, { once: true }));
    await act(async () => {
      history.back();
      await back;
    });
    expect(box.textContent).toBe('k');
  });
});
