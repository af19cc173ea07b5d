import { LANGUAGES, type Language } from '../text/languages';
import { setLanguage, useText } from '../text/text';
import styles from './switches.module.css';
import { GlobeIcon } from './first-icons';

const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

/** Always visible: the other language in its own words. */
export function LanguageSwitch() {
  const { language } = useText();
  const other = LANGUAGES.find((each) => each !== language) ?? 'vi';
  return (
    <button
      type="button"
      className={styles.switch}
      lang={other}
      aria-label={NAMES[other]}
      onClick={() => void setLanguage(other)}
    >
      <GlobeIcon />
      <span aria-hidden="true">{other.toUpperCase()}</span>
    </button>
  );
}
