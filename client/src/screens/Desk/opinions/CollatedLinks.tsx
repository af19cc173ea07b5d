import type { CollatedView } from '@doi-thoai/shared';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { ResponseCard } from '../../../features/responses/ResponseCard';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Row } from '../../../ui/layout';
import { StatusChip } from '../../../ui/Status';
import { useDesk } from '../desk-view';
import styles from './opinions.module.css';
import { Links } from './RawRow';
import type { Lists } from './use-lists';

interface CollatedLinksProps {
  row: CollatedView;
  lists: Lists;
}

/** Where it was merged or split to, and what came into it; each number opens its own. */
export function CollatedLinks({ row, lists }: CollatedLinksProps) {
  const { t } = useText();
  const groups = [
    { label: t('collation.mergedInto'), ids: row.mergedInto === null ? [] : [row.mergedInto] },
    { label: t('collation.mergedFrom'), ids: row.mergedFrom },
    { label: t('collation.splitFrom'), ids: row.splitFrom === null ? [] : [row.splitFrom] },
    { label: t('collation.splitInto'), ids: row.splitInto },
  ].filter((group) => group.ids.length > 0);
  const { dispatch } = useDesk();
  return groups.map(({ label, ids }) => (
    <Row key={label}>
      <span className={styles.quiet}>{label}</span>
      <Links ids={ids} collated={lists.collatedById} dispatch={dispatch} />
      {row.mergedInto !== null && ids.includes(row.mergedInto) && <Unmerge row={row} />}
    </Row>
  ));
}

function Unmerge({ row }: { row: CollatedView }) {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const { id, number, version } = row;
  const unmerge = () =>
    act(
      'collation.unmerge',
      { collatedId: id, seen: version },
      { done: t('collation.unmergeDone', { number }) },
    );
  if (!may('collation.unmerge')) return null;
  return (
    <Button size="small" onClick={() => void unmerge()}>
      {t('collation.unmerge')}
    </Button>
  );
}

/** In one word, when it is not to be answered here any more. */
export function ClosedChip({ row }: { row: CollatedView }) {
  const { t } = useText();
  const word = row.mergedInto === null ? t('collation.splitChip') : t('collation.mergedChip');
  return <StatusChip tone="neutral">{word}</StatusChip>;
}

/** What had been answered before it became a part; the part itself is to be answered. */
export function AnswersBefore({ row, lists }: CollatedLinksProps) {
  const { t } = useText();
  const { splitFrom } = row;
  const answers = splitFrom === null ? [] : (lists.answers.get(splitFrom) ?? []);
  if (splitFrom === null || answers.length === 0) return null;
  return (
    <section className={styles.part}>
      <h4 className={styles.partTitle}>
        {t('collation.answersBefore', { number: lists.collatedById[splitFrom]?.number ?? 0 })}
      </h4>
      {answers.map((response) => (
        <ResponseCard key={response.id} response={response} />
      ))}
    </section>
  );
}
