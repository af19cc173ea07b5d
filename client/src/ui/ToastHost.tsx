import { useSyncExternalStore, type ComponentType } from 'react';
import styles from './Toast.module.css';
import { currentToasts, subscribeToasts, type ToastEntry } from './toast-store';

interface ToastHostProps {
  /** `Toast`, or null while its code is on its way: messages wait for it. */
  Toast: ComponentType<{ toast: ToastEntry }> | null;
}

/** Mounted once, in the app. Messages are added with `showToast` from anywhere. */
export function ToastHost({ Toast }: ToastHostProps) {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <div className={styles.host} role="status" aria-live="polite">
      {Toast && toasts.map((toast) => <Toast key={toast.id} toast={toast} />)}
    </div>
  );
}
