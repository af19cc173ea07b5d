import type { TurnNoteView, TurnView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useAct } from '../../../features/meeting/use-act';
import { formatTimeExact } from '../../../text/format';
import { useText } from '../../../text/text';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { TextField } from '../../../ui/fields';
import { Row, Stack } from '../../../ui/layout';
import { timeNear } from './clock-words';

interface TimesDialogProps {
  turn: TurnView;
  note: TurnNoteView | undefined;
  onClose: () => void;
}

function useTimes({ turn, note, onClose }: TimesDialogProps) {
  const { t } = useText();
  const act = useAct();
  const start = turn.startedAt ?? turn.calledAt;
  const end = turn.endedAt ?? start;
  const [typed, setTyped] = useState({
    from: formatTimeExact(note?.correctedStartedAt ?? start),
    to: formatTimeExact(note?.correctedEndedAt ?? end),
    reason: note?.correctionReason ?? '',
  });
  const [tried, setTried] = useState(false);
  const startedAt = timeNear(start, typed.from);
  const endedAt = timeNear(end, typed.to);
  const reason = typed.reason.trim();
  const backwards = startedAt !== null && endedAt !== null && startedAt >= endedAt;
  const save = async () => {
    setTried(true);
    if (startedAt === null || endedAt === null || backwards || reason === '') return;
    const payload = { turnId: turn.id, startedAt, endedAt, reason };
    const answer = await act('floor.correctTimes', payload, { done: t('desk.timesDone') });
    if (answer.ok) onClose();
  };
  const errors = {
    from: startedAt === null ? t('desk.timeFormat') : undefined,
    to:
      endedAt === null ? t('desk.timeFormat') : tried && backwards ? t('errors.TIMES_IMPOSSIBLE') : undefined,
    reason: tried && reason === '' ? t('ui.reasonMissing') : undefined,
  };
  return {
    start,
    end,
    typed,
    type: (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch }),
    errors,
    save,
  };
}

/** Somebody forgot to press: the corrected times stand beside the pressed ones, with the reason. */
export function TimesDialog(props: TimesDialogProps) {
  const { turn, onClose } = props;
  const { t } = useText();
  const { start, end, typed, type, errors, save } = useTimes(props);
  return (
    <FormDialog
      title={t('desk.timesTitle', { name: turn.name })}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <p>{t('desk.timesHint', { from: formatTimeExact(start), to: formatTimeExact(end) })}</p>
        <Row gap={4} align="start">
          <TextField
            label={t('desk.timeFrom')}
            value={typed.from}
            onChange={(from) => type({ from })}
            error={errors.from}
          />
          <TextField
            label={t('desk.timeTo')}
            value={typed.to}
            onChange={(to) => type({ to })}
            error={errors.to}
          />
        </Row>
        <TextField
          label={t('common.reason')}
          value={typed.reason}
          onChange={(reason) => type({ reason })}
          limit={LIMITS.reason}
          error={errors.reason}
        />
      </Stack>
    </FormDialog>
  );
}
