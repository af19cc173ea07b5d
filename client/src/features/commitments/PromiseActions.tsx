import type { CommitmentView } from '@doi-thoai/shared';
import { clipText } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Button, type ButtonSize } from '../../ui/Button';
import { Row } from '../../ui/layout';
import { Menu } from '../../ui/Menu';
import { useAct } from '../meeting/use-act';
import { CommitmentDialog } from './CommitmentDialog';
import { ExtendDialog } from './ExtendDialog';
import { HistoryDialog } from './HistoryDialog';
import { ReassignDialog } from './ReassignDialog';
import { ReportDialog } from './ReportDialog';
import { StepDialog, isWorded } from './StepDialog';
import { leads, offered, type OfferedStep } from './steps';
import { useLooking } from './use-looking';

interface PromiseActionsProps {
  commitment: CommitmentView;
  /** `small` where there is a mouse. */
  size?: ButtonSize;
}

type Opened = OfferedStep | 'history';

/** The step that comes next as a button, the others behind one, the history beside. */
export function PromiseActions({ commitment, size = 'normal' }: PromiseActionsProps) {
  const { t } = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const act = useAct();
  const steps = offered(commitment, useLooking());
  const { id: commitmentId, version: seen } = commitment;
  const take = (step: OfferedStep) => {
    if (step !== 'confirm' && step !== 'acknowledge') setOpened(step);
    else void act(`commitments.${step}`, { commitmentId, seen }, { done: t(`commitments.done.${step}`) });
  };
  const [first, ...others] = steps;
  return (
    <Row>
      {first && (
        <Button size={size} onClick={() => take(first)}>
          {t(`commitments.step.${first}`)}
        </Button>
      )}
      <Button size={size} variant="ghost" onClick={() => setOpened('history')}>
        {t('commitments.history')}
      </Button>
      {others.length > 0 && (
        <Menu
          label={t('commitments.others', { what: clipText(commitment.text, 80).text })}
          items={others.map((step) => ({
            ...{ id: step, label: t(`commitments.step.${step}`), danger: step === 'cancel' },
            onSelect: () => take(step),
          }))}
        />
      )}
      {opened && <Opening {...{ opened, commitment }} onClose={() => setOpened(null)} />}
    </Row>
  );
}

interface OpeningProps {
  opened: Opened;
  commitment: CommitmentView;
  onClose: () => void;
}

function Opening({ opened, commitment, onClose }: OpeningProps) {
  const { unitId } = useLooking();
  const shared = { commitment, onClose };
  if (opened === 'history') return <HistoryDialog {...shared} />;
  if (opened === 'report') return <ReportDialog {...shared} lead={leads(commitment, unitId)} />;
  if (opened === 'extend') return <ExtendDialog {...shared} />;
  if (opened === 'reassign') return <ReassignDialog {...shared} />;
  if (opened === 'edit') return <CommitmentDialog {...shared} />;
  return isWorded(opened) ? <StepDialog step={opened} {...shared} /> : null;
}
