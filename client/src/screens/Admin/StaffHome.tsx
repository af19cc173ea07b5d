import type { DuePromises, Id, LateMeeting, Role, StaffMeeting, StaffSelf } from '@doi-thoai/shared';
import { useState } from 'react';
import { LateChips, useLate } from '../../features/organisation/LateChips';
import { ImportMeetingDialog } from '../../features/meeting-file/ImportMeetingDialog';
import { DueChips, useDuePromises } from '../../features/reminders/DueChips';
import { useLocation } from '../../router';
import { failureText } from '../../realtime/refusal-text';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { CalendarIcon } from '../../ui/first-icons';
import {
  ChartIcon,
  DeskIcon,
  ListIcon,
  PlusIcon,
  SettingsIcon,
  UploadIcon,
  UsersIcon,
} from '../../ui/console-icons';
import { Chip } from '../../ui/Chip';
import { FileIcon, LockIcon } from '../../ui/icons';
import { CodeText } from '../../ui/Figures';
import { Card, PageTitle, Row, Stack } from '../../ui/layout';
import { List, ListRow } from '../../ui/List';
import { EmptyState } from '../../ui/States';
import { showToast } from '../../ui/toast-store';
import { ChangePassword } from './accounts/ChangePassword';
import { OrganisationDialog } from './OrganisationDialog';
import { enterMeeting } from './staff-api';

interface StaffHomeProps {
  me: StaffSelf;
  onChanged: () => void;
}

/** The meetings of this person, and what belongs to the whole organisation. */
export function StaffHome({ me, onChanged }: StaffHomeProps) {
  const { t } = useText();
  const [, go] = useLocation();
  const create = (
    <Button variant="primary" icon={PlusIcon} onClick={() => go('/staff/new')}>
      {t('admin.newMeeting')}
    </Button>
  );
  return (
    <Stack gap={6}>
      <PageTitle
        above={me.organisation?.name || t('admin.noOrganisation')}
        below={me.staff?.name}
        actions={create}
      >
        {t('admin.meetings')}
      </PageTitle>
      <Meetings meetings={me.meetings} />
      <House me={me} onChanged={onChanged} />
    </Stack>
  );
}

function House({ me, onChanged }: StaffHomeProps) {
  const { t } = useText();
  const [, go] = useLocation();
  const enter = useEnter();
  const [asked, setAsked] = useState<'PASSWORD' | 'ORGANISATION' | 'IMPORT' | null>(null);
  const close = () => setAsked(null);
  const changed = () => {
    close();
    onChanged();
  };
  return (
    <Row>
      <Button icon={ChartIcon} onClick={() => go('/staff/follow-up')}>
        {t('followUp.title')}
      </Button>
      <Button icon={SettingsIcon} onClick={() => setAsked('ORGANISATION')}>
        {t('admin.organisation')}
      </Button>
      <Button icon={UsersIcon} onClick={() => go('/staff/accounts')}>
        {t('accounts.title')}
      </Button>
      <Papers />
      <Button icon={CalendarIcon} onClick={() => go('/staff/rules')}>
        {t('admin.rules')}
      </Button>
      <Button icon={UploadIcon} onClick={() => setAsked('IMPORT')}>
        {t('meetingFile.importOpen')}
      </Button>
      {asked === 'IMPORT' && <ImportMeetingDialog onClose={close} onDone={changed} onOpen={enter} />}
      <Button icon={LockIcon} onClick={() => setAsked('PASSWORD')}>
        {t('accounts.change')}
      </Button>
      {asked === 'PASSWORD' && <ChangePassword login={me.staff?.login ?? ''} onClose={close} />}
      {asked === 'ORGANISATION' && (
        <OrganisationDialog words={me.organisation} onClose={close} onDone={changed} />
      )}
    </Row>
  );
}

/** Who takes part and who signs. */
function Papers() {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <>
      <Button icon={ListIcon} onClick={() => go('/staff/units')}>
        {t('units.title')}
      </Button>
      <Button icon={ListIcon} onClick={() => go('/staff/bodies')}>
        {t('bodies.title')}
      </Button>
      <Button icon={FileIcon} onClick={() => go('/staff/templates')}>
        {t('templates.title')}
      </Button>
    </>
  );
}

function Meetings({ meetings }: { meetings: readonly StaffMeeting[] }) {
  const { t } = useText();
  const late = useLate();
  const due = useDuePromises();
  if (meetings.length === 0) {
    return (
      <EmptyState icon={DeskIcon} title={t('admin.noMeetings')}>
        {t('admin.noMeetingsHint')}
      </EmptyState>
    );
  }
  return (
    <Card flush>
      <List label={t('admin.meetings')}>
        {meetings.map((meeting) => (
          <MeetingRow
            key={meeting.meetingId}
            meeting={meeting}
            late={late.get(meeting.meetingId)}
            due={due.get(meeting.meetingId)}
          />
        ))}
      </List>
    </Card>
  );
}

/** Into a meeting as who this account is there; a refusal is said. */
function useEnter() {
  const [, go] = useLocation();
  return async (meetingId: Id): Promise<void> => {
    try {
      go(await enterMeeting(meetingId));
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
    }
  };
}

/** Who may take a meeting as the beginning of the next one. */
const PREPARING: readonly Role[] = ['ORGANISER', 'SECRETARY', 'CHAIR'];

interface MeetingRowProps {
  meeting: StaffMeeting;
  late?: LateMeeting;
  due?: DuePromises;
}

function MeetingRow({ meeting, late, due }: MeetingRowProps) {
  const { t } = useText();
  const enterIt = useEnter();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    await enterIt(meeting.meetingId);
    setBusy(false);
  };
  return (
    <ListRow
      title={meeting.title}
      subtitle={formatDateTime(meeting.startsAt)}
      chips={<Chips {...{ meeting, late, due }} />}
      note={
        <>
          {t('desk.joinCode')} <CodeText code={meeting.code} />
        </>
      }
      actions={
        <Row>
          <Button busy={busy} onClick={() => void enter()}>
            {t('admin.enter')}
          </Button>
          {meeting.participantId !== null && PREPARING.includes(meeting.role) && <Follow meeting={meeting} />}
        </Row>
      }
    />
  );
}

/** Goes on to a meeting that begins with what this one had. */
function Follow({ meeting: { meetingId, title } }: { meeting: StaffMeeting }) {
  const { t } = useText();
  const [, go] = useLocation();
  return (
    <Button
      variant="ghost"
      aria-label={t('admin.followOf', { title })}
      onClick={() => go(`/staff/new?after=${meetingId}`)}
    >
      {t('admin.follow')}
    </Button>
  );
}

function Chips({ meeting, late, due }: MeetingRowProps) {
  const { t } = useText();
  return (
    <>
      <Chip>{t(`states.phase.${meeting.phase}`)}</Chip>
      <Chip>{t(`states.role.${meeting.role}`)}</Chip>
      {meeting.ordinal > 1 && <Chip>{t('admin.ordinal', { n: meeting.ordinal })}</Chip>}
      {meeting.rehearsal && <Chip>{t('admin.rehearsal')}</Chip>}
      <LateChips late={late} />
      <DueChips promises={due} />
    </>
  );
}
