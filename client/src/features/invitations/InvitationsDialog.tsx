import type { Id, ReaderState } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Muted, Row, Stack } from '../../ui/layout';
import { List } from '../../ui/List';
import { SearchField } from '../../ui/SearchField';
import { showToast } from '../../ui/toast-store';
import { findRows } from '../meeting/find';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { AddressDialog } from './AddressDialog';
import { InvitedItem } from './InvitedItem';
import { invitedRows, isSilent, replyCounts, type InvitedRow } from './invited';

const select = ({ participants, invitations, standIns }: ReaderState) => ({
  participants,
  invitations,
  standIns,
});

function useInvited(): InvitedRow[] {
  const { participants, invitations, standIns } = useMeeting(select);
  return useMemo(
    () => invitedRows(participants, invitations, standIns),
    [participants, invitations, standIns],
  );
}

/** Whom to invite, by what it goes, and what they said. */
export function InvitationsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const rows = useInvited();
  const [picked, setPicked] = useState<readonly Id[]>([]);
  const [addressed, setAddressed] = useState<Id | null>(null);
  const person = rows.find((row) => row.person.id === addressed);
  return (
    <>
      <Dialog
        open
        shape="wide"
        title={t('invitations.title')}
        onClose={onClose}
        actions={<SendButton picked={picked} onSent={() => setPicked([])} />}
      >
        <Stack gap={3}>
          <Muted>{t('invitations.hint')}</Muted>
          <p>{t('invitations.counts', replyCounts(rows))}</p>
          {rows.length === 0 && <Muted>{t('invitations.empty')}</Muted>}
          <Invited rows={rows} picked={picked} onPick={setPicked} onAddress={setAddressed} />
        </Stack>
      </Dialog>
      {person && <AddressDialog row={person} onClose={() => setAddressed(null)} />}
    </>
  );
}

function SendButton({ picked, onSent }: { picked: readonly Id[]; onSent: () => void }) {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  if (!may('invitations.send')) return null;
  const send = async () => {
    setBusy(true);
    const answer = await act('invitations.send', { participantIds: [...picked] });
    setBusy(false);
    if (!answer.ok) return;
    showToast({ text: t('invitations.sent', answer.result), tone: 'done' });
    onSent();
  };
  return (
    <Button variant="primary" busy={busy} disabled={picked.length === 0} onClick={() => void send()}>
      {t('invitations.send', { n: picked.length })}
    </Button>
  );
}

interface InvitedProps {
  rows: readonly InvitedRow[];
  picked: readonly Id[];
  onPick: (picked: readonly Id[]) => void;
  onAddress: (id: Id) => void;
}

function Invited({ rows, picked, onPick, onAddress }: InvitedProps) {
  const { t } = useText();
  const may = useMay();
  const [query, setQuery] = useState('');
  const found = findRows(rows, query, ({ person }) => `${person.name} ${person.unit} ${person.title}`);
  const silent = found.filter(isSilent).map(({ person }) => person.id);
  const toggle = (id: Id, on: boolean) => onPick(on ? [...picked, id] : picked.filter((one) => one !== id));
  return (
    <>
      <SearchField label={t('invitations.search')} value={query} onChange={setQuery} />
      {may('invitations.send') && silent.length > 0 && (
        <Row>
          <Button onClick={() => onPick(picked.length > 0 ? [] : silent)}>
            {picked.length > 0 ? t('invitations.none') : t('invitations.sendAll', { n: silent.length })}
          </Button>
        </Row>
      )}
      <List label={t('invitations.title')}>
        {found.map((row) => (
          <InvitedItem
            key={row.person.id}
            row={row}
            picked={picked.includes(row.person.id)}
            onPick={(on) => toggle(row.person.id, on)}
            onAddress={() => onAddress(row.person.id)}
          />
        ))}
      </List>
    </>
  );
}
