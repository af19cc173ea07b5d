import type { Id, UnitSlip } from '@doi-thoai/shared';
import { useEffect, useState } from 'react';
import { copyText } from '../../features/submissions/copy-text';
import { getJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { PrintIcon, UsersIcon } from '../../ui/console-icons';
import { PageTitle, Row, Stack } from '../../ui/layout';
import { QrCode } from '../../ui/QrCode';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { showToast } from '../../ui/toast-store';
import { AdminPage } from './AdminPage';
import styles from './Admin.module.css';

/** QR codes of the base units for their notice boards: whoever scans one writes as somebody of that unit. */
export function UnitSlips({ meetingId, participantId }: { meetingId: Id; participantId: Id }) {
  const { t } = useText();
  const { links, failure } = useLinks(meetingId, participantId);
  const n = links?.length ?? 0;
  const button = (
    <Button variant="primary" icon={PrintIcon} disabled={n === 0} onClick={() => print()}>
      {t('collection.printLinks', { n })}
    </Button>
  );
  return (
    <AdminPage width="wide">
      <div className={styles.noPrint}>
        {failure && <ErrorState title={failure} onRetry={() => location.reload()} />}
        <PageTitle below={t('collection.linksHint')} actions={button}>
          {t('collection.links')}
        </PageTitle>
        {!links && !failure && (
          <SkeletonRegion>
            <Skeleton shape="card" count={2} />
          </SkeletonRegion>
        )}
        {links && n === 0 && (
          <EmptyState icon={UsersIcon} title={t('collection.noLinks')}>
            {t('collection.noLinksHint')}
          </EmptyState>
        )}
      </div>
      <ul className={styles.slips}>
        {links?.map((one) => (
          <OneUnit key={one.unitId} one={one} />
        ))}
      </ul>
    </AdminPage>
  );
}

function OneUnit({ one }: { one: UnitSlip }) {
  const { t } = useText();
  const copy = async () => {
    const copied = await copyText(one.link);
    showToast({
      text: t(copied ? 'collection.linkCopied' : 'collection.linkNotCopied', { unit: one.unit }),
      tone: copied ? 'done' : 'refused',
    });
  };
  return (
    <li className={styles.slip}>
      <QrCode value={one.link} title={t('collection.linkQr', { unit: one.unit })} size="small" />
      <Stack gap={1} className={styles.slipWords}>
        <p className={styles.slipName}>{one.unit}</p>
        <p className={styles.office}>{t('collection.linkHow')}</p>
        <p>
          <span className={styles.office}>{t('collection.linkAddress')}</span>
          <span className={styles.address} translate="no">
            {one.link}
          </span>
        </p>
        <p className={styles.meeting}>{t('collection.due', { time: formatDateTime(one.closesAt) })}</p>
        <Row className={styles.noPrint}>
          <Button
            size="small"
            aria-label={t('collection.linkCopyOf', { unit: one.unit })}
            onClick={() => void copy()}
          >
            {t('collection.linkCopy')}
          </Button>
        </Row>
      </Stack>
    </li>
  );
}

function useLinks(meetingId: Id, seat: Id) {
  const [links, setLinks] = useState<readonly UnitSlip[] | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let wanted = true;
    getJson<{ links: UnitSlip[] }>(`api/meetings/${meetingId}/unit-links`, { seat }).then(
      (loaded) => wanted && setLinks(loaded.links),
      (error: unknown) => wanted && setFailure(failureText(error)),
    );
    return () => {
      wanted = false;
    };
  }, [meetingId, seat]);
  return { links, failure };
}
