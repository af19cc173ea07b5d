import {
  Children,
  createContext,
  isValidElement,
  useContext,
  useSyncExternalStore,
  type MouseEvent,
  type ReactNode,
} from 'react';

/** Named segments of an address; a missing optional one is undefined. */
export type Params = Record<string, string | undefined>;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** Goes to an address of this page. With `replace`, "back" does not lead here again. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  for (const listener of listeners) listener();
}

export function useLocation(): [pathname: string, go: typeof navigate] {
  return [useSyncExternalStore(subscribe, () => location.pathname), navigate];
}

/** What stands after the question mark. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search.slice(1));
}

function segments(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Whole segments; `:name` is any, `:name?` may be missing, `*` is the rest. Null when the path does not fit. */
export function matchPath(pattern: string, pathname: string): Params | null {
  const given = segments(pathname);
  const wanted = segments(pattern);
  const params: Params = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    if (part.startsWith('*')) return params;
    if (!part.startsWith(':')) {
      if (part !== value?.toLowerCase()) return null;
    } else if (value !== undefined) params[part.replace(/[:?]/g, '')] = decode(value);
    else if (!part.endsWith('?')) return null;
  }
  return given.length > wanted.length ? null : params;
}

const ParamsContext = createContext<Params>({});

/** Named segments of the innermost route. */
export function useParams<T extends Params>(): Partial<T> {
  return useContext(ParamsContext) as Partial<T>;
}

type NamesOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

interface RouteProps<Path extends string> {
  /** Without one, every address fits. */
  path?: Path;
  children: ReactNode | ((params: Record<NamesOf<Path>, string>) => ReactNode);
}

export function Route<Path extends string>({ path, children }: RouteProps<Path>) {
  const [pathname] = useLocation();
  const params = matchPath(path ?? '*', pathname);
  if (!params) return null;
  const shown = typeof children === 'function' ? children(params as Record<NamesOf<Path>, string>) : children;
  return <ParamsContext value={params}>{shown}</ParamsContext>;
}

/** Only the first route that fits. */
export function Switch({ children }: { children: ReactNode }) {
  const [pathname] = useLocation();
  return Children.toArray(children).find(
    (child) => isValidElement<RouteProps<string>>(child) && matchPath(child.props.path ?? '*', pathname),
  );
}

/** A link within this page; with a key held down it is the browser's. */
export function Link({ href, children }: { href: string; children: ReactNode }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a href={href} onClick={follow}>
      {children}
    </a>
  );
}
