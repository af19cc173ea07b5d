import { LIMITS, type PublishedView } from '@doi-thoai/shared';
import { useState } from 'react';
import { PublishedCard } from '../../features/submissions/PublishedCard';
import { getJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Stack } from '../../ui/layout';
import { showToast } from '../../ui/toast-store';
import { NothingPublished, PublishedHead } from './Published';

const PAGE = 50;

interface Older {
  rows: PublishedView[];
  more: (from: PublishedView) => Promise<void>;
  /** The last page was not full. */
  finished: boolean;
  busy: boolean;
}

/** Pages of older published opinions, over HTTP: the live state holds the newest twenty only. */
function useOlder(): Older {
  const { meetingId, participantId } = useSeat();
  const [older, setOlder] = useState<{ rows: PublishedView[]; finished: boolean }>({
    rows: [],
    finished: false,
  });
  const [busy, setBusy] = useState(false);
  const more = async (from: PublishedView): Promise<void> => {
    setBusy(true);
    try {
      const path = `api/meetings/${meetingId}/published?before=${from.version}`;
      const page = await getJson<PublishedView[]>(path, { seat: participantId });
      setOlder(({ rows }) => ({ rows: [...rows, ...page], finished: page.length < PAGE }));
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
    } finally {
      setBusy(false);
    }
  };
  return { ...older, more, busy };
}

/** Published opinions, the newest first; older ones come page by page. */
export function PublishedList({ live }: { live: boolean }) {
  const { t } = useText();
  const newest = useMeeting((state) => state.published);
  const older = useOlder();
  const known = new Set(newest.map(({ id }) => id));
  const rows = [...newest, ...older.rows.filter(({ id }) => !known.has(id))];
  const last = rows.at(-1);
  const mayHaveMore = last && newest.length >= LIMITS.publishedRows && !older.finished;
  return (
    <Stack as="section">
      <PublishedHead />
      {rows.length === 0 && <NothingPublished />}
      {rows.map((opinion) => (
        <PublishedCard key={opinion.id} opinion={opinion} live={live} />
      ))}
      {mayHaveMore && (
        <Button wide busy={older.busy} onClick={() => void older.more(last)}>
          {t('delegate.publishedMore')}
        </Button>
      )}
    </Stack>
  );
}
