import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Part } from './text/catalogues';
import { needText } from './text/text';

export interface ScreenRoute {
  /** wouter pattern. `:seat` names the seat whose cookie the screen uses. */
  path: string;
  Screen: LazyExoticComponent<ComponentType>;
  /** Starts loading the screen's code before React asks for it. */
  preload: () => Promise<unknown>;
}

function route(path: string, load: () => Promise<ComponentType>, part: Part = 'phone'): ScreenRoute {
  const preload = async () => {
    const [screen] = await Promise.all([load(), needText(part)]);
    return { default: screen };
  };
  return { path, Screen: lazy(preload), preload };
}

/** Every screen is a chunk of its own; the consoles' sentences come with them. */
export const ROUTES: readonly ScreenRoute[] = [
  route('/', async () => (await import('./screens/Home/Home')).Home),
  route('/join/:code?', async () => (await import('./screens/Join/Join')).Join),
  route('/delegate/:seat', async () => (await import('./screens/Delegate/Delegate')).Delegate),
  route('/chair/:seat', async () => (await import('./screens/Chair/Chair')).Chair, 'staff'),
  route('/desk/:seat', async () => (await import('./screens/Desk/Desk')).Desk, 'staff'),
  route('/answers/:seat', async () => (await import('./screens/Answers/Answers')).Answers, 'staff'),
  route('/hall/:seat', async () => (await import('./screens/Hall/Hall')).Hall, 'staff'),
  route('/admin/*?', async () => (await import('./screens/Admin/Admin')).Admin, 'staff'),
];

/** The screen of an address, by its first part; for loading it beside the sentences. */
export function preloadScreen(pathname: string): void {
  const first = pathname.split('/')[1] ?? '';
  const found = ROUTES.find((each) => each.path.split('/')[1] === first);
  // A failure shows up again, with words, when the screen is rendered.
  found?.preload().catch(() => undefined);
}
