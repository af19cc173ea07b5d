import type { CommandAnswer, CommandName, Id, Payload, RefusedItem } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { List, ListRow } from '../../ui/List';
import { Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { sayRefusal } from './use-act';

export interface Many<Row> {
  /** What the act is still about. */
  rows: readonly Row[];
  refused: readonly RefusedItem[];
  busy: boolean;
  /** Whether it happened, of all of them. */
  act: <N extends CommandName>(name: N, payload: Payload<N>, done: string) => Promise<boolean>;
  /** Goes on without those that were refused. */
  leaveOut: () => void;
}

/** One act on many, which happens whole or not at all: what was refused is listed, and can be left out. */
export function useMany<Row extends { id: Id }>(picked: readonly Row[]): Many<Row> {
  const { client } = useSeat();
  const [left, setLeft] = useState<ReadonlySet<Id>>(new Set());
  const [refused, setRefused] = useState<readonly RefusedItem[]>([]);
  const [busy, setBusy] = useState(false);
  const settle = (answer: CommandAnswer, done: string): boolean => {
    const list = answer.ok ? [] : (answer.details.refused ?? []);
    setRefused(list);
    if (answer.ok) showToast({ text: done, tone: 'done' });
    else if (list.length === 0) sayRefusal(answer, client.store.state);
    return answer.ok;
  };
  const act: Many<Row>['act'] = async (name, payload, done) => {
    setBusy(true);
    const answer = await client.issue(name, payload);
    setBusy(false);
    return settle(answer, done);
  };
  const leaveOut = () => {
    setLeft(new Set([...left, ...refused.map(({ id }) => id)]));
    setRefused([]);
  };
  return { rows: picked.filter(({ id }) => !left.has(id)), refused, busy, act, leaveOut };
}

interface RefusedListProps<Row> {
  many: Many<Row>;
  /** What the list calls one of them. */
  nameOf: (row: Row) => string;
}

/** Every one that was refused, with its reason; nothing was done. */
export function RefusedList<Row extends { id: Id }>({ many, nameOf }: RefusedListProps<Row>) {
  const { t } = useText();
  const { refused, rows } = many;
  if (refused.length === 0) return null;
  const row = (id: Id) => rows.find((one) => one.id === id);
  return (
    <Stack gap={2}>
      <Banner tone="refused" live title={t('many.refused', { n: refused.length, of: rows.length })}>
        {t('many.nothingDone')}
      </Banner>
      <List label={t('many.refusedList')}>
        {refused.map(({ id, code }) => {
          const one = row(id);
          return <ListRow key={id} title={one ? nameOf(one) : id} subtitle={refusalText({ code })} />;
        })}
      </List>
      {refused.length < rows.length && (
        <Button onClick={many.leaveOut}>{t('many.leaveOut', { n: refused.length })}</Button>
      )}
    </Stack>
  );
}
