import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Meter } from '../../ui/Figures';
import type { TransferOf } from './use-transfer';

interface TransferStateProps {
  state: TransferOf<unknown>;
  /** While bytes go over. */
  going: string;
  /** While only the server works. */
  waiting: string;
}

/** How far a file is, or why it went no further. */
export function TransferState({ state, going, waiting }: TransferStateProps) {
  const { t } = useText();
  if (state.is === 'failed') {
    return (
      <Banner tone="refused" live>
        {state.failure}
      </Banner>
    );
  }
  if (state.is !== 'busy') return null;
  if (state.progress === null) return <Banner live>{waiting}</Banner>;
  const percent = formatNumber(Math.floor(state.progress * 100));
  return <Meter share={state.progress} label={t('meetingFile.percent', { what: going, percent })} />;
}
