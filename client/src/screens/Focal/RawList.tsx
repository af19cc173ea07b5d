import type { Id, SubmissionView } from '@doi-thoai/shared';
import { useMay } from '../../features/meeting/rights';
import { useTopics } from '../../features/meeting/topics';
import { headingOf } from '../../features/submissions/in-course';
import { Attachments } from '../../features/submissions/Attachments';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { OpinionIcon } from '../../ui/icons';
import { List, ListRow } from '../../ui/List';
import { EmptyState } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { Chip } from '../../ui/Chip';
import type { UnitWork } from './use-unit';

interface RawListProps {
  work: UnitWork;
  picked: readonly Id[];
  onPick: (picked: readonly Id[]) => void;
}

/** The unit's raw opinions in their authors' own words; what stands behind nothing yet is said. */
export function RawList({ work, picked, onPick }: RawListProps) {
  const { t } = useText();
  if (work.raw.length === 0) {
    return (
      <EmptyState icon={OpinionIcon} title={t('focal.rawEmpty')}>
        {t('focal.rawEmptyHint')}
      </EmptyState>
    );
  }
  const toggle = (id: Id, on: boolean) =>
    onPick(on ? [...picked, id] : picked.filter((other) => other !== id));
  return (
    <List label={t('focal.raw')}>
      {work.raw.map((row) => (
        <RawItem
          key={row.id}
          row={row}
          work={work}
          picked={picked.includes(row.id)}
          onPick={(on) => toggle(row.id, on)}
        />
      ))}
    </List>
  );
}

interface RawItemProps {
  row: SubmissionView;
  work: UnitWork;
  picked: boolean;
  onPick: (on: boolean) => void;
}

function RawItem({ row, work, picked, onPick }: RawItemProps) {
  const { t } = useText();
  const topics = useTopics();
  const may = useMay();
  const by = [row.authorName || t('focal.onPaper'), t(`states.channel.${row.channel}`)].join(' · ');
  const numbers = work.collated.filter(({ id }) => row.collatedIds.includes(id));
  return (
    <ListRow
      title={headingOf(row, t)}
      subtitle={by}
      note={[t(`states.kind.${row.kind}`), topics.nameOf(row.topicId), formatDateTime(row.receivedAt)].join(
        ' · ',
      )}
      selected={picked}
      onSelect={work.open && !row.aside ? onPick : undefined}
      selectLabel={t('desk.pickRow', { what: headingOf(row, t) })}
      chips={
        <>
          {numbers.map(({ id, number }) => (
            <Chip key={id}>{t('focal.inNumber', { number })}</Chip>
          ))}
          {row.aside && <StatusChip tone="waiting">{t(`states.aside.${row.aside.kind}`)}</StatusChip>}
          {numbers.length === 0 && !row.aside && <StatusChip tone="waiting">{t('desk.raw.FREE')}</StatusChip>}
        </>
      }
    >
      {row.text !== row.summary && row.text}
      <Attachments submission={row} may={work.open && may('submissions.attach')} />
    </ListRow>
  );
}
