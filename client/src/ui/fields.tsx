import { useLayoutEffect, useRef, type InputHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { cx } from './cx';

type Native<Element> = Omit<Element, 'onChange' | 'value' | 'className' | 'children' | 'id'>;

interface TextValue {
  value: string;
  onChange: (value: string) => void;
  /** In graphemes. Longer text stays in the field and is marked: nothing typed is ever cut off. */
  limit?: number;
}

type Frame = FieldProps & { counter?: { value: string; limit: number } };

function frameOf(props: FieldProps & Partial<TextValue>): Frame {
  const { label, labelHidden, hint, error, optional, className, value = '', limit } = props;
  const counter = limit === undefined ? undefined : { value, limit };
  return { label, labelHidden, hint, error, optional, className, counter };
}

/** The attributes of the native control: what is left without the frame's own. */
export function nativeOf<Props extends FieldProps>(props: Props) {
  const { label: _l, labelHidden: _h, hint: _t, error: _e, optional: _o, className: _c, ...rest } = props;
  return rest;
}

export interface TextFieldProps extends FieldProps, TextValue, Native<InputHTMLAttributes<HTMLInputElement>> {
  /** `code` sets large letters for a join code or a PIN. */
  look?: 'plain' | 'code';
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, limit: _limit, look = 'plain', ...input } = nativeOf(props);
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <input
          type="text"
          {...input}
          {...wiring}
          className={cx(styles.control, look === 'code' && styles.code)}
          value={value}
          required={!props.optional}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface TextAreaProps
  extends FieldProps, TextValue, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  /** Called upon Ctrl+Enter or ⌘+Enter. */
  onSend?: () => void;
}

/** Grows with its text up to half the screen, then scrolls. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, limit: _limit, onSend, ...area } = nativeOf(props);
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(ref.current), [value]);
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <textarea
          rows={4}
          {...area}
          {...wiring}
          ref={ref}
          className={cx(styles.control, styles.area)}
          value={value}
          required={!props.optional}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (onSend && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
          }}
        />
      )}
    </Field>
  );
}

/** For browsers without `field-sizing: content`. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
