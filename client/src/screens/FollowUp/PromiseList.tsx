import type { FollowUpBoard, FollowUpRow } from '@doi-thoai/shared';
import type { RefObject } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { formatCivilDate, formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { CloseIcon } from '../../ui/first-icons';
import { Card, Muted, Row, Stack } from '../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { viewQuery, WHOLE_LIST, type BoardView } from './board-address';
import styles from './follow-up.module.css';
import { PromiseRow } from './PromiseRow';
import { usePages } from './use-pages';
import { WindowRows } from './WindowRows';

interface PromiseListProps {
  board: FollowUpBoard;
  view: BoardView;
  onChange: (patch: Partial<BoardView>) => void;
  headingRef: RefObject<HTMLHeadingElement | null>;
}

/** The list behind a number; overdue first. */
export function PromiseList({ board, view, onChange, headingRef }: PromiseListProps) {
  const { t } = useText();
  const list = usePages(viewQuery(view), board.at);
  return (
    <section className={styles.list}>
      <Row justify="between">
        <h2 ref={headingRef} tabIndex={-1}>
          {t('followUp.list')}
        </h2>
        {list.total !== null && <p role="status">{t('followUp.listN', { n: formatNumber(list.total) })}</p>}
      </Row>
      <Picked view={view} onChange={onChange} />
      <Promises list={list} meetings={board.meetings} />
    </section>
  );
}

/** What the list was narrowed to by a number; a press shows the whole. */
export function Picked({ view, onChange }: Pick<PromiseListProps, 'view' | 'onChange'>) {
  const { t } = useText();
  const picked = pickedWords(view, t);
  if (picked === '') return null;
  return (
    <Row>
      <Button
        iconAfter={CloseIcon}
        aria-label={t('followUp.wholeList', { what: picked })}
        onClick={() => onChange(WHOLE_LIST)}
      >
        {t('followUp.picked', { what: picked })}
      </Button>
    </Row>
  );
}

interface PromisesProps {
  list: ReturnType<typeof usePages>;
  meetings: FollowUpBoard['meetings'];
  /** Whoever answers for a unit acts in the meeting. */
  ownUnit?: boolean;
}

export function Promises({ list, meetings, ownUnit }: PromisesProps) {
  const { t } = useText();
  const meetingOf = new Map(meetings.map((meeting) => [meeting.meetingId, meeting]));
  if (list.failure !== null && list.rows.length === 0) {
    return <ErrorState title={refusalText({ code: list.failure })} onRetry={list.again} />;
  }
  if (list.total === null) {
    return (
      <SkeletonRegion>
        <Skeleton shape="row" count={6} />
      </SkeletonRegion>
    );
  }
  if (list.total === 0) return <Muted>{t('followUp.none')}</Muted>;
  return (
    <Stack gap={3}>
      <Card flush>
        <WindowRows<FollowUpRow>
          label={t('followUp.list')}
          rows={list.rows}
          total={list.total}
          keyOf={({ id }) => id}
          estimate={148}
          onNearEnd={list.more}
        >
          {(row) => <PromiseRow row={row} meeting={meetingOf.get(row.meetingId)} ownUnit={ownUnit} />}
        </WindowRows>
      </Card>
      {list.failure !== null && (
        <ErrorState title={refusalText({ code: list.failure })} onRetry={list.again} />
      )}
    </Stack>
  );
}

type TFunction = ReturnType<typeof useText>['t'];

function pickedWords({ cell, state, delay, week, extended, asked }: BoardView, t: TFunction): string {
  const words = [
    cell && t(`followUp.cell.${cell}`),
    state && t(`states.commitment.${state}`),
    delay && t(`followUp.delay.${delay}`),
    week && t('followUp.dueInWeek', { day: formatCivilDate(week) }),
    extended && t('followUp.extendedOnly'),
    asked && t('followUp.askedOnly'),
  ];
  return words.filter(Boolean).join(' · ');
}
