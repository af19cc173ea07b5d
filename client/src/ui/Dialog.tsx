import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { useText } from '../text/text';
import { IconButton } from './Button';
import styles from './Dialog.module.css';
import { cx } from './cx';
import { CloseIcon } from './icons';

export interface DialogProps {
  open: boolean;
  /** Esc, the cross, a press outside. */
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** `sheet` slides up from the bottom on a phone; `wide` for forms; `full` covers a phone's screen. */
  shape?: 'normal' | 'wide' | 'sheet' | 'full';
  /** Must be answered with a button: no cross, no Esc, no press outside. */
  mustAnswer?: boolean;
}

/**
 * The browser's own modal dialog: focus stays inside and returns to where it was.
 * Closed, it renders nothing.
 */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

/** A dialog that rises from the bottom edge on a phone: choices, details of a row. */
export function Sheet(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="sheet" />;
}

const FIRST = ['input', 'textarea', 'select', 'button'].map((tag) => `[data-part] ${tag}:enabled`).join(', ');

function OpenDialog(props: DialogProps) {
  const { onClose, shape = 'normal', mustAnswer } = props;
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useModal(ref);
  const close = () => {
    if (!mustAnswer) onClose();
  };
  return (
    <dialog
      ref={ref}
      className={cx(styles.dialog, styles[shape])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => {
        if (event.target === ref.current) close();
      }}
    >
      <Frame {...props} titleId={titleId} />
    </dialog>
  );
}

function Frame({
  onClose,
  title,
  children,
  actions,
  mustAnswer,
  titleId,
}: DialogProps & { titleId: string }) {
  const { t } = useText();
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {!mustAnswer && <IconButton icon={CloseIcon} label={t('ui.close')} onClick={onClose} />}
      </div>
      {children && <Body>{children}</Body>}
      {actions && (
        <div className={styles.actions} data-part="actions">
          {actions}
        </div>
      )}
    </div>
  );
}

/** Scrolls when it is long; words without a control in them are scrolled from the keyboard as well. */
function Body({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (box?.querySelector('a, button, input, select, textarea, [tabindex]')) box.removeAttribute('tabindex');
    else box?.setAttribute('tabindex', '0');
  });
  return (
    <div ref={ref} className={styles.body} data-part="body">
      {children}
    </div>
  );
}

/** Opens as modal with the focus on the first field, else on the first button that is not the cross; gives it back upon leaving. */
function useModal(ref: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog?.showModal) dialog.showModal();
    else dialog?.setAttribute('open', '');
    dialog?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      dialog?.close?.();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [ref]);
}
