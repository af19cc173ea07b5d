import type { HolidayProblem, HolidayRow, HolidayYear } from '@doi-thoai/shared';
import { HOLIDAY_KINDS, RULE_LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { HttpError } from '../../../realtime/http';
import { formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button, IconButton } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { PlusIcon, TrashIcon } from '../../../ui/console-icons';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/fields';
import { Row, Stack } from '../../../ui/layout';
import { Select } from '../../../ui/Select';
import { showToast } from '../../../ui/toast-store';
import { organise } from '../staff-api';
import { useSending } from '../use-sending';
import { Problems } from './Problems';
import styles from './rules.module.css';

interface HolidayDialogProps {
  year: HolidayYear;
  onClose: () => void;
  onDone: () => void;
}

/** A row in hand keeps its key while its date changes. */
type Draft = HolidayRow & { key: number };

/** The calendar of a year, day by day. */
export function HolidayDialog({ year, onClose, onDone }: HolidayDialogProps) {
  const { t } = useText();
  const [drafts, setDrafts] = useState<Draft[]>(() => year.rows.map((row, key) => ({ ...row, key })));
  const { busy, failure, problems, save } = useSave(year, onDone);
  return (
    <FormDialog
      wide
      title={t('rules.editYear', { year: String(year.year) })}
      busy={busy}
      onSave={() => void save(drafts)}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('rules.editYearHint')}</p>
        {failure && problems.length === 0 && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
        <Problems problems={problems} />
        <AllDays year={year.year} drafts={drafts} onDrafts={setDrafts} />
      </Stack>
    </FormDialog>
  );
}

interface AllDaysProps {
  year: number;
  drafts: readonly Draft[];
  onDrafts: (drafts: Draft[]) => void;
}

function AllDays({ year, drafts, onDrafts }: AllDaysProps) {
  const { t } = useText();
  const add = () => {
    const key = Math.max(0, ...drafts.map((one) => one.key)) + 1;
    const blank = { date: `${year}-12-31`, kind: 'OFF', name: '', source: '', confirmed: true } as const;
    onDrafts([...drafts, { key, ...blank }]);
  };
  return (
    <>
      {drafts.map((draft, index) => (
        <DayFields
          key={draft.key}
          number={index + 1}
          draft={draft}
          onChange={(next) => onDrafts(drafts.map((one) => (one.key === next.key ? next : one)))}
          onDrop={() => onDrafts(drafts.filter((one) => one.key !== draft.key))}
        />
      ))}
      <Row>
        <Button icon={PlusIcon} disabled={drafts.length >= RULE_LIMITS.holidayRows} onClick={add}>
          {t('rules.addDay')}
        </Button>
      </Row>
    </>
  );
}

function useSave({ year, version }: HolidayYear, onDone: () => void) {
  const { t } = useText();
  const [problems, setProblems] = useState<readonly HolidayProblem[]>([]);
  const { busy, failure, send } = useSending();
  const save = (drafts: readonly Draft[]) =>
    send(async () => {
      setProblems([]);
      const rows = drafts.map(({ key: _key, ...row }) => row);
      try {
        await organise('organisation.editHolidays', { year, rows, seen: version });
      } catch (error) {
        if (error instanceof HttpError) setProblems((error.details.rows ?? []) as HolidayProblem[]);
        throw error;
      }
      showToast({ text: t('rules.yearSaved', { year: String(year) }), tone: 'done' });
      onDone();
    });
  return { busy, failure, problems, save };
}

interface DayFieldsProps {
  number: number;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onDrop: () => void;
}

function DayFields(props: DayFieldsProps) {
  const { t } = useText();
  const { number, draft, onChange, onDrop } = props;
  const day = formatCivilDate(draft.date);
  return (
    <fieldset className={styles.item}>
      <legend className={styles.legend}>{`${number}. ${draft.name || day}`}</legend>
      <div className={styles.drop}>
        <IconButton icon={TrashIcon} label={t('rules.dropDay', { day })} onClick={onDrop} />
      </div>
      <DayWords {...props} />
      <Checkbox
        label={t('rules.confirmedBox')}
        checked={draft.confirmed}
        onChange={(confirmed) => onChange({ ...draft, confirmed })}
      />
    </fieldset>
  );
}

function DayWords({ draft, onChange }: DayFieldsProps) {
  const { t } = useText();
  return (
    <div className={styles.columns}>
      <DateField
        label={t('rules.date')}
        value={draft.date}
        onChange={(date) => onChange({ ...draft, date: date ?? '' })}
      />
      <Select
        label={t('rules.holidayKind')}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
        options={HOLIDAY_KINDS.map((value) => ({ value, label: t(`rules.${value}`) }))}
      />
      <TextField
        label={t('rules.holidayName')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label={t('rules.source')}
        optional
        value={draft.source}
        onChange={(source) => onChange({ ...draft, source })}
      />
    </div>
  );
}
