import type { OrgUnitView } from '@doi-thoai/shared';
import { unitNameOn } from '@doi-thoai/shared';
import { civilToday } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Stack } from '../../../ui/layout';
import type { AskedUnit } from './UnitDialog';

interface ActsDialogProps {
  unit: OrgUnitView;
  onAsk: (asked: AskedUnit) => void;
  onClose: () => void;
}

const ALIVE = ['RENAME', 'CORRECT', 'ADD', 'MOVE', 'END'] as const;
const ENDED = ['END', 'RESUME', 'CORRECT'] as const;
const WORDS = {
  RENAME: 'units.rename',
  CORRECT: 'units.correct',
  ADD: 'units.addBelow',
  MOVE: 'units.move',
  END: 'units.end',
  RESUME: 'units.resume',
} as const;

/** What can be decided about a unit. */
export function ActsDialog({ unit, onAsk, onClose }: ActsDialogProps) {
  const { t } = useText();
  const acts: readonly (keyof typeof WORDS)[] = unit.endedOn === null ? ALIVE : ENDED;
  return (
    <Dialog open shape="sheet" title={unitNameOn(unit, civilToday())} onClose={onClose}>
      <Stack gap={2}>
        {acts.map((what) => (
          <Button key={what} wide onClick={() => onAsk({ what, unit })}>
            {t(WORDS[what])}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}
