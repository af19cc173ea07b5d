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

function OpenDialog({ onClose, title, children, actions, shape = 'normal', mustAnswer }: DialogProps) {
  const { t } = useText();
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
      <div className={styles.frame}>
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {!mustAnswer && <IconButton icon={CloseIcon} label={t('ui.close')} onClick={onClose} />}
        </div>
        {children && <div className={styles.body}>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}

/** Opens as modal; upon leaving gives the focus back to whoever had it. */
function useModal(ref: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog?.showModal) dialog.showModal();
    else dialog?.setAttribute('open', '');
    return () => {
      dialog?.close?.();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [ref]);
}
