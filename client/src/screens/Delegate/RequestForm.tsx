import {
  countGraphemes,
  hasForbiddenCharacters,
  LIMITS,
  makeId,
  normaliseText,
  type Id,
} from '@doi-thoai/shared';
import { useState } from 'react';
import { TopicChips } from '../../features/meeting/TopicChips';
import { useTopics } from '../../features/meeting/topics';
import { inCourse } from '../../features/submissions/in-course';
import { useDraft } from '../../realtime/drafts';
import { useMeeting, useOutbox } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { ChipGroup } from '../../ui/Chip';
import { TextArea } from '../../ui/fields';
import { MicIcon } from '../../ui/icons';
import { Card, Row, Stack } from '../../ui/layout';

interface Words {
  topicId: Id;
  line: string;
  /** Empty: none. */
  submissionId: Id;
}

const NOTHING: Words = { topicId: '', line: '', submissionId: '' };

/** What of the own opinions may be spoken to: named and still there. */
function useOwnNamed(): { value: Id; label: string }[] {
  return useMeeting(
    (state) =>
      Object.values(state.submissions)
        .filter((row) => row.disclosure === 'NAMED' && inCourse(row) && row.authorId === state.participantId)
        .map(({ id, summary }) => ({ value: id, label: summary })),
    (a, b) =>
      a.length === b.length && a.every((row, i) => row.value === b[i]?.value && row.label === b[i].label),
  );
}

interface Asking {
  value: Words;
  change: (patch: Partial<Words>) => void;
  problems: { topic?: string; line?: string };
  send: () => Promise<void>;
}

function useAsking(onDone: () => void): Asking {
  const { t } = useText();
  const { list } = useTopics();
  const { add } = useOutbox();
  const { value, change, clear } = useDraft('request', NOTHING);
  const [tried, setTried] = useState(false);
  const topic = list.some(({ id }) => id === value.topicId) ? undefined : t('delegate.topicMissing');
  const line = problemOfLine(value.line, t);
  const send = async (): Promise<void> => {
    setTried(true);
    if (topic || line) return;
    await add('floor.request', {
      requestId: makeId(),
      topicId: value.topicId,
      line: normaliseText(value.line),
      submissionId: value.submissionId || null,
      type: 'OPINION',
    });
    clear();
    onDone();
  };
  return { value, change, problems: tried ? { topic, line } : {}, send };
}

/** Topic, a line, and if wanted an own opinion, so that nobody has to say it twice. */
export function RequestForm({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const { value, change, problems, send } = useAsking(onDone);
  return (
    <Card>
      <Stack>
        <h2>{t('delegate.askForFloor')}</h2>
        <TopicChips
          value={value.topicId || null}
          onChange={(topicId) => change({ topicId })}
          error={problems.topic}
        />
        <TextArea
          label={t('delegate.line')}
          hint={t('delegate.lineHint')}
          optional
          rows={2}
          limit={LIMITS.speechLine}
          value={value.line}
          onChange={(line) => change({ line })}
          onSend={() => void send()}
          error={problems.line}
        />
        <OpinionLink value={value.submissionId} onChange={(submissionId) => change({ submissionId })} />
        <Row justify="end">
          <Button onClick={onDone}>{t('ui.cancel')}</Button>
          <Button variant="primary" icon={MicIcon} onClick={() => void send()}>
            {t('delegate.register')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function problemOfLine(line: string, t: ReturnType<typeof useText>['t']): string | undefined {
  const words = normaliseText(line);
  if (hasForbiddenCharacters(words)) return t('errors.field.FORBIDDEN_CHARACTERS');
  const long = countGraphemes(words) > LIMITS.speechLine;
  return long ? t('errors.field.TOO_LONG', { limit: LIMITS.speechLine }) : undefined;
}

function OpinionLink({ value, onChange }: { value: Id; onChange: (id: Id) => void }) {
  const { t } = useText();
  const named = useOwnNamed();
  if (named.length === 0) return null;
  const chosen = named.some((row) => row.value === value) ? value : '';
  const options = [{ value: '', label: t('delegate.linkNone') }, ...named];
  return (
    <ChipGroup legend={t('delegate.linkOpinion')} options={options} value={chosen} onChange={onChange} />
  );
}
