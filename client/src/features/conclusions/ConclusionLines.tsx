import { useDroppable } from '@dnd-kit/core';
import type { ConclusionLineView, Fact, ReaderState } from '@doi-thoai/shared';
import { LINE_KINDS, makeId } from '@doi-thoai/shared';
import { useMemo, useState, type ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { EditIcon, ListIcon, TrashIcon } from '../../ui/console-icons';
import { cx } from '../../ui/cx';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons';
import { Prose, Row } from '../../ui/layout';
import { EmptyState } from '../../ui/States';
import { showToast } from '../../ui/toast-store';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import builder from './builder.module.css';
import styles from './conclusions.module.css';
import { LineForm, type LineWords } from './LineForm';
import { LineSources } from './LineSources';
import { LinePromises } from './LinePromises';
import { NumberNotes } from './NumberNotes';
import { inOrder, lastPosition, movedPosition } from './order';
import { useConclusion, useFacts } from './use-conclusion';

const selectLines = (state: ReaderState) => state.lines;

/** The conclusion, line by line: what is assessed, required, assigned. Nothing changes once it is approved. */
export function ConclusionLines() {
  const { t } = useText();
  const may = useMay();
  const rows = useMeeting(selectLines);
  const facts = useFacts();
  const { approved } = useConclusion();
  const lines = useMemo(() => inOrder(rows), [rows]);
  const mayWrite = may('conclusions.addLine') && approved === null;
  return (
    <>
      {lines.length === 0 && (
        <EmptyState icon={ListIcon} title={t('desk.noLines')}>
          {t('desk.noLinesHint')}
        </EmptyState>
      )}
      <ol className={styles.lines} aria-label={t('desk.conclusion')}>
        {lines.map((line, index) => (
          <Dropping key={line.id} id={line.id} disabled={!mayWrite}>
            <EditableLine line={line} lines={lines} index={index} may={mayWrite} facts={facts} />
          </Dropping>
        ))}
      </ol>
      {mayWrite && <NewZones />}
      {mayWrite && <AddLine position={lastPosition(lines)} />}
    </>
  );
}

function Dropping({ id, disabled, children }: { id: string; disabled: boolean; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id, disabled });
  return (
    <li ref={setNodeRef} className={cx(styles.line, isOver && builder.over)}>
      {children}
    </li>
  );
}

/** Where a source becomes a line of its own; the keyboard has buttons for that beside the sources. */
function NewZones() {
  return (
    <div className={builder.zones}>
      {LINE_KINDS.map((kind) => (
        <NewZone key={kind} kind={kind} />
      ))}
    </div>
  );
}

function NewZone({ kind }: { kind: ConclusionLineView['kind'] }) {
  const { t } = useText();
  const { setNodeRef, isOver } = useDroppable({ id: kind });
  return (
    <div ref={setNodeRef} className={cx(builder.zone, isOver && builder.over)}>
      {t('conclusions.dropNew', { kind: t(`desk.line.${kind}`) })}
    </div>
  );
}

function EditableLine(props: Omit<LineProps, 'onEdit'>) {
  const { t } = useText();
  const act = useAct();
  const [editing, setEditing] = useState(false);
  const { id: lineId, position } = props.line;
  if (!editing || !props.may) return <Line {...props} onEdit={() => setEditing(true)} />;
  const save = async (words: LineWords, seen: number) => {
    const answer = await act('conclusions.editLine', { lineId, position, ...words, seen });
    if (answer.ok) setEditing(false);
    return answer.ok;
  };
  return (
    <LineForm
      first={props.line}
      saveLabel={t('common.save')}
      onCancel={() => setEditing(false)}
      onSave={save}
    />
  );
}

interface LineProps {
  line: ConclusionLineView;
  lines: readonly ConclusionLineView[];
  index: number;
  may: boolean;
  facts: readonly Fact[];
  onEdit: () => void;
}

function Line(props: LineProps) {
  const { line, index, may, facts } = props;
  const { t } = useText();
  return (
    <>
      <span className={styles.number}>{index + 1}</span>
      <div className={styles.words}>
        <div className={styles.lineHead}>
          <Chip>{t(`desk.line.${line.kind}`)}</Chip>
          {may && <LineButtons {...props} />}
        </div>
        <Prose>{line.text}</Prose>
        <NumberNotes text={line.text} facts={facts} />
        <LineSources line={line} n={index + 1} may={may} />
        <LinePromises line={line} n={index + 1} may={may} />
      </div>
    </>
  );
}

function LineButtons({ line, lines, index, onEdit }: LineProps) {
  const { t } = useText();
  const { move, remove } = useLineActs();
  const up = movedPosition(lines, index, -1);
  const down = movedPosition(lines, index, 1);
  return (
    <Row gap={1} className={styles.acts}>
      <IconButton
        icon={ArrowUpIcon}
        label={t('desk.lineUp', { n: index + 1 })}
        disabled={up === null}
        onClick={() => void move(line, up)}
      />
      <IconButton
        icon={ArrowDownIcon}
        label={t('desk.lineDown', { n: index + 1 })}
        disabled={down === null}
        onClick={() => void move(line, down)}
      />
      <IconButton icon={EditIcon} label={t('desk.lineEdit', { n: index + 1 })} onClick={onEdit} />
      <IconButton
        icon={TrashIcon}
        label={t('desk.lineRemove', { n: index + 1 })}
        onClick={() => void remove(line)}
      />
    </Row>
  );
}

function useLineActs() {
  const { t } = useText();
  const act = useAct();
  const move = async ({ id, kind, text, version }: ConclusionLineView, position: number | null) => {
    if (position === null) return;
    await act('conclusions.editLine', { lineId: id, kind, text, position, seen: version });
  };
  const remove = async ({ id, kind, text, position, sources, version }: ConclusionLineView) => {
    const answer = await act('conclusions.removeLine', { lineId: id, seen: version });
    if (!answer.ok) return;
    // Nothing is lost by a slip: the line is written again in its place.
    const back = () => void act('conclusions.addLine', { lineId: makeId(), kind, text, position, sources });
    showToast({ text: t('desk.lineRemoved'), undo: { run: back } });
  };
  return { move, remove };
}

function AddLine({ position }: { position: number }) {
  const { t } = useText();
  const act = useAct();
  const [count, setCount] = useState(0);
  return (
    <div className={styles.add}>
      <LineForm
        key={count}
        draft
        saveLabel={t('desk.lineAdd')}
        onSave={async (words) => {
          const answer = await act('conclusions.addLine', { lineId: makeId(), position, ...words });
          if (answer.ok) setCount(count + 1);
          return answer.ok;
        }}
      />
    </div>
  );
}
