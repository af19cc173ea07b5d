import type { ReactNode } from 'react';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Card, PageTitle, Stack } from '../../ui/layout';
import { AdminPage } from './AdminPage';

interface AccountFormProps {
  title: string;
  hint: string;
  /** Above the form. */
  notice?: ReactNode;
  saveLabel: string;
  busy: boolean;
  failure: string;
  onSend: () => Promise<void>;
  children: ReactNode;
}

/** A page with one form: the first account, signing in. */
export function AccountPage(props: AccountFormProps) {
  const { title, hint, notice, saveLabel, busy, failure, onSend, children } = props;
  return (
    <AdminPage>
      <Stack gap={6}>
        <PageTitle below={hint}>{title}</PageTitle>
        {notice}
        <Card as="div">
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void onSend();
            }}
          >
            <Stack gap={4}>
              {children}
              {failure && (
                <Banner tone="refused" live>
                  {failure}
                </Banner>
              )}
              <Button variant="primary" type="submit" busy={busy} wide>
                {saveLabel}
              </Button>
            </Stack>
          </form>
        </Card>
      </Stack>
    </AdminPage>
  );
}
