import { useState } from 'react';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button, IconButton } from '../../ui/Button';
import { BellIcon } from './BellIcon';
import { RemindersDialog } from './RemindersDialog';
import { useReminders } from './use-reminders';

/** A word that there are new ones, until they were seen. */
export function RemindersStrip() {
  const { t } = useText();
  const { unread } = useReminders();
  const [open, setOpen] = useState(false);
  return (
    <>
      {unread > 0 && !open && (
        <Banner
          shape="strip"
          tone="waiting"
          icon={BellIcon}
          live
          actions={
            <Button size="small" onClick={() => setOpen(true)}>
              {t('reminders.open')}
            </Button>
          }
        >
          <p>{t('reminders.unread', { n: unread })}</p>
        </Banner>
      )}
      {open && <RemindersDialog onClose={() => setOpen(false)} />}
    </>
  );
}

interface RemindersButtonProps {
  /** Only the bell, where there is little room. */
  small?: boolean;
}

/** The way back to what was seen; nothing while there never was any. */
export function RemindersButton({ small }: RemindersButtonProps) {
  const { t } = useText();
  const { rows } = useReminders();
  const [open, setOpen] = useState(false);
  if (rows.length === 0) return null;
  const press = (): void => setOpen(true);
  return (
    <>
      {small ? (
        <IconButton icon={BellIcon} label={t('reminders.title')} onClick={press} />
      ) : (
        <Button icon={BellIcon} onClick={press}>
          {t('reminders.count', { n: rows.length })}
        </Button>
      )}
      {open && <RemindersDialog onClose={() => setOpen(false)} />}
    </>
  );
}
