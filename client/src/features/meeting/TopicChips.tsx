import type { Id } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { useTopics } from './topics';

interface TopicChipsProps {
  value: Id | null;
  onChange: (topicId: Id) => void;
  error?: string;
}

/** One issue group, "Khác" among them. */
export function TopicChips({ value, onChange, error }: TopicChipsProps) {
  const { t } = useText();
  const { options } = useTopics();
  return (
    <ChipGroup legend={t('common.topic')} options={options} value={value} onChange={onChange} error={error} />
  );
}
