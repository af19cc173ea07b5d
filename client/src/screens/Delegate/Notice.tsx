import { useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { ClockIcon, EyeIcon, InfoIcon, LockIcon, OpinionIcon } from '../../ui/first-icons';
import { Card, PageTitle, Row, Stack } from '../../ui/layout';
import type { IconComponent } from '../../ui/make-icon';
import styles from './Delegate.module.css';
import { useLater } from './later';

const NOT_READ = { read: false };

/** Whether this seat has read who reads what it writes. */
export function useNotice(): { read: boolean; accept: () => void } {
  const { value, change } = useDraft('notice', NOT_READ);
  return { read: value.read, accept: () => change({ read: true }) };
}

/** Who reads, why, for how long, and what does not belong here; in plain words. */
export function NoticePoints() {
  const { t } = useText();
  const { moderation, retentionYears } = useMeeting(
    (state) => state.meeting?.settings ?? { moderation: true, retentionYears: 0 },
  );
  const points: [IconComponent, string][] = [
    [EyeIcon, t('delegate.noticeWho')],
    [InfoIcon, t(moderation ? 'delegate.noticeModerated' : 'delegate.noticeUnmoderated')],
    [OpinionIcon, t('delegate.noticeWhy')],
    [ClockIcon, t('delegate.noticeKept', { n: retentionYears })],
    [LockIcon, t('delegate.noticeSecrets')],
  ];
  return (
    <Stack gap={3} as="ul">
      {points.map(([Icon, words]) => (
        <Row key={words} as="li" gap={3} align="start" tight>
          <Icon className={styles.pointIcon} />
          <span>{words}</span>
        </Row>
      ))}
    </Stack>
  );
}

/** Before the first sending. */
export function NoticeCard({ onAccept }: { onAccept: () => void }) {
  const { t } = useText();
  return (
    <Card>
      <Stack>
        <PageTitle>{t('delegate.noticeTitle')}</PageTitle>
        <NoticePoints />
        <Button variant="primary" size="large" wide onClick={onAccept}>
          {t('delegate.noticeAccept')}
        </Button>
      </Stack>
    </Card>
  );
}

/** The same words again, behind a link. */
export function NoticeLink() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const later = useLater(open);
  return (
    <>
      <Button variant="ghost" icon={InfoIcon} busy={open && !later} onClick={() => setOpen(true)}>
        {t('delegate.noticeAgain')}
      </Button>
      {open && later && <later.NoticeDialog onClose={() => setOpen(false)} />}
    </>
  );
}
