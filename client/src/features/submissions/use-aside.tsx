import type { SubmissionView } from '@doi-thoai/shared';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { t } from '../../text/text';
import { useAct } from '../meeting/use-act';
import { PurgeDialog } from './PurgeDialog';
import { QuarantineDialog } from './QuarantineDialog';
import { SetAsideDialog } from './SetAsideDialog';

export interface AsideActs {
  /** Asks what it is and what its author is to be told. */
  setAside: (row: SubmissionView) => void;
  takeBack: (row: SubmissionView) => Promise<void>;
  /** Opens the words of one in quarantine. */
  read: (row: SubmissionView) => void;
  purge: (row: SubmissionView) => void;
}

const DIALOGS = { setAside: SetAsideDialog, read: QuarantineDialog, purge: PurgeDialog };

/** `o` takes an opinion out of the course and back. */
export function asideKeys(
  acts: AsideActs,
  row: SubmissionView,
  may: (command: 'submissions.setAside' | 'submissions.takeBack') => boolean,
): { o?: () => void } {
  if (row.withdrawn || row.aside?.kind === 'PURGED') return {};
  if (row.aside) return may('submissions.takeBack') ? { o: () => void acts.takeBack(row) } : {};
  return may('submissions.setAside') ? { o: () => acts.setAside(row) } : {};
}

/** What chair and desk do with an opinion that does not belong into the meeting. */
export function useAside(): { acts: AsideActs; dialog: ReactNode } {
  const act = useAct();
  const [asked, setAsked] = useState<{ name: keyof typeof DIALOGS; row: SubmissionView } | null>(null);
  const takeBack = useCallback(
    async (row: SubmissionView) => {
      const payload = { submissionId: row.id, seen: row.version };
      await act('submissions.takeBack', payload, { done: t('aside.takenBack') });
    },
    [act],
  );
  const acts = useMemo(() => {
    const ask = (name: keyof typeof DIALOGS) => (row: SubmissionView) => setAsked({ name, row });
    return { setAside: ask('setAside'), read: ask('read'), purge: ask('purge'), takeBack };
  }, [takeBack]);
  const Asked = asked && DIALOGS[asked.name];
  const dialog = Asked && <Asked row={asked.row} onClose={() => setAsked(null)} />;
  return { acts, dialog };
}
