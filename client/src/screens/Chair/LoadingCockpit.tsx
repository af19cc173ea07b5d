import { useConnection } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Panes } from '../../ui/Panes';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';

/** The cockpit's real layout in grey, or why there is none. */
export function LoadingCockpit() {
  const { t } = useText();
  const connection = useConnection();
  if (connection === 'ENDED')
    return <ErrorState title={t('chair.seatEnded')}>{t('connection.ended')}</ErrorState>;
  const grey = (shape: 'row' | 'card', count: number) => (
    <SkeletonRegion>
      <Skeleton shape={shape} count={count} />
    </SkeletonRegion>
  );
  return (
    <Panes
      label={t('chair.panes')}
      layout="cockpit"
      first="now"
      panes={[
        { id: 'agenda', title: t('chair.agenda'), content: grey('row', 7) },
        { id: 'now', title: t('chair.now'), headHidden: true, content: grey('card', 2) },
        { id: 'side', title: t('chair.waiting'), content: grey('row', 8) },
      ]}
    />
  );
}
