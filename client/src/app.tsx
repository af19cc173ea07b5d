import { Suspense, useSyncExternalStore, type ComponentType } from 'react';
import { Route, Switch } from './router';
import { CrashBoundary } from './crash-boundary';
import { ROUTES } from './routes';
import { useLater } from './screens/Delegate/later';
import { AppBar, Page } from './ui/layout';
import { Logo } from './ui/Logo';
import { Skeleton, SkeletonRegion } from './ui/States';
import { currentToasts, subscribeToasts } from './ui/toast-store';
import { ToastHost } from './ui/ToastHost';

interface AppProps {
  /** The gallery of components, in development only. */
  gallery?: ComponentType;
}

export function App({ gallery: Gallery }: AppProps) {
  return (
    <CrashBoundary>
      <Suspense fallback={<Loading />}>
        <Switch>
          {Gallery && (
            <Route path="/_ui">
              <Gallery />
            </Route>
          )}
          {ROUTES.map(({ path, Screen }) => (
            <Route key={path} path={path}>
              <Screen />
            </Route>
          ))}
        </Switch>
      </Suspense>
      <Toasts />
    </CrashBoundary>
  );
}

function Toasts() {
  const some = useSyncExternalStore(subscribeToasts, () => currentToasts().length > 0);
  const later = useLater(some);
  return <ToastHost Toast={later?.Toast ?? null} />;
}

function Loading() {
  return (
    <Page header={<AppBar title={<Logo />} />}>
      <SkeletonRegion>
        <Skeleton shape="title" />
        <Skeleton shape="card" count={3} />
      </SkeletonRegion>
    </Page>
  );
}
