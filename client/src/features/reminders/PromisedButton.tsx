import { useState, type ReactNode } from 'react';
import { useText } from '../../text/text';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { PromiseIcon } from '../../ui/icons';
import { Stack } from '../../ui/layout';
import { PromisedSheet } from './PromisedSheet';
import { useFollows } from './use-promised';

interface PromisedButtonProps {
  wide?: boolean;
  /** Only the sign, where there is little room. */
  small?: boolean;
  /** Above the list. */
  acts?: ReactNode;
}

/** What we promised: the way to it in a meeting that follows an earlier one. */
export function PromisedButton({ wide, small, acts }: PromisedButtonProps) {
  const { t } = useText();
  const follows = useFollows();
  const [open, setOpen] = useState(false);
  if (!follows) return null;
  const press = (): void => setOpen(true);
  return (
    <>
      {small ? (
        <IconButton icon={PromiseIcon} label={t('promised.title')} onClick={press} />
      ) : (
        <Button wide={wide} icon={PromiseIcon} onClick={press}>
          {t('promised.title')}
        </Button>
      )}
      {open && (
        <Dialog open shape="wide" title={t('promised.title')} onClose={() => setOpen(false)}>
          <Stack gap={4}>
            {acts}
            <PromisedSheet />
          </Stack>
        </Dialog>
      )}
    </>
  );
}
