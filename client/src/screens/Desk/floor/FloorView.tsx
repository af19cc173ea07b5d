import type { ReaderState, TurnView } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { CallOtherDialog } from '../../../features/floor/CallOtherDialog';
import { NowCard } from '../../../features/floor/NowCard';
import { QueuePane } from '../../../features/floor/QueuePane';
import { ActsContext, useConsoleActs } from '../../../features/meeting/console-acts';
import { MeetingGates } from '../../../features/meeting/MeetingGates';
import { useMay } from '../../../features/meeting/rights';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { PlusIcon } from '../../../ui/console-icons';
import { MicIcon } from '../../../ui/icons';
import { Muted, Stack } from '../../../ui/layout';
import { Panes, type Pane } from '../../../ui/Panes';
import { EmptyState } from '../../../ui/States';
import { Badge } from '../../../ui/Status';
import { useShortcuts } from '../../../ui/shortcuts';
import { useDesk } from '../desk-view';
import { GistField } from './GistField';
import { RegisterDialog } from './RegisterDialog';
import { TurnRow } from './TurnRow';
import { WaitingList } from './WaitingList';

const selectFloor = (state: ReaderState) => state.floor;
const selectTurns = (state: ReaderState) => state.turns;
const selectRegistration = (state: ReaderState) => state.meeting?.registrationOpen ?? false;

/** Speeches as they happen: who speaks and the gist, all turns so far, who waits. */
export function FloorView() {
  const { view } = useDesk();
  const may = useMay();
  const { acts, confirmDialog } = useConsoleActs();
  const [asked, ask] = useState<'REGISTER' | 'CALL' | null>(null);
  useShortcuts({ n: () => may('floor.requestForOther') && ask('REGISTER') }, view.tab === 'FLOOR');
  return (
    <ActsContext value={acts}>
      <FloorPanes ask={ask} />
      {asked === 'REGISTER' && <RegisterDialog onClose={() => ask(null)} />}
      {asked === 'CALL' && <CallOtherDialog onClose={() => ask(null)} />}
      {confirmDialog}
    </ActsContext>
  );
}

function FloorPanes({ ask }: { ask: (asked: 'REGISTER' | 'CALL') => void }) {
  const { t } = useText();
  const floor = useMeeting(selectFloor);
  const turns = useMeeting(selectTurns);
  const past = useMemo(
    () => pastTurns(Object.values(turns), floor.current?.id ?? null),
    [turns, floor.current],
  );
  const panes: Pane[] = [
    {
      id: 'now',
      title: t('desk.now'),
      content: <Now turn={floor.current} onCallOther={() => ask('CALL')} />,
    },
    {
      id: 'turns',
      title: t('desk.turns'),
      badge: <Badge count={past.length} label={t('common.turns', { n: past.length })} />,
      flush: true,
      content: <Turns turns={past} />,
    },
    {
      id: 'waiting',
      title: t('desk.waiting'),
      badge: <Badge count={floor.queue.length} label={t('desk.waitingCount', { n: floor.queue.length })} />,
      actions: <Register onPress={() => ask('REGISTER')} />,
      flush: true,
      content: <Waiting />,
      foot: <Gates />,
    },
  ];
  return <Panes label={t('desk.floor')} layout="columns" first="now" panes={panes} />;
}

/** The latest first; one that was called and never came is among them. */
function pastTurns(turns: TurnView[], currentId: string | null): TurnView[] {
  return turns.filter((turn) => turn.id !== currentId).sort((a, b) => b.calledAt - a.calledAt);
}

/** Who speaks; with the chair's acts only where the chair handed the floor over. */
function Now({ turn, onCallOther }: { turn: TurnView | null; onCallOther: () => void }) {
  const { t } = useText();
  const may = useMay();
  return (
    <Stack gap={4}>
      <NowCard onCallOther={onCallOther} />
      {turn && may('floor.noteGist') && <GistField key={turn.id} turnId={turn.id} big />}
      {!turn && <Muted>{t('desk.nobodySpeaksHint')}</Muted>}
    </Stack>
  );
}

function Register({ onPress }: { onPress: () => void }) {
  const { t } = useText();
  const may = useMay();
  if (!may('floor.requestForOther')) return null;
  return (
    <Button size="small" icon={PlusIcon} shortcut="n" onClick={onPress}>
      {t('desk.register')}
    </Button>
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
