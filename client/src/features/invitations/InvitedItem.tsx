import type { Id, Reply, Sending } from '@doi-thoai/shared';
import { getJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { ListRow } from '../../ui/List';
import { Menu } from '../../ui/Menu';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { showToast } from '../../ui/toast-store';
import { useMay } from '../meeting/rights';
import { copyText } from '../submissions/copy-text';
import { ComesInstead } from './ComesInstead';
import { isInvited, replyOf, type InvitedRow } from './invited';

const SENDING: Record<Sending, StatusTone> = {
  NOT_SENT: 'neutral',
  WAITING: 'waiting',
  SENT: 'done',
  FAILED: 'refused',
  BY_HAND: 'neutral',
};
const REPLY: Record<Reply, StatusTone> = {
  NONE: 'waiting',
  COMES: 'done',
  ONLINE: 'done',
  ABSENT: 'refused',
  STAND_IN: 'neutral',
};

interface InvitedItemProps {
  row: InvitedRow;
  picked: boolean;
  onPick: (on: boolean) => void;
  onAddress: () => void;
}

export function InvitedItem({ row, picked, onPick, onAddress }: InvitedItemProps) {
  const { t } = useText();
  const may = useMay();
  const copy = useCopyLink();
  const { person, invitation } = row;
  const { name } = person;
  const address = [invitation?.email, invitation?.phone].filter(Boolean).join(' · ');
  const items = [
    ...(may('invitations.address')
      ? [{ id: 'ADDRESS', label: t('invitations.address'), onSelect: onAddress }]
      : []),
    ...(invitation
      ? [{ id: 'COPY', label: t('invitations.copy'), onSelect: () => void copy(person.id, name) }]
      : []),
  ];
  return (
    <ListRow
      title={name}
      subtitle={[person.title, person.unit].filter(Boolean).join(', ') || undefined}
      note={address || t('invitations.noAddress')}
      chips={<Chips row={row} />}
      selected={picked}
      onSelect={may('invitations.send') ? onPick : undefined}
      selectLabel={t('invitations.pick', { name })}
      actions={items.length > 0 && <Menu label={t('desk.actsOf', { name })} items={items} />}
    >
      <Said row={row} />
      <ComesInstead row={row} />
    </ListRow>
  );
}

function Chips({ row }: { row: InvitedRow }) {
  const { t } = useText();
  const sending = row.invitation?.sending ?? 'NOT_SENT';
  const reply = replyOf(row);
  return (
    <>
      <StatusChip tone={SENDING[sending]}>{t(`invitations.sending.${sending}`)}</StatusChip>
      {isInvited(row) && <StatusChip tone={REPLY[reply]}>{t(`invitations.reply.${reply}`)}</StatusChip>}
    </>
  );
}

/** What was said with the answer, and why a message did not go out. */
function Said({ row: { invitation } }: { row: InvitedRow }) {
  const { t } = useText();
  if (!invitation) return null;
  const { standInName, standInTitle, reason, trouble } = invitation;
  const name = [standInName, standInTitle].filter(Boolean).join(', ');
  return (
    <>
      {name !== '' && <p>{t('invitations.standIn', { name })}</p>}
      {reason !== '' && <p>{t('invitations.reason', { reason })}</p>}
      {trouble !== '' && <p>{t('invitations.trouble', { code: trouble })}</p>}
    </>
  );
}

function useCopyLink() {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  return async (id: Id, name: string) => {
    try {
      const path = `api/meetings/${meetingId}/invitation-links`;
      const answer = await getJson<{ links: { participantId: Id; link: string }[] }>(path, {
        seat: participantId,
      });
      const link = answer.links.find((one) => one.participantId === id)?.link ?? '';
      if (await copyText(link)) showToast({ text: t('invitations.copied', { name }), tone: 'done' });
      else showToast({ text: t('invitations.copyFailed', { link }), tone: 'waiting' });
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
    }
  };
}
