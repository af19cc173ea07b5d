import type { FollowUpBoard } from '@doi-thoai/shared';
import { DELAYS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { ChipGroup } from '../../ui/Chip';
import { Card, Row, Stack } from '../../ui/layout';
import type { BoardView } from './board-address';
import styles from './follow-up.module.css';
import { Delays, Weeks, type Look } from './TimeCharts';
import { UnitBars, UnitTable } from './UnitChart';

interface ChartsProps {
  board: FollowUpBoard;
  onOpen: (patch: Partial<BoardView>) => void;
}

/** By unit, by how late, and what falls due next; as pictures or as tables. What has no number is not drawn. */
export function Charts({ board, onOpen }: ChartsProps) {
  const { t } = useText();
  const [look, setLook] = useState<Look>('CHART');
  const { byUnit, delays, weeks } = board;
  if (byUnit.length === 0) return null;
  return (
    <Stack gap={4}>
      <LookSwitch look={look} onLook={setLook} />
      <div className={styles.charts}>
        <Card className={styles.wide}>
          <h2>{t('followUp.byUnit')}</h2>
          {look === 'CHART' ? (
            <UnitBars units={byUnit} onOpen={onOpen} />
          ) : (
            <UnitTable units={byUnit} onOpen={onOpen} />
          )}
        </Card>
        {DELAYS.some((delay) => delays[delay] > 0) && (
          <Card>
            <h2>{t('followUp.byDelay')}</h2>
            <Delays look={look} board={board} onOpen={onOpen} />
          </Card>
        )}
        {weeks.some(({ n }) => n > 0) && (
          <Card>
            <h2>{t('followUp.byWeek')}</h2>
            <Weeks look={look} board={board} onOpen={onOpen} />
          </Card>
        )}
      </div>
    </Stack>
  );
}

function LookSwitch({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const { t } = useText();
  return (
    <Row justify="end">
      <ChipGroup<Look>
        legend={t('statistics.view')}
        legendHidden
        value={look}
        onChange={onLook}
        options={(['CHART', 'TABLE'] as const).map((value) => ({
          value,
          label: t(`statistics.view.${value}`),
        }))}
      />
    </Row>
  );
}
