import { useState } from 'react';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { ChartIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { StatisticsSheet } from './StatisticsSheet';

/** Opens the figures to be read. */
export function StatisticsButton() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={ChartIcon} label={t('statistics.heading')} onClick={() => setOpen(true)} />
      {open && (
        <Dialog open shape="wide" title={t('statistics.heading')} onClose={() => setOpen(false)}>
          <StatisticsSheet />
        </Dialog>
      )}
    </>
  );
}
