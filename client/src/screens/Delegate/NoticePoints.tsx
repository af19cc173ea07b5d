import type { ReactNode } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { ClockIcon, EyeIcon, InfoIcon, LockIcon, OpinionIcon } from '../../ui/first-icons';
import { Row, Stack } from '../../ui/layout';
import type { IconComponent } from '../../ui/make-icon';
import styles from './Delegate.module.css';

/** Who reads, why, for how long, and what does not belong here; in plain words. */
export function NoticePoints({ children }: { children: ReactNode }) {
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
      {children}
    </Stack>
  );
}
