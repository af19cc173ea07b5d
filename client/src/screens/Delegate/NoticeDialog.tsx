import { useText } from '../../text/text';
import { Dialog } from '../../ui/Dialog';
import { NoticeModes } from './NoticeModes';
import { NoticePoints } from './NoticePoints';

/** Who reads what one writes, for whoever wants to read it again. */
export function NoticeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open shape="sheet" title={t('delegate.noticeTitle')} onClose={onClose}>
      <NoticePoints>
        <NoticeModes />
      </NoticePoints>
    </Dialog>
  );
}
