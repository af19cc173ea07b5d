import type { ConclusionLineView, ReaderState } from '@doi-thoai/shared';
import { isBlanket, unexpanded } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { RemovableChip } from '../../ui/RemovableChip';
import { useAct } from '../meeting/use-act';
import { titleOf, useTargets } from '../responses/targets';
import { useBuilding } from './builder-context';
import styles from './conclusions.module.css';
import { ExpandDialog } from './ExpandDialog';

interface OfLine {
  line: ConclusionLineView;
  n: number;
  may: boolean;
}

/** What a line was made of, and what waits to be put into it. */
export function LineSources(props: OfLine) {
  const { line, n, may } = props;
  const { t } = useText();
  const { picked, put } = useBuilding();
  return (
    <>
      {line.sources.length > 0 && <SourceChips {...props} />}
      {may && picked.length > 0 && (
        <Button size="small" onClick={() => void put(line, picked)}>
          {t('conclusions.putHere', { n: picked.length, line: n })}
        </Button>
      )}
      <Blanket line={line} may={may} />
    </>
  );
}

function SourceChips({ line, n, may }: OfLine) {
  const { t } = useText();
  const act = useAct();
  const { find } = useTargets();
  const { id: lineId, kind, text, position, version: seen } = line;
  const takeOut = (id: string) => {
    const sources = line.sources.filter((source) => source.id !== id);
    return act('conclusions.editLine', { lineId, kind, text, position, sources, seen });
  };
  const words = (source: ConclusionLineView['sources'][number]): string => {
    const [row] = find([source]);
    return row ? row.number || titleOf(row) : t('conclusions.gone');
  };
  return (
    <ul className={styles.sources} aria-label={t('conclusions.sourcesOf', { n })}>
      {line.sources.map((source) => (
        <li key={source.id}>
          {may ? (
            <RemovableChip
              removeLabel={t('conclusions.takeOut', { what: words(source) })}
              onRemove={() => void takeOut(source.id)}
            >
              <span className={styles.sourceName}>{words(source)}</span>
            </RemovableChip>
          ) : (
            <Chip>{words(source)}</Chip>
          )}
        </li>
      ))}
    </ul>
  );
}

const selectCommitments = (state: ReaderState) => state.commitments;

function Blanket({ line, may }: Omit<OfLine, 'n'>) {
  const { t } = useText();
  const commitments = useMeeting(selectCommitments);
  const [open, setOpen] = useState(false);
  const left = unexpanded(line, commitments);
  if (!isBlanket(line.text) || (line.sources.length > 0 && left.length === 0)) return null;
  return (
    <Banner
      tone="waiting"
      actions={
        may &&
        left.length > 0 && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('conclusions.expand')}
          </Button>
        )
      }
    >
      <p>{t('conclusions.blanket')}</p>
      <p>
        {line.sources.length === 0
          ? t('conclusions.blanketNoSources')
          : t('conclusions.blanketLeft', { n: left.length })}
      </p>
      {open && <ExpandDialog line={line} targets={left} onClose={() => setOpen(false)} />}
    </Banner>
  );
}
