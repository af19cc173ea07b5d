import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Row, Stack } from '../../ui/layout';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { StandInChip } from '../participants/StandIns';
import { changedAnswer, isToAdmit, type InvitedRow } from './invited';

/** Whom the answer names: one press puts them on the list; then who is there, and whether the answer still says so. */
export function ComesInstead({ row }: { row: InvitedRow }) {
  const { t } = useText();
  if (isToAdmit(row)) return <Admit row={row} />;
  if (!row.standIn) return null;
  const { name, view } = row.standIn;
  return (
    <Stack gap={2}>
      <Row gap={2}>
        <span>{t('invitations.comes', { name })}</span>
        <StandInChip standIn={view} />
      </Row>
      <Changed row={row} />
    </Stack>
  );
}

function Admit({ row: { person, invitation } }: { row: InvitedRow }) {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  // The same press twice is one act, also over a dead network: whoever comes keeps this id.
  const [standInId] = useState(makeId);
  const [busy, setBusy] = useState(false);
  if (!invitation || !may('invitations.admitStandIn')) return null;
  const name = invitation.standInName;
  const admit = async () => {
    setBusy(true);
    const payload = { participantId: person.id, standInId, seen: invitation.version };
    await act('invitations.admitStandIn', payload, { done: t('invitations.admitted', { name }) });
    setBusy(false);
  };
  return (
    <Row>
      <Button busy={busy} onClick={() => void admit()}>
        {t('invitations.admit', { name })}
      </Button>
    </Row>
  );
}

/** The answer came after somebody was put on the list: the list stays as it is until the desk decides. */
function Changed({ row }: { row: InvitedRow }) {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const changed = changedAnswer(row);
  if (!row.standIn || changed === null) return null;
  const { name, view } = row.standIn;
  const end = () => {
    const payload = { participantId: view.id, forId: null, note: '' };
    void act('participants.standIn', payload, { done: t('invitations.standInEnded', { name }) });
  };
  return (
    <Banner
      tone="waiting"
      actions={may('participants.standIn') && <Button onClick={end}>{t('invitations.standInEnd')}</Button>}
    >
      {t(`invitations.answerChanged.${changed}`, { name })}
    </Banner>
  );
}
