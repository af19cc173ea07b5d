import type { CalendarView, Id, ReaderState } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import { useMemo, useState } from 'react';
import { postJson } from '../../realtime/http';
import { useMeeting } from '../../realtime/hooks';
import { usePublicAddress } from '../../realtime/public-address';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { PlusIcon } from '../../ui/console-icons';
import { Dialog } from '../../ui/Dialog';
import { CalendarIcon } from '../../ui/first-icons';
import { Muted, Row, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { showToast } from '../../ui/toast-store';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { copyText } from '../submissions/copy-text';
import { PromiseFiles } from './PromiseFiles';
import styles from './reminders.module.css';

/** The way to the calendar of the own unit. */
export function CalendarButton() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={CalendarIcon} onClick={() => setOpen(true)}>
        {t('reminders.calendar')}
      </Button>
      {open && <CalendarDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** What the unit promised, in one's own calendar: an address to subscribe to, and each promise as a file. */
export function CalendarDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const may = useMay();
  const { link, busy, failure, make } = useNewAddress();
  return (
    <Dialog open shape="wide" title={t('reminders.calendar')} onClose={onClose}>
      <Stack gap={4}>
        <p>{t('reminders.calendarHint')}</p>
        {failure !== '' && (
          <Banner tone="refused" live>
            {failure}
          </Banner>
        )}
        {link !== null && <NewAddress link={link} />}
        {may('reminders.makeCalendar') && link === null && (
          <Row>
            <Button icon={PlusIcon} busy={busy} onClick={() => void make()}>
              {t('reminders.makeAddress')}
            </Button>
          </Row>
        )}
        <Addresses />
        <PromiseFiles />
      </Stack>
    </Dialog>
  );
}

/** Made once: a repeat after a lost answer is the same address. */
function useNewAddress() {
  const { meetingId, participantId } = useSeat();
  const address = usePublicAddress();
  const [asked] = useState(() => ({ id: makeId(), calendarId: makeId(), token: makeReceipt() }));
  const [state, setState] = useState({ busy: false, made: false, failure: '' });
  const make = async (): Promise<void> => {
    setState({ busy: true, made: false, failure: '' });
    try {
      await postJson(`api/meetings/${meetingId}/calendars`, asked, { seat: participantId });
      setState({ busy: false, made: true, failure: '' });
    } catch (error) {
      setState({ busy: false, made: false, failure: failureText(error) });
    }
  };
  const link = state.made && address !== null ? `${address}/api/calendars/${asked.token}.ics` : null;
  return { ...state, link, make };
}

/** Shown this once: the server keeps a digest of it only. */
function NewAddress({ link }: { link: string }) {
  const { t } = useText();
  const copy = async (): Promise<void> => {
    const copied = await copyText(link);
    const text = t(copied ? 'reminders.copied' : 'reminders.copyFailed');
    showToast({ text, tone: copied ? 'done' : 'refused' });
  };
  return (
    <Banner tone="done" title={t('reminders.addressMade')} live>
      <Stack gap={3}>
        <p className={styles.link} translate="no">
          {link}
        </p>
        <p>{t('reminders.addressWords')}</p>
        <Row>
          <Button variant="primary" onClick={() => void copy()}>
            {t('reminders.copy')}
          </Button>
          <a className={styles.subscribe} href={link.replace(/^https?:/, 'webcal:')}>
            {t('reminders.subscribe')}
          </a>
        </Row>
      </Stack>
    </Banner>
  );
}

const selectCalendars = (state: ReaderState) => state.calendars;
const selectParticipants = (state: ReaderState) => state.participants;

/** Addresses that open something, the newest first. */
function Addresses() {
  const { t } = useText();
  const calendars = useMeeting(selectCalendars);
  const [asked, setAsked] = useState<Id | null>(null);
  const act = useAct();
  const open = useMemo(
    () =>
      Object.values(calendars)
        .filter(({ voidedAt }) => voidedAt === null)
        .sort((a, b) => b.at - a.at),
    [calendars],
  );
  if (open.length === 0) return <Muted>{t('reminders.noAddress')}</Muted>;
  const voidIt = async (): Promise<void> => {
    const calendarId = asked;
    setAsked(null);
    if (calendarId !== null) {
      await act('reminders.voidCalendar', { calendarId }, { done: t('reminders.voided') });
    }
  };
  return (
    <>
      <List label={t('reminders.addresses')}>
        {open.map((one) => (
          <Address key={one.id} calendar={one} onVoid={() => setAsked(one.id)} />
        ))}
      </List>
      <ConfirmDialog
        open={asked !== null}
        danger
        title={t('reminders.voidTitle')}
        consequence={t('reminders.voidWords')}
        confirmLabel={t('reminders.void')}
        onConfirm={() => void voidIt()}
        onCancel={() => setAsked(null)}
      />
    </>
  );
}

function Address({ calendar, onVoid }: { calendar: CalendarView; onVoid: () => void }) {
  const { t } = useText();
  const may = useMay();
  const maker = useMeeting(selectParticipants)[calendar.madeById]?.name;
  const time = formatDateTime(calendar.at);
  return (
    <ListRow
      title={calendar.unit}
      subtitle={maker ? t('reminders.addressBy', { name: maker, time }) : t('reminders.addressAt', { time })}
      actions={
        may('reminders.voidCalendar') && (
          <Button variant="ghost" onClick={onVoid}>
            {t('reminders.void')}
          </Button>
        )
      }
    />
  );
}
