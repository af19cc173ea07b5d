import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
  type Modifier,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { Id, SpeakerRequestView } from '@doi-thoai/shared';
import { useMemo, useState, type ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { List } from '../../ui/List';
import { droppedBefore, orderAfter, spokenSoFar } from './queue-facts';
import { QueueRow } from './QueueRow';
import { useDragWords } from './use-drag-words';
import { useFloorActs } from './use-floor-acts';

/** Rows that are drawn at first; dragging needs every row in the page. */
const PART = 60;

const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** Who waits, in speaking order: moved by buttons, by dragging, or by the keyboard on the handle. */
export function QueueList() {
  const { t } = useText();
  const { queue, requests } = useMeeting((state) => ({ queue: state.floor.queue, requests: state.requests }));
  const spoken = useSpoken();
  const [limit, setLimit] = useState(PART);
  const [moved, setMoved] = useState<readonly Id[] | null>(null);
  const acts = useFloorActs();
  const order = moved ?? queue;
  const shown = order.slice(0, limit);
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    const id = String(active.id);
    const request = requests[id];
    const before = over ? droppedBefore(queue, id, String(over.id)) : undefined;
    if (!request || before === undefined) return;
    setMoved(orderAfter(queue, id, before));
    void acts.move(request, before).finally(() => setMoved(null));
  };
  return (
    <Sorting ids={shown} requests={requests} onDragEnd={onDragEnd}>
      <List ordered label={t('chair.queue')}>
        {shown.map((id, index) => (
          <QueueRow key={id} id={id} place={index + 1} order={queue} spoken={spoken} />
        ))}
      </List>
      {order.length > limit && (
        <Button variant="ghost" wide onClick={() => setLimit(limit + PART)}>
          {t('chair.showMore', { n: order.length - limit })}
        </Button>
      )}
    </Sorting>
  );
}

function useSpoken() {
  const turns = useMeeting((state) => state.turns);
  return useMemo(() => spokenSoFar(turns), [turns]);
}

interface SortingProps {
  ids: readonly Id[];
  requests: Record<Id, SpeakerRequestView>;
  onDragEnd: (event: DragEndEvent) => void;
  children: ReactNode;
}

function Sorting({ ids, requests, onDragEnd, children }: SortingProps) {
  const sensors = useSensors(
    // A press is no drag: the handle moves only after eight pixels.
    useSensor(PointerSensor, { activationConstraint: { distance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const accessibility = useDragWords(ids, requests);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upAndDown]}
      accessibility={accessibility}
      onDragEnd={onDragEnd}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}
