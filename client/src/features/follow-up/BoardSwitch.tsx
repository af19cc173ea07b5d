import { useState } from 'react';
import { usePublicAddress } from '../../realtime/public-address';
import { useText } from '../../text/text';
import { Checkbox } from '../../ui/Checkbox';
import { useConfirm } from '../../ui/ConfirmDialog';
import { QrCode } from '../../ui/QrCode';
import styles from './BoardSwitch.module.css';

interface BoardSwitchProps {
  label: string;
  /** Title of the meeting. */
  title: string;
  /** Of the address; null while the board is closed. */
  code: string | null;
  /** Says itself what came of it. */
  onChange: (open: boolean) => Promise<void>;
}

/** Opens the public board of a meeting, after saying what that means, and closes it; while it is open, its address. */
export function BoardSwitch({ label, title, code, onChange }: BoardSwitchProps) {
  const { t } = useText();
  const { confirm, confirmDialog } = useConfirm();
  const [busy, setBusy] = useState(false);
  const change = async (open: boolean) => {
    const asked = {
      title: t('followUp.publicTitle'),
      consequence: t('followUp.publicConsequence', { title }),
      confirmLabel: t('followUp.publicOpen'),
    };
    if (open && !(await confirm(asked))) return;
    setBusy(true);
    await onChange(open);
    setBusy(false);
  };
  return (
    <>
      <Checkbox
        asSwitch
        label={label}
        checked={code !== null}
        disabled={busy}
        onChange={(open) => void change(open)}
      />
      {code !== null && <Address code={code} title={title} />}
      {confirmDialog}
    </>
  );
}

function Address({ code, title }: { code: string; title: string }) {
  const { t } = useText();
  const origin = usePublicAddress();
  if (origin === null) return null;
  const address = `${origin}/board/${code}`;
  return (
    <div className={styles.address}>
      <QrCode value={address} title={t('followUp.publicQr', { title })} size="small" />
      <a className={styles.code} href={`/board/${code}`} target="_blank" rel="noreferrer">
        {address}
      </a>
    </div>
  );
}
