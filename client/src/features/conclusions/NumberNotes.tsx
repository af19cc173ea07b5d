import type { Fact, NumberNote } from '@doi-thoai/shared';
import { checkNumbers } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';

function useFactWords(): (facts: readonly Fact[]) => string {
  const { t } = useText();
  const one = ({ key, value, unit, label }: Fact) =>
    t(`conclusions.fact.${key}`, { n: formatNumber(value), unit, label });
  return (facts) => facts.map(one).join(` ${t('conclusions.and')} `);
}

/** Numbers of a line that differ from what was counted, each with what it was compared with. */
export function NumberNotes({ text, facts }: { text: string; facts: readonly Fact[] }) {
  const notes = useMemo(() => checkNumbers(text, facts).filter(({ agrees }) => !agrees), [text, facts]);
  if (notes.length === 0) return null;
  return (
    <Banner tone="waiting">
      {notes.map((note) => (
        <Note key={note.words} note={note} />
      ))}
    </Banner>
  );
}

function Note({ note }: { note: NumberNote }) {
  const { t } = useText();
  const say = useFactWords();
  const n = formatNumber(note.value);
  return (
    <p>
      {t('conclusions.number.differs', { words: note.words, with: say(note.comparedWith) })}
      {note.elsewhere.length > 0 && ` ${t('conclusions.number.elsewhere', { n, what: say(note.elsewhere) })}`}
      {note.sumOf.length > 0 && ` ${t('conclusions.number.sum', { n, what: say(note.sumOf) })}`}
    </p>
  );
}
