import { isLive, type CollatedView, type CommandName, type SubmissionView } from '@doi-thoai/shared';
import { ClassifyDialog } from '../../../features/collation/ClassifyDialog';
import { CollateDialog } from '../../../features/collation/CollateDialog';
import { LinkDialog } from '../../../features/collation/LinkDialog';
import { MergeDialog } from '../../../features/collation/MergeDialog';
import { RepeatDialog } from '../../../features/collation/RepeatDialog';
import { SplitDialog } from '../../../features/collation/SplitDialog';
import { ApproveManyDialog } from '../../../features/submissions/ApproveManyDialog';
import { inCourse } from '../../../features/submissions/in-course';
import { ForOtherDialog } from '../../../features/submissions/ForOtherDialog';
import { useDesk } from '../desk-view';
import { KeysDialog } from './KeysDialog';
import type { Lists } from './use-lists';

export type OpinionDialog =
  | 'APPROVE'
  | 'COLLATE'
  | 'LINK'
  | 'MERGE'
  | 'SPLIT'
  | 'TOPIC'
  | 'ASSIGN'
  | 'FIELD'
  | 'AUTHORITY'
  | 'REPEAT'
  | 'FOR_OTHER'
  | 'HELP';

/** What a dialog about raw opinions works on: the picked ones, else the one under the cursor. */
export function usePickedRaw(lists: Lists): SubmissionView[] {
  const { view } = useDesk();
  const ids = view.raw.picked.length > 0 ? view.raw.picked : [view.raw.cursor ?? ''];
  return ids.flatMap((id) => lists.submissions[id] ?? []).filter(inCourse);
}

export function usePickedCollated(lists: Lists): CollatedView[] {
  const { view } = useDesk();
  const { picked, cursor } = view.collated;
  const ids = picked.length > 0 ? picked : [cursor ?? ''];
  return ids.flatMap((id) => lists.collatedById[id] ?? []).filter(isLive);
}

/** What a dialog will ask the server for, so that none opens in vain. */
export const DIALOG_COMMANDS = {
  APPROVE: 'submissions.approveMany',
  COLLATE: 'collation.create',
  LINK: 'collation.link',
  MERGE: 'collation.merge',
  SPLIT: 'collation.split',
  TOPIC: 'collation.classify',
  ASSIGN: 'collation.classify',
  FIELD: 'collation.classify',
  AUTHORITY: 'collation.classify',
  REPEAT: 'collation.markRepeat',
  FOR_OTHER: 'submissions.submitForOther',
  HELP: null,
} as const satisfies Record<OpinionDialog, CommandName | null>;

const ASPECT_OF = { TOPIC: 'TOPIC', ASSIGN: 'RESPONDER', FIELD: 'FIELD', AUTHORITY: 'AUTHORITY' } as const;

interface OpinionDialogsProps {
  asked: OpinionDialog | null;
  lists: Lists;
  onClose: () => void;
}

export function OpinionDialogs({ asked, lists, onClose }: OpinionDialogsProps) {
  const collated = usePickedCollated(lists);
  if (asked === 'HELP') return <KeysDialog onClose={onClose} />;
  if (asked === 'FOR_OTHER') return <ForOther lists={lists} onClose={onClose} />;
  if (asked === 'APPROVE') return <ApproveMany lists={lists} onClose={onClose} />;
  if (asked === 'COLLATE' || asked === 'LINK')
    return <Collate asked={asked} lists={lists} onClose={onClose} />;
  if (asked === 'MERGE' || asked === 'SPLIT')
    return <MergeOrSplit asked={asked} lists={lists} collated={collated} onClose={onClose} />;
  const [first] = collated;
  if (asked === null || !first) return null;
  if (asked === 'REPEAT') return <RepeatDialog row={first} onClose={onClose} />;
  return <ClassifyDialog aspect={ASPECT_OF[asked]} collated={collated} onClose={onClose} />;
}

/** What of the picked ones waits to be approved. */
export function usePickedPending(lists: Lists): SubmissionView[] {
  return usePickedRaw(lists).filter((row) => row.moderation === 'PENDING');
}

function ApproveMany({ lists, onClose }: Omit<OpinionDialogsProps, 'asked'>) {
  const { dispatch } = useDesk();
  const pending = usePickedPending(lists);
  const done = () => {
    dispatch({ act: 'CLEAR', pane: 'RAW' });
    onClose();
  };
  if (pending.length === 0) return null;
  return <ApproveManyDialog picked={pending} onClose={onClose} onDone={done} />;
}

function Collate({ asked, lists, onClose }: OpinionDialogsProps) {
  const { dispatch } = useDesk();
  const raw = usePickedRaw(lists);
  const done = (id: string) => {
    dispatch({ act: 'CLEAR', pane: 'RAW' });
    dispatch({ act: 'OPEN', kind: 'COLLATED', id });
    onClose();
  };
  if (raw.length === 0) return null;
  if (asked === 'COLLATE') return <CollateDialog sources={raw} onClose={onClose} onDone={done} />;
  const submissionIds = raw.map((row) => row.id);
  return (
    <LinkDialog
      submissionIds={submissionIds}
      collated={lists.numbered.filter(isLive)}
      onClose={onClose}
      onDone={done}
    />
  );
}

interface MergeOrSplitProps extends OpinionDialogsProps {
  collated: readonly CollatedView[];
}

function MergeOrSplit({ asked, lists, collated, onClose }: MergeOrSplitProps) {
  const { dispatch } = useDesk();
  const [first] = collated;
  const done = (id: string) => {
    dispatch({ act: 'CLEAR', pane: 'COLLATED' });
    dispatch({ act: 'OPEN', kind: 'COLLATED', id });
    onClose();
  };
  if (!first) return null;
  if (asked === 'MERGE') {
    const live = lists.numbered.filter(isLive);
    return <MergeDialog picked={collated} live={live} onClose={onClose} onDone={done} />;
  }
  const sources = first.sourceIds.flatMap((id) => lists.submissions[id] ?? []);
  return <SplitDialog whole={first} sources={sources} onClose={onClose} onDone={done} />;
}

function ForOther({ lists, onClose }: Omit<OpinionDialogsProps, 'asked'>) {
  const { dispatch } = useDesk();
  const done = (id: string) => {
    lists.seen.letInOne(id);
    dispatch({ act: 'OPEN', kind: 'RAW', id });
    onClose();
  };
  return <ForOtherDialog onClose={onClose} onDone={done} />;
}
