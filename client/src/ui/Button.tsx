import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';
import { cx } from './cx';
import type { IconComponent } from './make-icon';

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'ghost';
export type ButtonSize = 'small' | 'normal' | 'large';

interface Look {
  /** One `primary` per view. `danger` is for confirming what cannot be taken back. */
  variant?: ButtonVariant;
  /** `small` is for consoles with a mouse; touch targets are `normal` (44 px) or `large`. */
  size?: ButtonSize;
  /** Something is on its way: keeps the label, shows it, and refuses a second press. */
  busy?: boolean;
}

export interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  icon?: IconComponent;
  iconAfter?: IconComponent;
  /** Takes the whole width. */
  wide?: boolean;
  /** Behind the words: the shortcut of a `KeyButton`. */
  after?: ReactNode;
  children: ReactNode;
}

function press(busy: boolean | undefined, onClick: ButtonProps['onClick']): ButtonProps['onClick'] {
  return busy ? (event) => event.preventDefault() : onClick;
}

export function Button(props: ButtonProps) {
  const { variant = 'quiet', size = 'normal', busy, icon: Icon, iconAfter: After, wide, after } = props;
  const { children, className, onClick, type = 'button', ...rest } = withoutLook(props);
  return (
    <button
      {...rest}
      type={type}
      className={cx(styles.button, styles[variant], styles[size], wide && styles.wide, className)}
      onClick={press(busy, onClick)}
      aria-busy={busy ?? undefined}
      aria-disabled={busy ?? rest['aria-disabled']}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : Icon && <Icon />}
      <span className={styles.label}>{children}</span>
      {after}
      {After && <After />}
    </button>
  );
}

function withoutLook(props: ButtonProps) {
  const { variant: _v, size: _s, busy: _b, icon: _i, iconAfter: _a, wide: _w, after: _k, ...rest } = props;
  return rest;
}

export interface IconButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  icon: IconComponent;
  /** Read by screen readers and shown as a tip. */
  label: string;
  /** Pressed state of a toggle. */
  pressed?: boolean;
}

export function IconButton(props: IconButtonProps) {
  const {
    icon: Icon,
    label,
    variant = 'ghost',
    size = 'normal',
    busy,
    pressed,
    className,
    onClick,
    ...rest
  } = props;
  return (
    <button
      {...rest}
      type="button"
      className={cx(styles.button, styles.square, styles[variant], styles[size], className)}
      onClick={press(busy, onClick)}
      aria-label={label}
      title={label}
      aria-busy={busy ?? undefined}
      aria-pressed={pressed}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : <Icon />}
    </button>
  );
}
