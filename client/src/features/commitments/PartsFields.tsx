import type { CommitmentView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Select } from '../../ui/Select';
import { usePartOptions, type Parts } from './units';
import { UnitsField } from './UnitsField';

interface PartsFieldsProps {
  promise: CommitmentView | undefined;
  parts: Parts;
  change: (patch: Partial<Parts>) => void;
  ownerError: string | undefined;
}

/** chủ trì, đồng chủ trì, phối hợp: each unit in one of them. */
export function PartsFields({ promise, parts, change, ownerError }: PartsFieldsProps) {
  const { t } = useText();
  const options = usePartOptions(promise);
  const { ownerUnitId, jointUnitIds, coordinatingUnitIds } = parts;
  const own = (ids: string[]) => ids.filter((id) => id !== ownerUnitId);
  return (
    <>
      <Select
        label={t('commitments.owner')}
        value={ownerUnitId}
        onChange={(id) =>
          change({
            ownerUnitId: id,
            jointUnitIds: jointUnitIds.filter((one) => one !== id),
            coordinatingUnitIds: coordinatingUnitIds.filter((one) => one !== id),
          })
        }
        options={options}
        placeholder={t('desk.pickUnit')}
        error={ownerError}
      />
      <UnitsField
        label={t('commitments.joint')}
        value={own(jointUnitIds)}
        onChange={(ids) => change({ jointUnitIds: ids })}
        options={options}
        taken={[ownerUnitId, ...coordinatingUnitIds]}
      />
      <UnitsField
        label={t('commitments.coordinating')}
        value={own(coordinatingUnitIds)}
        onChange={(ids) => change({ coordinatingUnitIds: ids })}
        options={options}
        taken={[ownerUnitId, ...jointUnitIds]}
      />
    </>
  );
}
