import { useText } from '../text/text';
import { Checkbox } from './Checkbox';
import { setKeysOn, useKeysOn } from './shortcuts';

/** Single keys off for whoever speaks to the computer or touches keys by chance (WCAG 2.1.4). */
export function KeysSwitch() {
  const { t } = useText();
  const on = useKeysOn();
  return (
    <Checkbox asSwitch label={t('ui.keysOn')} hint={t('ui.keysOnHint')} checked={on} onChange={setKeysOn} />
  );
}
