import type { Id } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Select } from '../../ui/Select';
import { useTopics } from './topics';

interface TopicSelectProps {
  value: Id | null;
  onChange: (topicId: Id) => void;
  /** Says that it is missing. */
  missing?: boolean;
}

/** One issue group, for the forms of a console. */
export function TopicSelect({ value, onChange, missing }: TopicSelectProps) {
  const { t } = useText();
  const { options } = useTopics();
  return (
    <Select
      label={t('common.topic')}
      value={value}
      onChange={onChange}
      options={options}
      placeholder={t('desk.pickTopic')}
      error={missing ? t('errors.field.MISSING') : undefined}
    />
  );
}
