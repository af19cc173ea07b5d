import {
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import type { LineKind } from '@doi-thoai/shared';
import { LINE_KINDS } from '@doi-thoai/shared';
import { useState, type ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Panes } from '../../ui/Panes';
import { BuildingContext, useBuilding, useNewBuilding, type Source } from './builder-context';
import styles from './builder.module.css';
import { ConclusionLines } from './ConclusionLines';
import { NoticePanel } from './notices/NoticePanel';
import { Sources } from './Sources';

/** What was said | the lines that are made of it | approval and notices. */
export function Builder() {
  const { t } = useText();
  const building = useNewBuilding();
  return (
    <BuildingContext value={building}>
      <Dragging>
        <Panes
          label={t('conclusions.panes')}
          layout="columns"
          first="lines"
          panes={[
            {
              ...{ id: 'sources', title: t('conclusions.sources'), short: t('conclusions.sourcesShort') },
              ...{ flush: true, content: <Sources /> },
            },
            {
              ...{ id: 'lines', title: t('conclusions.lines'), short: t('conclusions.linesShort') },
              content: <ConclusionLines />,
            },
            {
              ...{ id: 'notice', title: t('conclusions.notice'), short: t('conclusions.noticeShort') },
              content: <NoticePanel />,
            },
          ]}
        />
      </Dragging>
    </BuildingContext>
  );
}

const nothing = () => undefined;
/** Only hands drag here, and they see it; who listens has the tick boxes, whose words are the page's own. */
const SILENT = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
};

/**
 * Sources are dragged with a mouse or a finger. Whoever works with the keyboard ticks them and presses a button of the
 * line, which does the same.
 */
function Dragging({ children }: { children: ReactNode }) {
  const { put, make } = useBuilding();
  const lines = useMeeting((state) => state.lines);
  const [dragged, setDragged] = useState<Source | null>(null);
  // A press is no drag: it begins after eight pixels.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 8 } }));
  const onDragEnd = ({ over }: DragEndEvent): void => {
    setDragged(null);
    if (!over || !dragged) return;
    const onto = String(over.id);
    const line = lines[onto];
    const kind = LINE_KINDS.find((one: LineKind) => one === onto);
    if (line) void put(line, [dragged]);
    else if (kind) void make(kind, [dragged]);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setDragged((active.data.current as Source | undefined) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={onDragEnd}
      accessibility={SILENT}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && <div className={styles.dragged}>{dragged.words}</div>}
      </DragOverlay>
    </DndContext>
  );
}
