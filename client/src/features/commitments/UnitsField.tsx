import type { Id } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Row, Stack } from '../../ui/layout';
import { RemovableChip } from '../../ui/RemovableChip';
import { Select, type SelectOption } from '../../ui/Select';

interface UnitsFieldProps {
  label: string;
  value: readonly Id[];
  onChange: (value: Id[]) => void;
  options: readonly SelectOption<Id>[];
  /** Units that have another part already. */
  taken: readonly (Id | null)[];
}

/** Several units: each is picked from the device's own list, and taken off by its chip. */
export function UnitsField({ label, value, onChange, options, taken }: UnitsFieldProps) {
  const { t } = useText();
  const names = new Map(options.map((one) => [one.value, one.label]));
  const free = options.filter((one) => !value.includes(one.value) && !taken.includes(one.value));
  return (
    <Stack gap={2}>
      <Select
        optional
        label={label}
        value={null}
        onChange={(id) => onChange([...value, id])}
        options={free}
        placeholder={t('commitments.addUnit')}
      />
      {value.length > 0 && (
        <Row>
          {value.map((id) => {
            const unit = names.get(id) ?? t('commitments.unknownUnit');
            return (
              <RemovableChip
                key={id}
                removeLabel={t('commitments.dropUnit', { unit })}
                onRemove={() => onChange(value.filter((one) => one !== id))}
              >
                {unit}
              </RemovableChip>
            );
          })}
        </Row>
      )}
    </Stack>
  );
}
