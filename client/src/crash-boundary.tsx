import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useText } from './text/text';
import { Button } from './ui/Button';
import { RefreshIcon } from './ui/first-icons';
import { AppBar, Page } from './ui/layout';
import { Logo } from './ui/Logo';
import { ErrorState } from './ui/States';

interface State {
  error: unknown;
}

/** Says what happened and what is kept, for a screen whose code did not load or that threw. */
export class CrashBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <Crashed notLoaded={isLoadFailure(this.state.error)} />;
  }
}

function Crashed({ notLoaded }: { notLoaded: boolean }) {
  const { t } = useText();
  const reload = (
    <Button variant="primary" icon={RefreshIcon} onClick={() => location.reload()}>
      {t('home.reload')}
    </Button>
  );
  return (
    <Page header={<AppBar title={<Logo />} />}>
      <ErrorState title={notLoaded ? t('home.chunkFailed') : t('home.crashed')} action={reload}>
        {notLoaded ? t('home.chunkFailedHint') : t('home.crashedHint')}
      </ErrorState>
    </Page>
  );
}

/** Browsers word a failed `import()` differently; all of them name the import or the module. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && /import|module|chunk/i.test(error.message) && error.name !== 'SyntaxError';
}
