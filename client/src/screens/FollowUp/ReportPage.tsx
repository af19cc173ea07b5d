import type { FollowUpReport, IssuingBodyView, StaffSelf } from '@doi-thoai/shared';
import { REPORT_SPANS } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { navigate, useSearch } from '../../router';
import { civilToday, formatCivilDate, formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { ChipGroup } from '../../ui/Chip';
import { PrintIcon } from '../../ui/console-icons';
import { DateField } from '../../ui/DateField';
import { DownloadLink } from '../../ui/DownloadLink';
import { Muted, Row, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { Choice } from './Choice';
import styles from './follow-up.module.css';
import { FollowUpTitle } from './FollowUpTitle';
import { ReportTables } from './ReportTables';
import { spanOf, spanQuery, type AskedSpan } from './report-address';

/** `/staff/follow-up/report`: how it stood at the end of a month, a quarter, 6, 9 or 12 months, or any days. */
export function ReportPage({ me }: { me: StaffSelf }) {
  const { t } = useText();
  const asked = spanOf(useSearch(), civilToday());
  const query = spanQuery(asked);
  const change = (patch: Partial<AskedSpan>) => {
    const next = Object.entries({ ...asked, ...patch }).filter(([, value]) => value !== null);
    const words = new URLSearchParams(next.map(([name, value]) => [name, String(value)]));
    navigate(`/staff/follow-up/report?${words.toString()}`, { replace: true });
  };
  return (
    <Stack gap={6}>
      <FollowUpTitle page="REPORT" />
      <SpanFields asked={asked} onChange={change} />
      <MeetingField me={me} asked={asked} onChange={change} />
      {query === null ? <Muted>{t('followUp.spanWrong')}</Muted> : <Report key={query} query={query} />}
    </Stack>
  );
}

interface SpanFieldsProps {
  asked: AskedSpan;
  onChange: (patch: Partial<AskedSpan>) => void;
}

function SpanFields({ asked, onChange }: SpanFieldsProps) {
  const { t } = useText();
  const { span, from, to } = asked;
  return (
    <div className={styles.span}>
      <ChipGroup
        legend={t('followUp.span')}
        value={span}
        onChange={(next) => onChange({ span: next })}
        options={REPORT_SPANS.map((value) => ({ value, label: t(`followUp.span.${value}`) }))}
      />
      {span === 'OTHER' ? (
        <div className={styles.filters}>
          <DateField label={t('followUp.from')} value={from} onChange={(day) => onChange({ from: day })} />
          <DateField
            label={t('followUp.to')}
            value={to}
            min={from ?? undefined}
            onChange={(day) => onChange({ to: day })}
          />
        </div>
      ) : (
        <YearFields asked={asked} onChange={onChange} />
      )}
    </div>
  );
}

/** One meeting, or all in which the account sees promises. */
function MeetingField({ me, asked: { meeting }, onChange }: SpanFieldsProps & { me: StaffSelf }) {
  const { t } = useText();
  const real = me.meetings.filter(({ rehearsal }) => !rehearsal);
  return (
    <div className={styles.span}>
      <Choice
        label={t('followUp.meeting')}
        value={meeting}
        onChange={(next) => onChange({ meeting: next })}
        options={real.map(({ meetingId, title, startsAt }) => ({
          ...{ value: meetingId, label: `${title} (${formatDate(startsAt)})` },
        }))}
      />
    </div>
  );
}

const YEARS_BACK = 6;

function YearFields({ asked: { span, year, n }, onChange }: SpanFieldsProps) {
  const { t } = useText();
  const present = Number(civilToday().slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, back) => present - back);
  const many = span === 'MONTH' ? 12 : span === 'QUARTER' ? 4 : 0;
  const part = span === 'MONTH' ? 'month' : 'quarter';
  return (
    <div className={styles.filters}>
      {many > 0 && (
        <Select
          label={t(`followUp.${part}`)}
          value={String(n)}
          onChange={(value) => onChange({ n: Number(value) })}
          options={Array.from({ length: many }, (_, at) => ({
            value: String(at + 1),
            label: t(`followUp.${part}N`, { n: String(at + 1) }),
          }))}
        />
      )}
      <Select
        label={t('followUp.year')}
        value={String(year)}
        onChange={(value) => onChange({ year: Number(value) })}
        options={[...new Set([...years, year])].map((one) => ({ value: String(one), label: String(one) }))}
      />
    </div>
  );
}

function Report({ query }: { query: string }) {
  const { t } = useText();
  const [report, again] = useFetched<FollowUpReport>(`api/staff/follow-up/report?${query}`);
  if (report.state === 'failed') {
    return <ErrorState title={refusalText({ code: report.failure })} onRetry={again} />;
  }
  if (report.state === 'loading') {
    return (
      <SkeletonRegion>
        <Skeleton shape="row" count={8} />
      </SkeletonRegion>
    );
  }
  return (
    <Stack gap={4}>
      <Row justify="between">
        <p>
          {t(report.value.asOf < civilToday() ? 'followUp.reportAsOf' : 'followUp.reportToday', {
            day: formatCivilDate(report.value.asOf),
          })}
        </p>
        <ReportFiles query={query} />
      </Row>
      <ReportTables report={report.value} />
    </Stack>
  );
}

const HOUSE = 'HOUSE';

/** The same report to take along: numbers as a workbook, a paper of the organisation or of one of its issuing bodies. */
function ReportFiles({ query }: { query: string }) {
  const { t } = useText();
  const [bodyId, setBody] = useState(HOUSE);
  const [bodies] = useFetched<IssuingBodyView[]>('api/organisation/issuing-bodies');
  // Without the list, the report of the organisation can still be taken.
  const found = bodies.state === 'there' ? bodies.value.filter(({ endedOn }) => endedOn === null) : [];
  const path = (format: string) => `/api/staff/follow-up/report.${format}?${query}`;
  const paper = (format: string) => path(format) + (bodyId === HOUSE ? '' : `&body=${bodyId}`);
  return (
    <div className={styles.noPrint}>
      <Row>
        {found.length > 0 && (
          <Select
            label={t('followUp.reportBody')}
            value={bodyId}
            onChange={setBody}
            options={[
              { value: HOUSE, label: t('followUp.reportHouse') },
              ...found.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <DownloadLink href={path('xlsx')} primary>
          {t('followUp.download')}
        </DownloadLink>
        <DownloadLink href={paper('docx')}>{t('papers.format.docx')}</DownloadLink>
        <DownloadLink href={paper('pdf')}>{t('papers.format.pdf')}</DownloadLink>
        <Button icon={PrintIcon} onClick={() => window.print()}>
          {t('followUp.print')}
        </Button>
      </Row>
    </div>
  );
}
