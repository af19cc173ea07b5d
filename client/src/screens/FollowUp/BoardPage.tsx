import type { FollowUpBoard } from '@doi-thoai/shared';
import { useRef } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { navigate, useSearch } from '../../router';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { PromiseIcon, RefreshIcon } from '../../ui/icons';
import { Card, Stack } from '../../ui/layout';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { Answers } from './Answers';
import { scopeQuery, viewOf, viewQuery, type BoardView } from './board-address';
import { Charts } from './Charts';
import { Filters } from './Filters';
import { FollowUpTitle } from './FollowUpTitle';
import { Numbers } from './Numbers';
import { PromiseList } from './PromiseList';
import { PublicBoards } from './PublicBoards';
import { useKept } from './use-kept';
import { nothingPromised } from './words';

/** `/staff/follow-up`: what is due, late, extended and done, over all meetings. */
export function BoardPage() {
  const { t } = useText();
  const view = viewOf(useSearch());
  const { value: board, failure, again } = useKept<FollowUpBoard>(`api/staff/follow-up?${scopeQuery(view)}`);
  const counted = board && t('followUp.asOf', { time: formatDateTime(board.at), n: board.meetings.length });
  const refresh = (
    <Button icon={RefreshIcon} onClick={again}>
      {t('followUp.again')}
    </Button>
  );
  return (
    <Stack gap={6}>
      <FollowUpTitle page="BOARD" below={counted} actions={board && refresh} />
      {failure && board && (
        <Banner live tone="waiting" title={t('followUp.stale', { time: formatDateTime(board.at) })}>
          <p>{refusalText({ code: failure })}</p>
        </Banner>
      )}
      {failure && !board && <ErrorState title={refusalText({ code: failure })} onRetry={again} />}
      {!failure && !board && <Loading />}
      {board && <Board board={board} view={view} onChanged={again} />}
    </Stack>
  );
}

function Loading() {
  return (
    <SkeletonRegion>
      <Skeleton shape="card" count={2} />
      <Skeleton shape="row" count={6} />
    </SkeletonRegion>
  );
}

interface BoardProps {
  board: FollowUpBoard;
  view: BoardView;
  onChanged: () => void;
}

function Board({ board, view, onChanged }: BoardProps) {
  const { t } = useText();
  const list = useRef<HTMLHeadingElement>(null);
  const show = (patch: Partial<BoardView>) =>
    navigate(`/staff/follow-up?${viewQuery({ ...view, ...patch })}`);
  /** A number opens its list: there the focus goes. */
  const open = (patch: Partial<BoardView>) => {
    show(patch);
    list.current?.focus();
    list.current?.scrollIntoView({ block: 'start' });
  };
  const narrowed = view.meetingId !== null || view.unitId !== null || view.topic !== null;
  if (nothingPromised(board) && !narrowed) {
    return (
      <>
        <Card>
          <EmptyState icon={PromiseIcon} title={t('followUp.empty')}>
            {t(board.meetings.length === 0 ? 'followUp.emptyNoPart' : 'followUp.emptyHint')}
          </EmptyState>
        </Card>
        <PublicBoards meetings={board.meetings} onChanged={onChanged} />
      </>
    );
  }
  return (
    <>
      <Filters board={board} view={view} onChange={show} />
      <Numbers board={board} view={view} onOpen={open} />
      <Charts board={board} onOpen={open} />
      {board.answers && <Answers answers={board.answers} />}
      <PromiseList board={board} view={view} onChange={show} headingRef={list} />
      <PublicBoards meetings={board.meetings} onChanged={onChanged} />
    </>
  );
}
