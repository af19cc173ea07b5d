import type { DraftView, DraftWords, Id, ReaderState } from '@doi-thoai/shared';
import { LIMITS, TABLE_LIMITS, RESPONSE_TYPES } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { SavingWord } from '../../realtime/SavingWord';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { AnswerIcon } from '../../ui/console-icons';
import { DateField } from '../../ui/DateField';
import { TextArea, TextField } from '../../ui/fields';
import { Muted, Prose, Row, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { useMay } from '../meeting/rights';
import { promises } from './use-answer-form';
import { isReady, usePrepared, useSendPrepared } from './use-prepared';

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
      <Select
        label={t('answers.type')}
        value={words.type}
        onChange={(type) => change({ type })}
        options={RESPONSE_TYPES.map((type) => ({ value: type, label: t(`states.response.${type}`) }))}
      />
      <TextArea
        label={t('prepare.draft')}
        hint={t('prepare.draftHint')}
        value={words.text}
        onChange={(text) => change({ text })}
        onSend={prepared.saveNow}
        limit={LIMITS.answer}
        rows={5}
      />
      <MoreWords words={words} change={change} />
      <SavingWord standing={standing} />
      {standing.state === 'STALE' && (
        <Moved draft={draft} onTheirs={prepared.drop} onMine={prepared.keepMine} />
      )}
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

interface MoreWordsProps {
  words: DraftWords;
  change: (patch: Partial<DraftWords>) => void;
}

/** What some types of answer need besides the text. */
function MoreWords({ words, change }: MoreWordsProps) {
  const { t } = useText();
  return (
    <>
      {words.type === 'FORWARDED' && (
        <TextField
          label={t('answers.forwardTo')}
          value={words.forwardedTo}
          onChange={(forwardedTo) => change({ forwardedTo })}
          limit={TABLE_LIMITS.hostBody}
        />
      )}
      {promises(words.type) && (
        <>
          <TextArea
            label={t('answers.promiseText')}
            hint={t('answers.promiseTextHint')}
            optional
            value={words.promiseText}
            onChange={(promiseText) => change({ promiseText })}
            limit={LIMITS.answer}
            rows={2}
          />
          <DateField
            label={t('answers.dueDate')}
            value={words.dueOn ?? ''}
            min={civilToday()}
            onChange={(dueOn) => change({ dueOn: dueOn || null })}
          />
        </>
      )}
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
