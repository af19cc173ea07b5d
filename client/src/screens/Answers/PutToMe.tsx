import type { Id, TargetRef } from '@doi-thoai/shared';
import { useMemo, type ReactNode } from 'react';
import { useTopics } from '../../features/meeting/topics';
import type { TargetRow } from '../../features/responses/targets';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { Stack } from '../../ui/layout';
import styles from './Answers.module.css';

interface PutToMeProps {
  rows: readonly TargetRow[];
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  onAnswer: (row: TargetRow) => void;
  may: boolean;
  empty: ReactNode;
}

/** What waits for an answer, by issue group; several of a group can be answered together. */
export function PutToMe({ rows, targets, onTargets, onAnswer, may, empty }: PutToMeProps) {
  const { t } = useText();
  const topics = useTopics();
  const picked = new Set(targets.map((target) => target.id));
  const groups = useMemo(
    () =>
      byTopic(
        rows,
        topics.list.map((topic) => topic.id),
      ),
    [rows, topics.list],
  );
  if (rows.length === 0) return empty;
  const toggle = (row: TargetRow, on: boolean) =>
    onTargets(
      on ? [...targets, { kind: row.kind, id: row.id }] : targets.filter((target) => target.id !== row.id),
    );
  return (
    <Stack gap={4}>
      {groups.map(([topicId, group]) => (
        <section key={topicId} aria-label={topics.nameOf(topicId)}>
          <div className={styles.groupHead}>
            <h2 className={styles.groupTitle}>{topics.nameOf(topicId)}</h2>
            {may && group.length > 1 && (
              <Button
                variant="ghost"
                onClick={() => {
                  const more = group.filter((row) => !picked.has(row.id));
                  onTargets([...targets, ...more.map((row) => ({ kind: row.kind, id: row.id }))]);
                }}
              >
                {t('answers.pickAll', { n: group.length })}
              </Button>
            )}
          </div>
          <Card flush>
            <List>
              {group.map((row) => (
                <ListRow
                  key={row.id}
                  title={`${row.number} ${row.words}`}
                  subtitle={[t('desk.sources', { n: row.sources }), row.who].filter(Boolean).join(' · ')}
                  selected={picked.has(row.id)}
                  onSelect={may ? (on) => toggle(row, on) : undefined}
                  selectLabel={t('desk.pickRow', { what: row.number })}
                  actions={may && <Button onClick={() => onAnswer(row)}>{t('answers.answerOne')}</Button>}
                />
              ))}
            </List>
          </Card>
        </section>
      ))}
    </Stack>
  );
}

function byTopic(rows: readonly TargetRow[], order: readonly Id[]): [Id, TargetRow[]][] {
  const groups = new Map<Id, TargetRow[]>(order.map((id) => [id, []]));
  for (const row of rows) groups.set(row.topicId, [...(groups.get(row.topicId) ?? []), row]);
  return [...groups].filter(([, group]) => group.length > 0);
}
