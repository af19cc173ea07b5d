import type { Id, TargetRef } from '@doi-thoai/shared';
import { useMemo, useState, type ReactNode } from 'react';
import { useMay } from '../../features/meeting/rights';
import { useTopics } from '../../features/meeting/topics';
import { titleOf, type TargetRow } from '../../features/responses/targets';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { List, ListRow } from '../../ui/List';
import { Card, Muted, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import styles from './Answers.module.css';
import { Preparation } from './Preparation';
import { useOwnDraft, useOwnDrafts } from './use-own-drafts';

export interface Picking {
  targets: readonly TargetRef[];
  onTargets: (targets: readonly TargetRef[]) => void;
  onAnswer: (row: TargetRow) => void;
  may: boolean;
}

interface PutToMeProps extends Picking {
  ownId: Id;
  rows: readonly TargetRow[];
  empty: ReactNode;
}

/** What waits for an answer, by issue group; several of a group can be answered together. */
export function PutToMe({ ownId, rows, empty, ...picking }: PutToMeProps) {
  const { list, nameOf } = useTopics();
  const groups = useMemo(
    () =>
      byTopic(
        rows,
        list.map((topic) => topic.id),
      ),
    [rows, list],
  );
  if (rows.length === 0) return empty;
  return (
    <Stack gap={4}>
      <Ahead rows={rows} ownId={ownId} />
      {groups.map(([topicId, group]) => (
        <Group key={topicId} name={nameOf(topicId)} rows={group} ownId={ownId} {...picking} />
      ))}
    </Stack>
  );
}

interface GroupProps extends Picking {
  ownId: Id;
  name: string;
  rows: readonly TargetRow[];
}

function Group({ name, rows, ownId, ...picking }: GroupProps) {
  const { t } = useText();
  const { targets, onTargets, may } = picking;
  const pickAll = () => {
    const more = rows.filter((row) => !targets.some(({ id }) => id === row.id));
    onTargets([...targets, ...more.map((row) => ({ kind: row.kind, id: row.id }))]);
  };
  return (
    <section aria-label={name}>
      <div className={styles.groupHead}>
        <h2 className={styles.groupTitle}>{name}</h2>
        {may && rows.length > 1 && (
          <Button variant="ghost" onClick={pickAll}>
            {t('answers.pickAll', { n: rows.length })}
          </Button>
        )}
      </div>
      <Card flush>
        <List>
          {rows.map((row) => (
            <PutRow key={row.id} row={row} ownId={ownId} {...picking} />
          ))}
        </List>
      </Card>
    </section>
  );
}

interface PutRowProps extends Picking {
  ownId: Id;
  row: TargetRow;
}

function PutRow({ row, ownId, targets, onTargets, onAnswer, may }: PutRowProps) {
  const { t } = useText();
  const mayDraft = useMay()('responses.draft');
  const drafted = useOwnDraft(row.id, ownId) !== undefined;
  const units = useMeeting((state) => state.collated[row.id]?.unitCount ?? 0);
  const [open, setOpen] = useState(false);
  const toggle = (on: boolean) =>
    onTargets(on ? [...targets, { kind: row.kind, id: row.id }] : targets.filter(({ id }) => id !== row.id));
  const counts = [
    t('desk.sources', { n: row.sources }),
    units > 0 && t('prepare.units', { n: units }),
    row.who,
  ];
  return (
    <>
      <ListRow
        title={titleOf(row)}
        subtitle={counts.filter(Boolean).join(' · ')}
        selected={targets.some(({ id }) => id === row.id)}
        onSelect={may ? toggle : undefined}
        selectLabel={t('desk.pickRow', { what: row.number })}
        chips={drafted && <StatusChip tone="waiting">{t('prepare.hasDraft')}</StatusChip>}
        actions={<PutButtons row={row} open={open} onOpen={setOpen} onAnswer={may ? onAnswer : undefined} />}
      />
      {open && (
        <li className={styles.preparation}>
          <Preparation collatedId={row.id} ownId={ownId} may={mayDraft} />
        </li>
      )}
    </>
  );
}

interface PutButtonsProps {
  row: TargetRow;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Missing while nothing can be answered. */
  onAnswer?: (row: TargetRow) => void;
}

function PutButtons({ row, open, onOpen, onAnswer }: PutButtonsProps) {
  const { t } = useText();
  return (
    <>
      <Button
        aria-expanded={open}
        aria-label={open ? undefined : t('prepare.openFor', { what: row.number })}
        onClick={() => onOpen(!open)}
      >
        {open ? t('prepare.close') : t('prepare.open')}
      </Button>
      {/* What is being prepared has its own button: one answer is never written in two places. */}
      {onAnswer && !open && <Button onClick={() => onAnswer(row)}>{t('answers.answerOne')}</Button>}
    </>
  );
}

/** What is ahead in one line: how much was put, from how many voices, and how far the preparation is. */
function Ahead({ rows, ownId }: { rows: readonly TargetRow[]; ownId: Id }) {
  const { t } = useText();
  const drafts = useOwnDrafts(ownId);
  const raw = rows.reduce((sum, row) => sum + row.sources, 0);
  const drafted = rows.filter((row) => drafts.has(row.id)).length;
  return (
    <div>
      <p className={styles.ahead}>{t('prepare.ahead', { n: rows.length })}</p>
      <Muted>{t('prepare.aheadWords', { raw, drafts: drafted })}</Muted>
    </div>
  );
}

function byTopic(rows: readonly TargetRow[], order: readonly Id[]): [Id, TargetRow[]][] {
  const groups = new Map<Id, TargetRow[]>(order.map((id) => [id, []]));
  for (const row of rows) groups.set(row.topicId, [...(groups.get(row.topicId) ?? []), row]);
  return [...groups].filter(([, group]) => group.length > 0);
}
