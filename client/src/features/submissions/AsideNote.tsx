import type { Aside, ReaderState, SubmissionView } from '@doi-thoai/shared';
import { useMeeting } from '../../realtime/hooks';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ArrowRightIcon, EyeIcon, LockIcon, UndoIcon } from '../../ui/icons';
import { TrashIcon } from '../../ui/console-icons';
import { Muted, Prose, Row, Stack } from '../../ui/layout';
import { useMay } from '../meeting/rights';
import type { AsideActs } from './use-aside';

const selectPeople = (state: ReaderState) => state.participants;

interface AsideNoteProps {
  row: SubmissionView;
  acts: AsideActs;
  /** `small` beside a mouse; a tablet's are for fingers. */
  size?: 'small';
}

/** Why an opinion is out of the course, what its author was told, and what may become of it. */
export function AsideNote({ row, acts, size }: AsideNoteProps) {
  const { aside } = row;
  if (!aside) return null;
  return (
    <Stack gap={2}>
      <Told aside={aside} />
      <Row>
        <Buttons {...{ row, aside, acts, size }} />
      </Row>
    </Stack>
  );
}

function Told({ aside: { kind, text, byId, at } }: { aside: Aside }) {
  const { t } = useText();
  const by = useMeeting(selectPeople)[byId]?.name ?? '';
  const shut = kind === 'SECRET_SUSPECT' || kind === 'PURGED';
  return (
    <Banner
      tone={shut ? 'refused' : 'waiting'}
      icon={shut ? LockIcon : ArrowRightIcon}
      title={t(`states.aside.${kind}`)}
    >
      <Prose>{kind === 'PURGED' ? text : t('aside.toldAuthor', { text })}</Prose>
      <Muted>{[by, formatDateTime(at)].filter(Boolean).join(' · ')}</Muted>
    </Banner>
  );
}

function Buttons({ row, aside, acts, size }: AsideNoteProps & { aside: Aside }) {
  const { t } = useText();
  const may = useMay();
  const secret = aside.kind === 'SECRET_SUSPECT';
  if (aside.kind === 'PURGED') return null;
  return (
    <>
      {secret && (
        <Button size={size} icon={EyeIcon} onClick={() => acts.read(row)}>
          {t('aside.read')}
        </Button>
      )}
      {may('submissions.takeBack') && (
        <Button size={size} icon={UndoIcon} onClick={() => void acts.takeBack(row)}>
          {t('aside.takeBack')}
        </Button>
      )}
      {secret && may('submissions.purge') && (
        <Button size={size} variant="danger" icon={TrashIcon} onClick={() => acts.purge(row)}>
          {t('aside.purge')}
        </Button>
      )}
      {secret && !may('submissions.purge') && <Muted>{t('aside.purgeByChair')}</Muted>}
    </>
  );
}
