import type { CollatedView, Id } from '@doi-thoai/shared';
import { SuggestedTopic } from '../../../features/collation/SuggestedTopic';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { useText } from '../../../text/text';

/** The suggested topic of a collated opinion; one press gives it. */
export function CollatedTopic({ row }: { row: CollatedView }) {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const use = (topicId: Id) =>
    act(
      'collation.edit',
      { collatedId: row.id, wording: row.wording, topicId, seen: row.version },
      { done: t('alike.topicUsed') },
    );
  if (!may('collation.edit')) return null;
  const { id, version, topicId } = row;
  return (
    <SuggestedTopic
      kind="COLLATED"
      id={id}
      version={version}
      present={topicId}
      onUse={(one) => void use(one)}
    />
  );
}
