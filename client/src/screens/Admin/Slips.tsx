import type { CommonSnapshot, Id, Role, SlipsView, SlipView } from '@doi-thoai/shared';
import { useEffect, useMemo, useState } from 'react';
import { compareNames, compareWords } from '../../features/participants/name-order';
import { getJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { PrintIcon, UsersIcon } from '../../ui/console-icons';
import { CodeText } from '../../ui/Figures';
import { PageTitle, Row, Stack } from '../../ui/layout';
import { QrCode } from '../../ui/QrCode';
import { Select } from '../../ui/Select';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { AdminPage } from './AdminPage';
import styles from './Admin.module.css';
import { KeptSeats } from './KeptSeats';

interface SlipsData extends SlipsView {
  /** Own role: the organiser alone shows a link of the table. */
  role: Role | null;
  title: string;
  code: string;
}

const EVERY = 'ALL';

/** What somebody types who cannot scan: without "http://", which every browser adds itself. */
function joinAddress(link: string): string {
  const { protocol, host } = new URL(link);
  return `${protocol === 'https:' ? 'https://' : ''}${host}/join`;
}

/** Join slips for printing, eight to a sheet: whoever holds one may take the seat, so they are handed out by name. */
export function Slips({ meetingId, participantId }: { meetingId: Id; participantId: Id }) {
  const { data, failure } = useSlips(meetingId, participantId);
  const [unit, setUnit] = useState(EVERY);
  const shown = useMemo(() => slipsOf(data?.slips ?? [], unit), [data, unit]);
  return (
    <AdminPage width="wide">
      {failure && <ErrorState title={failure} onRetry={() => location.reload()} />}
      {!failure && (
        <div className={styles.noPrint}>
          <SlipsTitle n={shown.length} />
          {data && <UnitChoice slips={data.slips} value={unit} onChange={setUnit} />}
          {!data && <Loading />}
          {data && shown.length === 0 && <Nobody />}
        </div>
      )}
      <ul className={styles.slips}>
        {data && shown.map((slip) => <OneSlip key={slip.participantId} slip={slip} meeting={data} />)}
      </ul>
      {data && data.kept.length > 0 && (
        <KeptSeats
          kept={data.kept}
          mayShow={data.role === 'ORGANISER'}
          meetingId={meetingId}
          seat={participantId}
        />
      )}
    </AdminPage>
  );
}

function SlipsTitle({ n }: { n: number }) {
  const { t } = useText();
  const button = (
    <Button variant="primary" icon={PrintIcon} disabled={n === 0} onClick={() => print()}>
      {t('admin.printSlips', { n })}
    </Button>
  );
  return (
    <PageTitle below={t('admin.slipsHint')} actions={button}>
      {t('admin.slips')}
    </PageTitle>
  );
}

function Loading() {
  return (
    <SkeletonRegion>
      <Skeleton shape="card" count={4} />
    </SkeletonRegion>
  );
}

function Nobody() {
  const { t } = useText();
  return (
    <EmptyState icon={UsersIcon} title={t('desk.rosterEmpty')}>
      {t('desk.rosterEmptyHint')}
    </EmptyState>
  );
}

/** In the order in which they are handed out: by unit, then by name. */
function slipsOf(slips: readonly SlipView[], unit: string): SlipView[] {
  return slips
    .filter((slip) => slip.role !== 'SCREEN' && (unit === EVERY || slip.unit === unit))
    .sort((a, b) => compareWords(a.unit, b.unit) || compareNames(a.name, b.name));
}

function useSlips(meetingId: Id, seat: Id) {
  const [data, setData] = useState<SlipsData | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      const base = `api/meetings/${meetingId}`;
      const [handed, snapshot] = await Promise.all([
        getJson<SlipsView>(`${base}/slips`, { seat }),
        getJson<CommonSnapshot>(`${base}/snapshot`, { seat }),
      ]);
      const { meeting, participants } = snapshot.state;
      const screens = handed.slips
        .filter((slip) => slip.role === 'SCREEN')
        .map((slip) => ({ ...slip, hasAccount: false }));
      const kept = [...handed.kept, ...screens];
      return {
        slips: handed.slips,
        kept,
        role: participants[seat]?.role ?? null,
        title: meeting?.title ?? '',
        code: meeting?.code ?? '',
      };
    };
    load().then(
      (loaded) => wanted && setData(loaded),
      (error: unknown) => wanted && setFailure(failureText(error)),
    );
    return () => {
      wanted = false;
    };
  }, [meetingId, seat]);
  return { data, failure };
}

interface UnitChoiceProps {
  slips: readonly SlipView[];
  value: string;
  onChange: (unit: string) => void;
}

function UnitChoice({ slips, value, onChange }: UnitChoiceProps) {
  const { t } = useText();
  const units = [...new Set(slips.map((slip) => slip.unit))].filter(Boolean).sort(compareWords);
  return (
    <Row className={styles.choice}>
      <Select
        label={t('common.unit')}
        value={value}
        onChange={onChange}
        options={[
          { value: EVERY, label: t('admin.allUnits') },
          ...units.map((unit) => ({ value: unit, label: unit })),
        ]}
      />
    </Row>
  );
}

function OneSlip({ slip, meeting }: { slip: SlipView; meeting: SlipsData }) {
  const { t } = useText();
  return (
    <li className={styles.slip}>
      <QrCode value={slip.link} title={t('admin.slipQr', { name: slip.name })} size="small" />
      <Stack gap={1} className={styles.slipWords}>
        <p className={styles.meeting}>{meeting.title}</p>
        <p className={styles.slipName}>{slip.name}</p>
        <p className={styles.office}>{[slip.title, slip.unit].filter(Boolean).join(', ')}</p>
        {slip.number && (
          <p>
            {t('admin.slipNumber')} <strong className={styles.slipNumber}>{slip.number}</strong>
          </p>
        )}
        {slip.pin && (
          <p className={styles.slipCodes}>
            <span translate="no">{joinAddress(slip.link)}</span> ·{' '}
            <span className={styles.together}>
              {t('admin.slipCode')} <CodeText code={meeting.code} />
            </span>{' '}
            ·{' '}
            <span className={styles.together}>
              PIN{' '}
              <span className={styles.pin} translate="no">
                {slip.pin}
              </span>
            </span>
          </p>
        )}
      </Stack>
    </li>
  );
}
