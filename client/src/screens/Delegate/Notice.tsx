import { useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { InfoIcon } from '../../ui/first-icons';
import { Card, PageTitle, Stack } from '../../ui/layout';
import { useLater } from './later';
import { NoticePoints } from './NoticePoints';

const NOT_READ = { read: false };

/** Whether this seat has read who reads what it writes. */
export function useNotice(): { read: boolean; accept: () => void } {
  const { value, change } = useDraft('notice', NOT_READ);
  const accept = (): void => {
    change({ read: true });
    // After the form is drawn: its beginning, and the keyboard of a phone stays down.
    setTimeout(() => {
      document.querySelector<HTMLElement>('form :checked')?.focus();
      scrollTo(0, 0);
    });
  };
  return { read: value.read, accept };
}

/** Before the first sending. */
export function NoticeCard({ onAccept }: { onAccept: () => void }) {
  const { t } = useText();
  const later = useLater(false);
  return (
    <Card>
      <Stack>
        <PageTitle>{t('delegate.noticeTitle')}</PageTitle>
        <NoticePoints>{later && <later.NoticeModes />}</NoticePoints>
        <Button variant="primary" size="large" wide onClick={onAccept}>
          {t('delegate.noticeAccept')}
        </Button>
      </Stack>
    </Card>
  );
}

/** The same words again, behind a link. */
export function NoticeLink() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const later = useLater(open);
  return (
    <>
      <Button variant="ghost" icon={InfoIcon} busy={open && !later} onClick={() => setOpen(true)}>
        {t('delegate.noticeAgain')}
      </Button>
      {open && later && <later.NoticeDialog onClose={() => setOpen(false)} />}
    </>
  );
}
