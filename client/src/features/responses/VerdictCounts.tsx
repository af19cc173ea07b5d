import type { Id, ReaderState } from '@doi-thoai/shared';
import { VERDICTS } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Muted } from '../../ui/layout';
import { verdictFigures } from './verdict-counts';

const selectVerdicts = (state: ReaderState) => state.verdicts;
const selectSubmissions = (state: ReaderState) => state.submissions;

/** What the authors say of an answer; nothing where nobody has said anything. */
export function VerdictCounts({ responseId }: { responseId: Id }) {
  const { t } = useText();
  const verdicts = useMeeting(selectVerdicts);
  const submissions = useMeeting(selectSubmissions);
  const own = Object.values(verdicts).filter((one) => one.responseId === responseId);
  if (own.length === 0) return null;
  const { named, unnamed } = verdictFigures(own, (id) => submissions[id]?.disclosure);
  const words = (of: typeof named) =>
    VERDICTS.filter((one) => of[one] > 0)
      .map((one) => `${t(`states.verdict.${one}`)}: ${of[one]}`)
      .join(' · ');
  const [known, safe] = [words(named), words(unnamed)];
  return (
    <div>
      {known && <Muted>{t('answers.authorsSay', { words: known })}</Muted>}
      {safe && <Muted>{t('answers.unnamedSay', { words: safe })}</Muted>}
      {!known && !safe && <Muted>{t('answers.tooFewSay')}</Muted>}
    </div>
  );
}
