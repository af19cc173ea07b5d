import type { ReactNode } from 'react';
import { AppBar, Page } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { LanguageSwitch } from '../../ui/switches';

interface AdminPageProps {
  width?: 'reading' | 'wide';
  end?: ReactNode;
  children: ReactNode;
}

export function AdminPage({ width, end, children }: AdminPageProps) {
  return (
    <Page
      width={width}
      header={
        <AppBar
          title={<Logo />}
          end={
            <>
              {end}
              <LanguageSwitch />
            </>
          }
        />
      }
    >
      {children}
    </Page>
  );
}
