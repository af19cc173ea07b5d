import type { Id, SealedAuthor } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { getJson } from '../../realtime/http';
import { useIssue } from '../../realtime/hooks';
import { failureText, refusalText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Figures';
import { TextArea } from '../../ui/fields';
import { WarningIcon } from '../../ui/icons';
import { Muted, Stack } from '../../ui/layout';

interface OpenAuthorDialogProps {
  submissionId: Id;
  onClose: () => void;
}

interface Opening {
  author: SealedAuthor | null;
  problem: string | null;
  busy: boolean;
  open: (reason: string) => Promise<void>;
}

/** First the reason, which everybody concerned will read; then the name. It is kept nowhere but here. */
function useOpening(submissionId: Id): Opening {
  const { meetingId, participantId } = useSeat();
  const issue = useIssue();
  const [author, setAuthor] = useState<SealedAuthor | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState(false);
  const [busy, setBusy] = useState(false);
  const read = async (reason: string): Promise<string | null> => {
    // What was said once is not said again because the name did not come through.
    const answer = said ? null : await issue('submissions.openAuthor', { submissionId, reason });
    if (answer && !answer.ok) return refusalText(answer);
    setSaid(true);
    try {
      const path = `api/meetings/${meetingId}/submissions/${submissionId}/author`;
      setAuthor(await getJson<SealedAuthor>(path, { seat: participantId }));
      return null;
    } catch (error) {
      return failureText(error);
    }
  };
  const open = async (reason: string): Promise<void> => {
    setBusy(true);
    setProblem(await read(reason));
    setBusy(false);
  };
  return { author, problem, busy, open };
}

/** For the one officer alone. */
export function OpenAuthorDialog({ submissionId, onClose }: OpenAuthorDialogProps) {
  const opening = useOpening(submissionId);
  return opening.author ? (
    <Opened author={opening.author} onClose={onClose} />
  ) : (
    <Ask {...opening} onClose={onClose} />
  );
}

function Ask({ problem, busy, open, onClose }: Opening & { onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const empty = reason.trim() === '';
  const go = (): void => {
    setMissing(empty);
    if (!empty) void open(reason.trim());
  };
  return (
    <Dialog
      open
      title={t('chair.openAuthorTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" busy={busy} onClick={go}>
            {t('chair.openAuthorDo')}
          </Button>
        </>
      }
    >
      <Banner tone="waiting" icon={WarningIcon}>
        {t('chair.openAuthorWords')}
      </Banner>
      <TextArea
        label={t('chair.openAuthorReason')}
        hint={t('chair.openAuthorHint')}
        limit={LIMITS.reason}
        rows={3}
        value={reason}
        onChange={setReason}
        error={missing && empty ? t('ui.reasonMissing') : undefined}
      />
      <Problem words={problem} />
    </Dialog>
  );
}

function Problem({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <Banner tone="refused" live>
      {words}
    </Banner>
  );
}

function Opened({ author, onClose }: { author: SealedAuthor; onClose: () => void }) {
  const { t } = useText();
  const facts = [
    { label: t('common.name'), value: author.name },
    { label: t('common.position'), value: author.title },
    { label: t('common.unit'), value: author.unit },
  ];
  return (
    <Dialog
      open
      mustAnswer
      title={t('chair.authorRead')}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <Stack gap={3}>
        <Facts facts={facts.filter(({ value }) => value !== '')} />
        <Muted>{t('chair.authorOnlyHere')}</Muted>
      </Stack>
    </Dialog>
  );
}
