import { useState } from 'react';
import { useMeeting } from '../../../realtime/hooks';
import { civilToday, formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/DateField';
import { Muted, Row, Stack } from '../../../ui/layout';
import { FormDialog } from '../../meeting/FormDialog';
import { useMay } from '../../meeting/rights';
import { useAct } from '../../meeting/use-act';
import { useConclusion } from '../use-conclusion';

/** The day on which the minutes were signed on paper; before the notice or after it. */
export function MinutesSigned() {
  const { t } = useText();
  const may = useMay()('conclusions.signMinutes');
  const { minutesSignedOn } = useConclusion();
  const [open, setOpen] = useState(false);
  if (!may && minutesSignedOn === null) return null;
  return (
    <Stack gap={3} as="section">
      <h3>{t('conclusions.minutes')}</h3>
      <p>
        {minutesSignedOn === null
          ? t('conclusions.minutesNotSigned')
          : t('conclusions.minutesSigned', { date: formatCivilDate(minutesSignedOn) })}
      </p>
      {may && (
        <Row>
          <Button onClick={() => setOpen(true)}>
            {t(minutesSignedOn === null ? 'conclusions.minutesSign' : 'conclusions.minutesChange')}
          </Button>
        </Row>
      )}
      {open && <SignDialog onClose={() => setOpen(false)} />}
    </Stack>
  );
}

function SignDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const { minutesSignedOn, version: seen } = useConclusion();
  const startsAt = useMeeting((state) => state.meeting?.startsAt ?? 0);
  const [signedOn, setSignedOn] = useState<string | null>(minutesSignedOn ?? civilToday());
  const save = async () => {
    if ((await act('conclusions.signMinutes', { signedOn, seen })).ok) onClose();
  };
  return (
    <FormDialog title={t('conclusions.minutesDay')} onSave={() => void save()} onClose={onClose}>
      <Stack gap={3}>
        <Muted>{t('conclusions.minutesHint')}</Muted>
        <DateField
          label={t('conclusions.minutesDay')}
          optional
          value={signedOn}
          min={civilToday(startsAt)}
          max={civilToday()}
          onChange={setSignedOn}
        />
      </Stack>
    </FormDialog>
  );
}
