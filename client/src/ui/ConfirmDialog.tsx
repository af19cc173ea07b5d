import { useCallback, useRef, useState, type ReactNode } from 'react';
import { useText } from '../text/text';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { TextArea } from './fields';

export interface ConfirmWords {
  title: ReactNode;
  /** What will happen, with its number: "12 người chưa phát biểu sẽ được chuyển thành ý kiến bằng văn bản." */
  consequence: ReactNode;
  /** The verb of the act, never "OK". */
  confirmLabel: string;
  /** Cannot be taken back. */
  danger?: boolean;
  /** Asks for a reason, which is then required. */
  reason?: { label: string; limit: number; hint?: string };
}

export interface ConfirmDialogProps extends ConfirmWords {
  open: boolean;
  busy?: boolean;
  /** `reason` is empty when none was asked for. */
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

/** Asks before what cannot be undone, naming its consequence. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <OpenConfirm {...props} /> : null;
}

function OpenConfirm(props: ConfirmDialogProps) {
  const { title, consequence, confirmLabel, danger, reason, busy, onConfirm, onCancel } = props;
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (reason && typed.trim() === '') setMissing(true);
    else onConfirm(typed.trim());
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{t('ui.cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div>{consequence}</div>
      {reason && (
        <TextArea
          label={reason.label}
          hint={reason.hint}
          limit={reason.limit}
          value={typed}
          onChange={setTyped}
          rows={2}
          error={missing && typed.trim() === '' ? t('ui.reasonMissing') : undefined}
        />
      )}
    </Dialog>
  );
}

/** The answer to a question: the reason given (empty when none was asked for), or null when cancelled. */
export type Confirmed = { reason: string } | null;

/**
 * Ask and wait: `const answer = await confirm({...}); if (!answer) return;`.
 * Render `confirmDialog` somewhere in the component.
 */
export function useConfirm(): {
  confirm: (words: ConfirmWords) => Promise<Confirmed>;
  confirmDialog: ReactNode;
} {
  const [words, setWords] = useState<ConfirmWords | null>(null);
  const settle = useRef<(answer: Confirmed) => void>(undefined);
  const confirm = useCallback(
    (asked: ConfirmWords) =>
      new Promise<Confirmed>((resolve) => {
        settle.current = resolve;
        setWords(asked);
      }),
    [],
  );
  const answer = (value: Confirmed) => {
    setWords(null);
    settle.current?.(value);
  };
  const confirmDialog = words && (
    <ConfirmDialog open {...words} onConfirm={(reason) => answer({ reason })} onCancel={() => answer(null)} />
  );
  return { confirm, confirmDialog };
}
