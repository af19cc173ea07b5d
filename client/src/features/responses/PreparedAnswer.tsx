import type { DraftView, DraftWords, Id, ReaderState } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { SavingWord } from '../../realtime/SavingWord';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { AnswerIcon } from '../../ui/console-icons';
import { Muted, Prose, Row, Stack } from '../../ui/layout';
import { useMay } from '../meeting/rights';
import { AnswerFields } from './AnswerFields';
import { isReady, usePrepared, useSendPrepared, type Prepared } from './use-prepared';

const selectInSession = (state: ReaderState) => state.meeting?.phase === 'IN_SESSION';

interface PreparedAnswerProps {
  collatedId: Id;
  responderId: Id;
  draft: DraftView | undefined;
  first?: DraftWords;
}

/** An answer in preparation: saves by itself, is told from another device's, and becomes the answer by one tap. */
export function PreparedAnswer(props: PreparedAnswerProps) {
  const { t } = useText();
  const { collatedId, responderId, draft } = props;
  const prepared = usePrepared(props);
  const { words, standing, change } = prepared;
  return (
    <Stack gap={3}>
      <AnswerFields
        words={words}
        change={change}
        label={t('prepare.draft')}
        hint={t('prepare.draftHint')}
        onSend={prepared.saveNow}
      />
      <DraftStanding prepared={prepared} draft={draft} />
      <Give
        words={words}
        collatedId={collatedId}
        responderId={responderId}
        blocked={standing.state === 'STALE'}
        onGiven={prepared.drop}
      />
    </Stack>
  );
}

/** Whether it is saved, and the choice when it moved meanwhile. */
export function DraftStanding({ prepared, draft }: { prepared: Prepared; draft?: DraftView }) {
  const { standing, drop, keepMine } = prepared;
  return (
    <>
      <SavingWord standing={standing} />
      {standing.state === 'STALE' && <Moved draft={draft} onTheirs={drop} onMine={keepMine} />}
    </>
  );
}

/** Another device or the desk wrote in between: both are shown, and the person chooses. */
function Moved({ draft, onTheirs, onMine }: { draft?: DraftView; onTheirs: () => void; onMine: () => void }) {
  const { t } = useText();
  return (
    <Banner tone="waiting" title={draft ? t('prepare.moved') : t('prepare.gone')}>
      {draft && <Prose>{draft.text}</Prose>}
      <Row>
        <Button size="small" onClick={onTheirs}>
          {draft ? t('prepare.theirs') : t('prepare.drop')}
        </Button>
        <Button size="small" onClick={onMine}>
          {t('prepare.mine')}
        </Button>
      </Row>
    </Banner>
  );
}

interface GiveProps {
  words: DraftWords;
  collatedId: Id;
  responderId: Id;
  blocked: boolean;
  onGiven: () => void;
}

function Give({ words, collatedId, responderId, blocked, onGiven }: GiveProps) {
  const { t } = useText();
  const may = useMay();
  const send = useSendPrepared(useMeeting(selectInSession));
  const [busy, setBusy] = useState(false);
  if (!may('responses.answer')) return <Muted>{t('prepare.later')}</Muted>;
  const give = async () => {
    setBusy(true);
    const given = await send(collatedId, responderId, words);
    setBusy(false);
    if (given) onGiven();
  };
  return (
    <Button
      variant="primary"
      icon={AnswerIcon}
      wide
      busy={busy}
      disabled={blocked || !isReady(words)}
      onClick={() => void give()}
    >
      {t('prepare.give')}
    </Button>
  );
}
