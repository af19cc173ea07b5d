import type { MeetingFound } from '@doi-thoai/shared';
import { useState } from 'react';
import { useLocation, useSearch } from '../../router';
import type { HttpFailure } from '../../realtime/http';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ArrowLeftIcon, ArrowRightIcon, KeyIcon } from '../../ui/icons';
import { TextField } from '../../ui/fields';
import { Card, PageTitle, Row, Stack } from '../../ui/layout';
import { ErrorState } from '../../ui/States';
import { CodeForm } from './CodeForm';
import styles from './Join.module.css';
import { Loading } from './JoinByLink';
import { Knock } from './Knock';
import { JoinUnit } from './JoinUnit';
import { useEntering } from './use-entering';

/** A meeting's code is short; the token on a unit's QR code is not. One address, so that the phone's first file knows no other. */
const UNIT_TOKEN = 43;

/** Code of the meeting, then number and PIN of the slip, or a knock at the desk. */
export function JoinByCode({ code }: { code: string | undefined }) {
  const { t } = useText();
  const search = useSearch();
  const [, navigate] = useLocation();
  if (code === undefined) {
    const suffix = search === 'knock' ? '?knock' : '';
    return (
      <Stack gap={6}>
        <PageTitle>{t('join.title')}</PageTitle>
        <CodeForm onFound={(found) => navigate(`/join/${encodeURIComponent(found)}${suffix}`)} />
        <Row justify="center">
          <Button variant="ghost" onClick={() => navigate('/t')}>
            {t('join.track')}
          </Button>
        </Row>
      </Stack>
    );
  }
  if (code.length === UNIT_TOKEN) return <JoinUnit token={code} />;
  return <AtTheDoor code={code} knocking={search === 'knock'} />;
}

function AtTheDoor({ code, knocking }: { code: string; knocking: boolean }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [meeting, again] = useFetched<MeetingFound>(`api/entrance/meetings/${encodeURIComponent(code)}`);
  const [byKnock, setByKnock] = useState(knocking);
  if (meeting.state === 'loading') return <Loading />;
  if (meeting.state === 'failed') return <NotFound code={code} failure={meeting.failure} onRetry={again} />;
  return (
    <Stack gap={6}>
      <div className={styles.meeting}>
        <PageTitle above={t('join.title')}>{meeting.value.title}</PageTitle>
      </div>
      {byKnock ? (
        <Knock code={code} meeting={meeting.value} onBack={() => setByKnock(false)} />
      ) : (
        <SlipForm code={code} meeting={meeting.value} onNoSlip={() => setByKnock(true)} />
      )}
      <Row justify="center">
        <Button variant="ghost" icon={ArrowLeftIcon} onClick={() => navigate('/join')}>
          {t('join.otherCode')}
        </Button>
      </Row>
    </Stack>
  );
}

function NotFound({ code, failure, onRetry }: { code: string; failure: HttpFailure; onRetry: () => void }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  if (failure === 'NETWORK') return <ErrorState title={t('errors.network')} onRetry={onRetry} />;
  return (
    <Stack gap={6}>
      <PageTitle>{t('join.noMeeting')}</PageTitle>
      <Banner tone="refused" live>
        <p>{refusalText({ code: failure })}</p>
      </Banner>
      <CodeForm initial={code} onFound={(found) => navigate(`/join/${encodeURIComponent(found)}`)} />
    </Stack>
  );
}

interface SlipFormProps {
  code: string;
  meeting: MeetingFound;
  onNoSlip: () => void;
}

/** Number and PIN, with the keypad of digits. */
function SlipForm(props: SlipFormProps) {
  const { t } = useText();
  const { number, setNumber, pin, setPin, busy, problem, send } = useSlip(props);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap={4}>
        <Card>
          <Stack gap={4}>
            <h2>{t('join.slipTitle')}</h2>
            <SeatNumber value={number} onChange={setNumber} />
            <Pin value={pin} onChange={setPin} />
            {problem && (
              <Banner tone="refused" live>
                <p>{problem}</p>
              </Banner>
            )}
            <Button variant="primary" size="large" wide type="submit" busy={busy} iconAfter={ArrowRightIcon}>
              {t('join.enter')}
            </Button>
          </Stack>
        </Card>
        <Button wide icon={KeyIcon} onClick={props.onNoSlip}>
          {t('join.noSlip')}
        </Button>
      </Stack>
    </form>
  );
}

function useSlip({ code, meeting }: SlipFormProps) {
  const { t } = useText();
  const { busy, failure, enter } = useEntering({ meetingTitle: meeting.title, name: '' });
  const [number, setNumber] = useState('');
  const [pin, setPin] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (): void => {
    const complete = number.trim() !== '' && pin.trim() !== '';
    setMissing(!complete);
    if (complete) void enter('api/entrance/pin', { code, number: number.trim(), pin: pin.trim() });
  };
  const problem = missing ? t('join.pinMissing') : failure && refusalText({ code: failure });
  return { number, setNumber, pin, setPin, busy, problem, send };
}

interface ValueProps {
  value: string;
  onChange: (value: string) => void;
}

/** Most numbers are digits; some halls print letters before them. */
function SeatNumber({ value, onChange }: ValueProps) {
  const { t } = useText();
  const [letters, setLetters] = useState(false);
  return (
    <Stack gap={1}>
      <TextField
        key={String(letters)}
        look="code"
        label={t('join.seatNumber')}
        hint={t('join.seatNumberHint')}
        value={value}
        onChange={onChange}
        inputMode={letters ? 'text' : 'numeric'}
        autoComplete="off"
        autoCapitalize="characters"
        enterKeyHint="next"
        maxLength={20}
      />
      {!letters && (
        <Row>
          <Button variant="ghost" onClick={() => setLetters(true)}>
            {t('join.withLetters')}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function Pin({ value, onChange }: ValueProps) {
  const { t } = useText();
  return (
    <TextField
      look="code"
      label={t('join.pin')}
      hint={t('join.pinHint')}
      value={value}
      onChange={onChange}
      inputMode="numeric"
      autoComplete="one-time-code"
      enterKeyHint="go"
      maxLength={12}
    />
  );
}
