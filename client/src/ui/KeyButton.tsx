import { Button, type ButtonProps } from './Button';
import { KeyHint } from './KeyHint';
import { spokenKeys, useKeysOn } from './shortcuts';

interface KeyButtonProps extends Omit<ButtonProps, 'after'> {
  /** Printed on the button and told to assistive technology; the key itself is bound with `useShortcuts`. */
  shortcut: string | undefined;
}

/** A console's button that has a key. Without single keys (`useKeysOn`) it is a plain button. */
export function KeyButton({ shortcut, ...rest }: KeyButtonProps) {
  const keysOn = useKeysOn();
  const works = shortcut !== undefined && (keysOn || shortcut.includes('+'));
  if (!works) return <Button {...rest} />;
  return <Button {...rest} aria-keyshortcuts={spokenKeys(shortcut)} after={<KeyHint keys={shortcut} />} />;
}
