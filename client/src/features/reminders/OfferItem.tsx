import type { AgendaItem, MeetingView } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { PlusIcon } from '../../ui/console-icons';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';

const MINUTES = 15;

/** Offers an item of the agenda in which what was promised is gone through; a word once it is there. */
export function OfferItem() {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const meeting = useMeeting((state) => state.meeting);
  const title = t('promised.item');
  if (!meeting) return null;
  if (meeting.agenda.some((item) => item.title === title))
    return <Banner tone="done">{t('promised.itemThere')}</Banner>;
  if (!may('meeting.configure')) return null;
  const add = async (): Promise<void> => {
    setBusy(true);
    const item = { id: makeId(), kind: 'REPORT', title, presenter: '', plannedMinutes: MINUTES } as const;
    const payload = { plan: withItem(meeting, item), seen: meeting.version };
    await act('meeting.configure', payload, { done: t('promised.itemAdded') });
    setBusy(false);
  };
  return (
    <Banner
      actions={
        <Button size="small" icon={PlusIcon} busy={busy} onClick={() => void add()}>
          {t('promised.addItem')}
        </Button>
      }
    >
      {t('promised.offer')}
    </Banner>
  );
}

/** After the opening, before anything that is new. */
function withItem(meeting: MeetingView, item: AgendaItem) {
  const { title, hostBodies, place, startsAt, kind, profile, settings, topics, report } = meeting;
  const first = meeting.agenda.findIndex((one) => one.kind !== 'OPENING');
  const at = first < 0 ? meeting.agenda.length : first;
  const agenda = [...meeting.agenda.slice(0, at), item, ...meeting.agenda.slice(at)];
  return { title, hostBodies, place, startsAt, kind, profile, settings, topics, agenda, report };
}
