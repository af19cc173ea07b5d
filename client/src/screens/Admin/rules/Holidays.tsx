import type { HolidayRow, HolidayYear } from '@doi-thoai/shared';
import { useState } from 'react';
import { Unconfirmed } from '../../../features/organisation/Confirmed';
import { civilToday, formatCivilDate, formatWeekday } from '../../../text/format';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { DownloadIcon, EditIcon, UploadIcon } from '../../../ui/console-icons';
import { Card, Row, Stack } from '../../../ui/layout';
import { List, ListRow } from '../../../ui/List';
import { Select } from '../../../ui/Select';
import { downloadCalendar } from './calendar-file';
import { HolidayDialog } from './HolidayDialog';
import { ImportHolidays } from './ImportHolidays';

interface HolidaysProps {
  years: readonly HolidayYear[];
  onChanged: () => void;
}

export function Holidays({ years, onChanged }: HolidaysProps) {
  const { t } = useText();
  const [picked, setPicked] = useState(civilToday().slice(0, 4));
  const [asked, setAsked] = useState<'EDIT' | 'IMPORT' | null>(null);
  const year = years.find((one) => String(one.year) === picked) ?? years.at(-1);
  if (!year) return null;
  const close = () => setAsked(null);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <Stack gap={4}>
      <Row align="end" justify="between">
        <Select
          label={t('rules.year')}
          value={String(year.year)}
          onChange={setPicked}
          options={years.map((one) => ({ value: String(one.year), label: String(one.year) }))}
        />
        <Row>
          <Button icon={EditIcon} onClick={() => setAsked('EDIT')}>
            {t('rules.editYear', { year: String(year.year) })}
          </Button>
          <Button icon={UploadIcon} onClick={() => setAsked('IMPORT')}>
            {t('rules.import')}
          </Button>
          <Button icon={DownloadIcon} onClick={() => downloadCalendar(year)}>
            {t('rules.download')}
          </Button>
        </Row>
      </Row>
      <Banner>{year.version === 0 ? t('rules.yearShipped') : t('rules.yearOwn')}</Banner>
      <Days year={year} />
      {asked === 'EDIT' && <HolidayDialog year={year} onClose={close} onDone={done} />}
      {asked === 'IMPORT' && <ImportHolidays onClose={close} onDone={done} />}
    </Stack>
  );
}

function Days({ year }: { year: HolidayYear }) {
  const { t } = useText();
  return (
    <Card flush>
      <List label={t('rules.yearNumber', { year: String(year.year) })}>
        {year.rows.map((row) => (
          <Day key={row.date} row={row} />
        ))}
      </List>
    </Card>
  );
}

function Day({ row }: { row: HolidayRow }) {
  const { t } = useText();
  return (
    <ListRow
      title={`${formatWeekday(row.date)}, ${formatCivilDate(row.date)}`}
      subtitle={row.name}
      note={row.source || t('rules.noSource')}
      chips={
        <>
          <Chip>{t(`rules.${row.kind}`)}</Chip>
          <Unconfirmed confirmed={row.confirmed} />
        </>
      }
    />
  );
}
