import { useId, type ReactNode } from 'react';
import styles from './Chip.module.css';
import { cx } from './cx';
import { CheckIcon } from './first-icons';
import type { IconComponent } from './make-icon';

/** A word on a coloured ground: a topic, a kind, a filter that is on. Not a control. */
export function Chip({ icon: Icon, children }: { icon?: IconComponent; children: ReactNode }) {
  return (
    <span className={styles.static}>
      {Icon && <Icon size="small" />}
      <span>{children}</span>
    </span>
  );
}

export interface ChipOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Shown after the label, in tabular figures. */
  count?: number;
  disabled?: boolean;
}

interface GroupProps<Value extends string> {
  legend: ReactNode;
  /** The legend is only read out. */
  legendHidden?: boolean;
  options: readonly ChipOption<Value>[];
  disabled?: boolean;
  /** Under the chips, in the colour of refusal; tied to the group. */
  error?: ReactNode;
}

interface SingleProps<Value extends string> extends GroupProps<Value> {
  value: Value | null;
  onChange: (value: Value) => void;
}

interface MultiProps<Value extends string> extends GroupProps<Value> {
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** One of several: native radio buttons that look like chips. */
export function ChipGroup<Value extends string>({ value, onChange, ...group }: SingleProps<Value>) {
  return (
    <Choices
      {...group}
      type="radio"
      isOn={(option) => option === value}
      toggle={(option) => onChange(option)}
    />
  );
}

/** Any number of several: native checkboxes that look like chips. */
export function ChipChecks<Value extends string>({ values, onChange, ...group }: MultiProps<Value>) {
  const toggle = (option: Value, on: boolean) =>
    onChange(on ? [...values, option] : values.filter((value) => value !== option));
  return <Choices {...group} type="checkbox" isOn={(option) => values.includes(option)} toggle={toggle} />;
}

interface ChoicesProps<Value extends string> extends GroupProps<Value> {
  type: 'radio' | 'checkbox';
  isOn: (value: Value) => boolean;
  toggle: (value: Value, on: boolean) => void;
}

function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const name = useId();
  const errorId = props.error ? `${name}-error` : undefined;
  return (
    <fieldset className={styles.group} disabled={props.disabled} aria-describedby={errorId}>
      <legend className={cx(styles.legend, props.legendHidden && styles.legendHidden)}>{props.legend}</legend>
      <div className={styles.options}>
        {props.options.map((option) => (
          <Choice key={option.value} name={name} option={option} {...props} />
        ))}
      </div>
      {props.error && (
        <p id={errorId} className={styles.error} role="alert">
          {props.error}
        </p>
      )}
    </fieldset>
  );
}

function Choice<Value extends string>(
  props: ChoicesProps<Value> & { name: string; option: ChipOption<Value> },
) {
  const { option, type, name } = props;
  const checked = props.isOn(option.value);
  return (
    <label className={styles.choice}>
      <input
        className={styles.input}
        type={type}
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        onChange={(event) => props.toggle(option.value, event.target.checked)}
      />
      <span className={styles.face}>
        {checked && <CheckIcon size="small" />}
        <span>{option.label}</span>
        {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
      </span>
    </label>
  );
}
