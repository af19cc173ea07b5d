import type { Id, KeptSeat } from '@doi-thoai/shared';
import { useState } from 'react';
import { getJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { useConfirm } from '../../ui/ConfirmDialog';
import { Dialog } from '../../ui/Dialog';
import { Card, Muted } from '../../ui/layout';
import { LockIcon } from '../../ui/icons';
import { List, ListRow } from '../../ui/List';
import { QrCode } from '../../ui/QrCode';
import styles from './Admin.module.css';

/** A screen opens nothing that the hall does not see. */
const isScreen = (one: KeptSeat): boolean => one.role === 'SCREEN';

interface KeptSeatsProps {
  kept: readonly KeptSeat[];
  mayShow: boolean;
  meetingId: Id;
  seat: Id;
}

/** Whose slip is not printed, and why; the organiser hands such a link over on the screen, one at a time. */
export function KeptSeats({ kept, mayShow, meetingId, seat }: KeptSeatsProps) {
  const { t } = useText();
  const { ask, shown, close, confirmDialog } = useHandOver(meetingId, seat);
  return (
    <Card className={styles.kept}>
      <h2>{t('admin.kept', { n: kept.length })}</h2>
      <Muted>{mayShow ? t('admin.keptHintOrganiser') : t('admin.keptHint')}</Muted>
      <List label={t('admin.kept', { n: kept.length })}>
        {kept.map((one) => (
          <ListRow
            key={one.participantId}
            title={one.name}
            subtitle={[one.title, one.unit].filter(Boolean).join(', ')}
            note={one.hasAccount && t('admin.byAccount')}
            chips={<Chip>{t(`states.role.${one.role}`)}</Chip>}
            actions={
              (mayShow || isScreen(one)) &&
              !one.hasAccount && (
                <Button aria-label={t('admin.showLinkOf', { name: one.name })} onClick={() => void ask(one)}>
                  {t('admin.showLink')}
                </Button>
              )
            }
          />
        ))}
      </List>
      {confirmDialog}
      {shown && <LinkDialog shown={shown} onClose={close} />}
    </Card>
  );
}

interface Shown {
  name: string;
  link: string;
  failure: string;
}

function useHandOver(meetingId: Id, seat: Id) {
  const { t } = useText();
  const { confirm, confirmDialog } = useConfirm();
  const [shown, setShown] = useState<Shown | null>(null);
  const ask = async (one: KeptSeat) => {
    const { participantId, name } = one;
    const words = {
      title: t('admin.showLinkTitle', { name }),
      consequence: t('admin.showLinkWords'),
      confirmLabel: t('admin.showLink'),
    };
    if (!isScreen(one) && !(await confirm(words))) return;
    await getJson<{ link: string }>(`api/meetings/${meetingId}/slips/${participantId}`, { seat }).then(
      ({ link }) => setShown({ name, link, failure: '' }),
      (error: unknown) => setShown({ name, link: '', failure: failureText(error) }),
    );
  };
  return { ask, shown, close: () => setShown(null), confirmDialog };
}

function LinkDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog
      open
      onClose={onClose}
      title={shown.name}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      {shown.failure ? (
        <Banner tone="refused" icon={LockIcon}>
          {shown.failure}
        </Banner>
      ) : (
        <div className={styles.handed}>
          <QrCode value={shown.link} title={t('admin.slipQr', { name: shown.name })} />
          <p className={styles.handedLink} translate="no">
            {shown.link}
          </p>
          <Muted>{t('admin.linkOnce')}</Muted>
        </div>
      )}
    </Dialog>
  );
}
