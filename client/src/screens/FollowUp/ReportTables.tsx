import type { FollowUpReport, ReportFigures } from '@doi-thoai/shared';
import { allOf, CELLS, DELAYS, rateOf } from '@doi-thoai/shared';
import { formatCivilDate, formatNumber } from '../../text/format';
import { useText } from '../../text/text';
import { Card, Muted, Stack } from '../../ui/layout';
import { Table } from '../../ui/Table';
import { Answers } from './Answers';
import { UnitTable } from './UnitChart';
import { rateWords } from './words';

type TFunction = ReturnType<typeof useText>['t'];

interface Measure {
  id: string;
  label: string;
  of: (figures: ReportFigures) => string;
  /** Nothing in both spans: left out (domain.md 2.6). */
  counts: (figures: ReportFigures) => number;
}

/** The figures of a report, of this span and the one before, and by unit. */
export function ReportTables({ report }: { report: FollowUpReport }) {
  const { t } = useText();
  const { figures, before, answers, rows } = report;
  if (rows.length === 0 && figures.cancelled === 0 && allOf(before.cells) === 0) {
    return <Muted>{t('followUp.reportNone')}</Muted>;
  }
  return (
    <Stack gap={4}>
      <Card>
        <MeasureTable figures={figures} before={before} />
      </Card>
      {figures.units.length > 0 && (
        <Card>
          <h2>{t('followUp.byUnit')}</h2>
          <UnitTable units={figures.units} />
        </Card>
      )}
      {answers && <Answers answers={answers} />}
      <Muted>{t('followUp.reportRows', { n: rows.length })}</Muted>
    </Stack>
  );
}

function MeasureTable({ figures, before }: Pick<FollowUpReport, 'figures' | 'before'>) {
  const { t } = useText();
  const now = headOf(t('followUp.reportNow'), figures);
  const then = headOf(t('followUp.reportBefore'), before);
  return (
    <Table
      caption={t('followUp.numbers')}
      captionHidden
      items={measuresOf(t).filter(({ counts }) => counts(figures) + counts(before) > 0)}
      keyOf={({ id }) => id}
      columns={[
        { id: 'what', head: t('followUp.reportWhat'), rowHead: true, cell: ({ label }) => label },
        { id: 'now', head: now, numeric: true, cell: ({ of }) => of(figures) },
        { id: 'before', head: then, numeric: true, cell: ({ of }) => of(before) },
      ]}
    />
  );
}

function headOf(words: string, { from, to }: ReportFigures): string {
  return `${words}: ${formatCivilDate(from)} - ${formatCivilDate(to)}`;
}

function measuresOf(t: TFunction): Measure[] {
  const plain = (id: string, label: string, counts: Measure['counts']): Measure => ({
    ...{ id, label, counts },
    of: (figures) => formatNumber(counts(figures)),
  });
  return [
    plain('all', t('followUp.reportAll'), ({ cells }) => allOf(cells)),
    ...CELLS.map((cell) => plain(cell, t(`followUp.cell.${cell}`), ({ cells }) => cells[cell])),
    {
      ...{ id: 'rate', label: t('followUp.reportRate'), counts: ({ cells }) => rateOf(cells).of },
      of: ({ cells }) => (rateOf(cells).of === 0 ? '' : rateWords(rateOf(cells))),
    },
    ...DELAYS.map((delay) =>
      plain(
        `late-${delay}`,
        t('followUp.reportOverdue', { what: t(`followUp.delay.${delay}`) }),
        (f) => f.delays[delay],
      ),
    ),
    ...DELAYS.map((delay) =>
      plain(
        `done-${delay}`,
        t('followUp.reportDoneLate', { what: t(`followUp.delay.${delay}`) }),
        (f) => f.doneDelays[delay],
      ),
    ),
    plain('made', t('followUp.reportMade'), ({ made }) => made),
    plain('done', t('followUp.reportDone'), ({ done }) => done),
    plain('extended', t('followUp.reportExtended'), ({ extended }) => extended),
    plain('suspended', t('followUp.reportSuspended'), ({ suspended }) => suspended),
    plain('cancelled', t('followUp.reportCancelled'), ({ cancelled }) => cancelled),
  ];
}
