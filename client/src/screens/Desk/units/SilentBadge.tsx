import type { ReaderState } from '@doi-thoai/shared';
import { isSilent } from '@doi-thoai/shared';
import { useMeeting } from '../../../realtime/hooks';
import { useNow } from '../../../realtime/use-now';
import { useText } from '../../../text/text';
import { Badge } from '../../../ui/Status';

const selectSets = (state: ReaderState) => state.sets;

/** Units whose time is over and from which nothing came. */
export function SilentBadge() {
  const { t } = useText();
  const now = useNow();
  const n = Object.values(useMeeting(selectSets)).filter((set) => isSilent(set, now)).length;
  return <Badge tone="waiting" count={n} label={t('collection.badge', { n })} />;
}
