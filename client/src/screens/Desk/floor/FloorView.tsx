import type { Id, ReaderState, TurnView } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { CallOtherDialog } from '../../../features/floor/CallOtherDialog';
import { NowCard } from '../../../features/floor/NowCard';
import { QueuePane } from '../../../features/floor/QueuePane';
import { ActsContext, useConsoleActs } from '../../../features/meeting/console-acts';
import { MeetingGates } from '../../../features/meeting/MeetingGates';
import { useMay } from '../../../features/meeting/rights';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { KeyButton } from '../../../ui/KeyButton';
import { PlusIcon } from '../../../ui/console-icons';
import { MicIcon } from '../../../ui/icons';
import { Muted, Stack } from '../../../ui/layout';
import { Panes, type Pane } from '../../../ui/Panes';
import { EmptyState } from '../../../ui/States';
import { Badge } from '../../../ui/Status';
import { useShortcuts } from '../../../ui/shortcuts';
import { useChairKeys } from '../../Chair/use-chair-keys';
import { useDesk } from '../desk-view';
import styles from './floor.module.css';
import { GistField } from './GistField';
import { RegisterDialog } from './RegisterDialog';
import { TurnRow } from './TurnRow';
import { WaitingList } from './WaitingList';

const selectCurrent = (state: ReaderState) => state.floor.current;
const selectWaiting = (state: ReaderState) => state.floor.queue.length;
const selectTurns = (state: ReaderState) => state.turns;
const selectRegistration = (state: ReaderState) => state.meeting?.registrationOpen ?? false;

/** Speeches as they happen: who speaks and the gist, all turns so far, who waits. */
export function FloorView() {
  const { view } = useDesk();
  const may = useMay();
  const { acts, confirmDialog } = useConsoleActs();
  const [asked, ask] = useState<'REGISTER' | 'CALL' | null>(null);
  useShortcuts({ g: () => may('floor.requestForOther') && ask('REGISTER') }, view.tab === 'FLOOR');
  return (
    <ActsContext value={acts}>
      <FloorPanes ask={ask} />
      {view.tab === 'FLOOR' && <FloorKeys />}
      {asked === 'REGISTER' && <RegisterDialog onClose={() => ask(null)} />}
      {asked === 'CALL' && <CallOtherDialog onClose={() => ask(null)} />}
      {confirmDialog}
    </ActsContext>
  );
}

/** The keys that are printed on the chair's buttons, only while they are before the eyes. */
function FloorKeys() {
  useChairKeys();
  return null;
}

function FloorPanes({ ask }: { ask: (asked: 'REGISTER' | 'CALL') => void }) {
  const { t } = useText();
  const waiting = useMeeting(selectWaiting);
  const now: Pane = {
    ...{ id: 'now', title: t('desk.now'), short: t('desk.nowShort') },
    content: (
      <Stack gap={4}>
        <NowCard onCallOther={() => ask('CALL')} />
        <Gates />
      </Stack>
    ),
  };
  const notes: Pane = {
    ...{ id: 'notes', title: t('desk.notes'), short: t('desk.notesShort'), flush: true },
    content: <Notes />,
  };
  const queue: Pane = {
    ...{ id: 'waiting', title: t('desk.waiting'), flush: true },
    badge: <Badge count={waiting} label={t('desk.waitingCount', { n: waiting })} />,
    actions: <Register onPress={() => ask('REGISTER')} />,
    content: <Waiting />,
  };
  return <Panes label={t('desk.floor')} layout="columns" first="notes" panes={[now, notes, queue]} />;
}

/** The latest first; one that was called and never came is among them. */
function pastTurns(turns: Record<Id, TurnView>, current: TurnView | null): TurnView[] {
  return Object.values(turns)
    .filter((turn) => turn.id !== current?.id)
    .sort((a, b) => b.calledAt - a.calledAt);
}

/** The field for the running turn stays on top; the turns that are over follow. */
function Notes() {
  const { t } = useText();
  const current = useMeeting(selectCurrent);
  const turns = useMeeting(selectTurns);
  const past = useMemo(() => pastTurns(turns, current), [turns, current]);
  const may = useMay();
  return (
    <>
      <div className={styles.field}>
        {current && may('floor.noteGist') ? (
          <GistField
            key={current.id}
            turnId={current.id}
            label={t('desk.gistOf', { name: current.name })}
            big
          />
        ) : (
          <Muted>{t('desk.nobodySpeaksHint')}</Muted>
        )}
      </div>
      <Turns turns={past} />
    </>
  );
}

function Register({ onPress }: { onPress: () => void }) {
  const { t } = useText();
  const may = useMay();
  if (!may('floor.requestForOther')) return null;
  return (
    <KeyButton size="small" icon={PlusIcon} shortcut="g" onClick={onPress}>
      {t('desk.register')}
    </KeyButton>
  );
}

function Waiting() {
  const may = useMay();
  return may('floor.reorder') ? <QueuePane /> : <WaitingList />;
}

function Gates() {
  const { t } = useText();
  const may = useMay();
  const open = useMeeting(selectRegistration);
  if (may('floor.openRegistration')) return <MeetingGates />;
  return <Muted>{open ? t('desk.regOpen') : t('desk.regClosed')}</Muted>;
}

function Turns({ turns }: { turns: readonly TurnView[] }) {
  const { t } = useText();
  if (turns.length === 0) {
    return (
      <EmptyState icon={MicIcon} title={t('desk.noTurns')}>
        {t('desk.noTurnsHint')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('desk.turns')}>
      {turns.map((turn) => (
        <TurnRow key={turn.id} turn={turn} />
      ))}
    </ul>
  );
}
