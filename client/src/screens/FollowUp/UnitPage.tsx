import type { FollowUpBoard, StaffSelf } from '@doi-thoai/shared';
import { useRef } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { navigate, useSearch } from '../../router';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { PromiseIcon } from '../../ui/icons';
import { Card, Stack } from '../../ui/layout';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { viewOf, viewQuery, type BoardView } from './board-address';
import styles from './follow-up.module.css';
import { FollowUpTitle } from './FollowUpTitle';
import { nothingPromised } from './words';
import { Numbers } from './Numbers';
import { Picked, Promises } from './PromiseList';
import { useKept } from './use-kept';
import { usePages } from './use-pages';

const OWN = 'own=yes';

/** `/staff/follow-up/unit`: what the own unit owes, over all meetings; late first, then by date. */
export function UnitPage({ me }: { me: StaffSelf }) {
  const { value: board, failure, again } = useKept<FollowUpBoard>(`api/staff/follow-up?${OWN}`);
  return (
    <Stack gap={6}>
      <FollowUpTitle page="UNIT" below={me.staff?.name} />
      {failure && !board && <ErrorState title={refusalText({ code: failure })} onRetry={again} />}
      {failure && board && <Banner tone="waiting">{refusalText({ code: failure })}</Banner>}
      {!failure && !board && (
        <SkeletonRegion>
          <Skeleton shape="row" count={6} />
        </SkeletonRegion>
      )}
      {board && <Owed board={board} />}
    </Stack>
  );
}

function Owed({ board }: { board: FollowUpBoard }) {
  const { t } = useText();
  const view = viewOf(useSearch());
  const heading = useRef<HTMLHeadingElement>(null);
  const list = usePages(`${viewQuery(view)}&${OWN}`, board.at);
  const show = (patch: Partial<BoardView>) =>
    navigate(`/staff/follow-up/unit?${viewQuery({ ...view, ...patch })}`);
  const open = (patch: Partial<BoardView>) => {
    show(patch);
    heading.current?.focus();
  };
  if (nothingPromised(board)) {
    return (
      <Card>
        <EmptyState icon={PromiseIcon} title={t('followUp.unitEmpty')}>
          {t(board.meetings.length === 0 ? 'followUp.unitEmptyNoPart' : 'followUp.unitEmptyHint')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      <Numbers board={board} view={view} onOpen={open} />
      <section className={styles.list}>
        <h2 ref={heading} tabIndex={-1}>
          {t('followUp.owed')}
        </h2>
        <Picked view={view} onChange={show} />
        <Promises list={list} meetings={board.meetings} ownUnit />
      </section>
    </>
  );
}
