import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { matchPath } from './router';
import { Delegate } from './screens/Delegate/Delegate';
import { Join } from './screens/Join/Join';
import type { Part } from './text/catalogues';
import { needText } from './text/text';

export interface ScreenRoute {
  /** A pattern of `matchPath`. `:participantId` names the seat whose cookie the screen uses. */
  path: string;
  Screen: LazyExoticComponent<ComponentType>;
  /** Starts loading the screen's code before React asks for it. */
  preload: () => Promise<unknown>;
}

function route(
  path: string,
  load: () => ComponentType | Promise<ComponentType>,
  ...parts: Part[]
): ScreenRoute {
  const preload = async () => {
    const [screen] = await Promise.all([load(), ...parts.map((part) => needText(part))]);
    return { default: screen };
  };
  return { path, Screen: lazy(preload), preload };
}

const SEAT = '/m/:meetingId/:participantId';

/**
 * The way from a personal link to the delegate's phone is in the first file: each further one costs a request,
 * its headers and a wait. Every other screen is a chunk of its own; the consoles' sentences come with them.
 */
export const ROUTES: readonly ScreenRoute[] = [
  route('/', async () => (await import('./screens/Home/Home')).Home, 'later'),
  route('/t', async () => (await import('./screens/Track/Track')).Track, 'later'),
  route('/r/:token', async () => (await import('./screens/Track/Track')).Reply, 'later', 'staff'),
  route('/j/:token', () => Join),
  route('/join/:code?', () => Join),
  route(`${SEAT}/delegate`, () => Delegate),
  route(`${SEAT}/chair`, async () => (await import('./screens/Chair/Chair')).Chair, 'later', 'staff'),
  route(`${SEAT}/desk`, async () => (await import('./screens/Desk/Desk')).Desk, 'later', 'staff'),
  route(`${SEAT}/answers`, async () => (await import('./screens/Answers/Answers')).Answers, 'later', 'staff'),
  route(`${SEAT}/focal`, async () => (await import('./screens/Answers/Answers')).Focal, 'later', 'staff'),
  route(`${SEAT}/hall`, async () => (await import('./screens/Hall/Hall')).Hall, 'later', 'staff'),
  route(`${SEAT}/slips`, async () => (await import('./screens/Admin/Admin')).Admin, 'later', 'staff'),
  route('/setup/:token', async () => (await import('./screens/Admin/Admin')).Admin, 'later', 'staff'),
  route('/staff/*?', async () => (await import('./screens/Admin/Admin')).Admin, 'later', 'staff'),
  route('/*?', async () => (await import('./screens/Home/Home')).NotFound, 'later'),
];

/** Starts loading the screen of an address beside the sentences. */
export function preloadScreen(pathname: string): void {
  const found = ROUTES.find((each) => matchPath(each.path, pathname));
  // A failure shows up again, with words, when the screen is rendered.
  found?.preload().catch(() => undefined);
}
