import { useText } from '../../text/text';
import { Select, type SelectOption } from '../../ui/Select';

const ALL = 'ALL';

interface ChoiceProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  options: SelectOption<string>[];
}

/** One of them, or all. */
export function Choice({ label, value, onChange, options }: ChoiceProps) {
  const { t } = useText();
  return (
    <Select
      label={label}
      value={value ?? ALL}
      onChange={(next) => onChange(next === ALL ? null : next)}
      options={[{ value: ALL, label: t('followUp.all') }, ...options]}
    />
  );
}
