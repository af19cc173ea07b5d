import type { ReaderState } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useTopics } from '../../features/meeting/topics';
import { answersByTarget } from '../../features/responses/answered';
import { titleOf, useTargets, type TargetRow } from '../../features/responses/targets';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { MicIcon } from '../../ui/icons';
import { List, ListRow } from '../../ui/List';
import { Card } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { unansweredFirst } from './order';
import type { Picking } from './PutToMe';

const selectResponses = (state: ReaderState) => state.responses;
/** A turn is nothing that could be merged. */
const NO_MERGES = {};
const selectTurns = (state: ReaderState) => state.turns;

/** Turns that ended: whoever had no time to answer a speech while it lasted answers it here. */
export function SpokenBefore(picking: Picking) {
  const { t } = useText();
  const responses = useMeeting(selectResponses);
  const ended = useMeeting(selectTurns);
  const { rows } = useTargets();
  const answered = useMemo(() => answersByTarget(responses, NO_MERGES), [responses]);
  const spoken = useMemo(
    () =>
      unansweredFirst(
        rows.TURN.filter((row) => ended[row.id]),
        answered,
      ),
    [rows, ended, answered],
  );
  if (spoken.length === 0) {
    return (
      <EmptyState icon={MicIcon} title={t('answers.nobodySpoke')}>
        {t('answers.nobodySpokeHint')}
      </EmptyState>
    );
  }
  return (
    <Card flush>
      <List>
        {spoken.map((row) => (
          <SpokenRow key={row.id} row={row} answered={answered.has(row.id)} {...picking} />
        ))}
      </List>
    </Card>
  );
}

function SpokenRow({
  row,
  answered,
  targets,
  onTargets,
  onAnswer,
  may,
}: Picking & { row: TargetRow; answered: boolean }) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const toggle = (on: boolean) =>
    onTargets(on ? [...targets, { kind: row.kind, id: row.id }] : targets.filter(({ id }) => id !== row.id));
  return (
    <ListRow
      title={titleOf(row)}
      subtitle={[row.who, nameOf(row.topicId)].filter(Boolean).join(' · ')}
      selected={targets.some(({ id }) => id === row.id)}
      onSelect={may ? toggle : undefined}
      selectLabel={t('desk.pickRow', { what: row.number })}
      chips={answered && <StatusChip tone="done">{t('desk.answered')}</StatusChip>}
      actions={may && <Button onClick={() => onAnswer(row)}>{t('answers.answerOne')}</Button>}
    />
  );
}
