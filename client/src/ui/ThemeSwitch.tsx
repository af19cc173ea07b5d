import { useText } from '../text/text';
import { IconButton } from './Button';
import { MoonIcon, SunIcon } from './console-icons';
import { setTheme, useTheme } from './theme';

/** Light or dark, for a chair's tablet at night. */
export function ThemeSwitch() {
  const { t } = useText();
  const dark = useTheme() === 'dark';
  return (
    <IconButton
      icon={dark ? SunIcon : MoonIcon}
      label={dark ? t('ui.lightTheme') : t('ui.darkTheme')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    />
  );
}
