import type { Disclosure } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { EyeIcon, HideIcon, LockIcon } from '../../ui/icons';
import type { IconComponent } from '../../ui/make-icon';
import { RadioCards } from '../../ui/RadioCards';
import type { Modes } from './modes';

const ICONS: Record<Disclosure, IconComponent> = {
  NAMED: EyeIcon,
  CONFIDENTIAL: LockIcon,
  ANONYMOUS: HideIcon,
};

interface ModeCardsProps {
  modes: Modes;
  /** Null: what was chosen before is no longer offered, so that it has to be chosen again. */
  value: Disclosure | null;
  onChange: (mode: Disclosure) => void;
  error?: string;
}

/** Who will know, in plain words, before anything is sent. */
export function ModeCards({ modes, value, onChange, error }: ModeCardsProps) {
  const { t } = useText();
  const values = { who: modes.officer, n: LIMITS.smallGroup };
  const options = modes.offered.map((mode) => ({
    value: mode,
    icon: ICONS[mode],
    label: t(`states.disclosure.${mode}`),
    children: (
      <>
        <p>{t(`delegate.mode.${mode}`, values)}</p>
        <p>{t(`delegate.mode.${mode}.more`, values)}</p>
      </>
    ),
  }));
  return (
    <RadioCards
      legend={t('delegate.mode')}
      hint={t('delegate.modeHint')}
      options={options}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
