import type { Topic } from '@doi-thoai/shared';
import { TABLE_LIMITS, countGraphemes } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { PlusIcon } from '../../../ui/console-icons';
import { TextField } from '../../../ui/fields';
import { Row, Stack } from '../../../ui/layout';
import { newTopic } from './plan-form';
import type { PlanFieldsProps } from './PlanFields';
import styles from './plan.module.css';
import { RowButtons } from './RowButtons';

/** Issue groups; "Khác" is always among them and stays last. */
export function TopicRows({ form, change, problems }: PlanFieldsProps) {
  const { t } = useText();
  const named = form.topics.filter((topic) => !topic.other);
  const other = form.topics.filter((topic) => topic.other);
  const set = (topics: Topic[]) => change({ topics: [...topics, ...other] });
  return (
    <Stack gap={2}>
      <Named topics={named} set={set} wrong={problems.includes('topics')} />
      {other.map((topic) => (
        <TextField
          key={topic.id}
          label={t('admin.plan.otherTopic')}
          hint={t('admin.plan.otherTopicHint')}
          value={topic.name}
          onChange={(name) => change({ topics: [...named, { ...topic, name }] })}
        />
      ))}
      {named.length < TABLE_LIMITS.topics && (
        <Row>
          <Button icon={PlusIcon} onClick={() => set([...named, newTopic()])}>
            {t('admin.plan.addTopic')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function Named({ topics, set, wrong }: { topics: Topic[]; set: (topics: Topic[]) => void; wrong: boolean }) {
  const { t } = useText();
  const limit = TABLE_LIMITS.topicName;
  return topics.map((topic, index) => (
    <Row key={topic.id} align="end" tight>
      <TextField
        className={styles.grow}
        label={t('admin.plan.topic', { n: index + 1 })}
        value={topic.name}
        onChange={(name) => set(topics.map((one) => (one.id === topic.id ? { ...one, name } : one)))}
        error={
          wrong && countGraphemes(topic.name) > limit ? t('errors.field.TOO_LONG', { limit }) : undefined
        }
      />
      <RowButtons rows={topics} row={topic} name={topic.name || String(index + 1)} onRows={set} />
    </Row>
  ));
}
