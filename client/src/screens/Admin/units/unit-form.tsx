import type { OrgUnitView } from '@doi-thoai/shared';
import { RULE_LIMITS } from '@doi-thoai/shared';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { TextField } from '../../../ui/fields';
import { showToast } from '../../../ui/toast-store';

export interface UnitDialogProps {
  unit: OrgUnitView;
  units: readonly OrgUnitView[];
  onClose: () => void;
  onDone: () => void;
}

export function Failure({ children }: { children: string }) {
  if (children === '') return null;
  return (
    <Banner tone="refused" live>
      {children}
    </Banner>
  );
}

/** Tells what was saved and closes. */
export function useDone(onDone: () => void): (unit: string) => void {
  const { t } = useText();
  return (unit) => {
    showToast({ text: t('units.saved', { unit }), tone: 'done' });
    onDone();
  };
}

export function BasisField(props: { value: string; onChange: (basis: string) => void }) {
  const { t } = useText();
  return (
    <TextField
      label={t('units.basis')}
      hint={t('units.basisHint')}
      optional
      limit={RULE_LIMITS.source}
      {...props}
    />
  );
}
