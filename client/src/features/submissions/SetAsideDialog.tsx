import type { AsideKind, Payload, ReaderState, SubmissionView } from '@doi-thoai/shared';
import { LIMITS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { ArrowRightIcon, LockIcon, RefusedIcon, WarningIcon } from '../../ui/icons';
import { TextArea } from '../../ui/fields';
import { Muted, Stack } from '../../ui/layout';
import type { IconComponent } from '../../ui/make-icon';
import { RadioCards } from '../../ui/RadioCards';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';

type Kind = Exclude<AsideKind, 'PURGED'>;

const ICONS: Record<Kind, IconComponent> = {
  REDIRECTED: WarningIcon,
  FORWARDED: ArrowRightIcon,
  OUT_OF_SCOPE: RefusedIcon,
  SECRET_SUSPECT: LockIcon,
};
const KINDS = Object.keys(ICONS) as Kind[];

const selectSubmissions = (state: ReaderState) => state.submissions;

interface SetAsideDialogProps {
  row: SubmissionView;
  onClose: () => void;
}

interface Form {
  kind: Kind | null;
  text: string;
  missing: boolean;
  busy: boolean;
  change: (patch: Partial<Pick<Form, 'kind' | 'text'>>) => void;
  save: () => Promise<void>;
}

/** What was seen counts until the refusal says what is true now; then the next press decides again. */
function useForm(row: SubmissionView, onClose: () => void): Form {
  const { t } = useText();
  const act = useAct();
  const present = useMeeting(selectSubmissions)[row.id] ?? row;
  const [seen, setSeen] = useState(row.version);
  const [words, setWords] = useState<{ kind: Kind | null; text: string }>({ kind: null, text: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    const { kind } = words;
    const text = words.text.trim();
    setTried(true);
    if (kind === null || text === '') return;
    setBusy(true);
    const payload: Payload<'submissions.setAside'> = { submissionId: row.id, kind, text, seen };
    const answer = await act('submissions.setAside', payload, { done: t('aside.done') });
    setBusy(false);
    if (answer.ok) onClose();
    else if (answer.code === 'STALE') setSeen(present.version);
  };
  const change: Form['change'] = (patch) => setWords({ ...words, ...patch });
  return { ...words, missing: tried, busy, change, save };
}

/** An opinion leaves the meeting's course; its author reads the reason, and where to turn to. */
export function SetAsideDialog({ row, onClose }: SetAsideDialogProps) {
  const { t } = useText();
  const form = useForm(row, onClose);
  const collated = row.collatedIds.length > 0;
  const kinds = collated ? KINDS.filter((kind) => kind === 'SECRET_SUSPECT') : KINDS;
  return (
    <FormDialog
      wide
      title={t('aside.title')}
      saveLabel={t(form.kind === 'SECRET_SUSPECT' ? 'aside.quarantine' : 'aside.do')}
      busy={form.busy}
      onSave={() => void form.save()}
      onClose={onClose}
    >
      <Stack gap={3}>
        <Muted>{row.summary}</Muted>
        {collated && <Banner tone="waiting">{t('aside.collated')}</Banner>}
        <RadioCards
          legend={t('aside.kind')}
          options={kinds.map((value) => ({
            value,
            icon: ICONS[value],
            label: t(`aside.kind.${value}`),
            children: t(`aside.means.${value}`),
          }))}
          value={form.kind}
          onChange={(kind) => form.change({ kind })}
          error={form.missing && form.kind === null ? t('aside.kindMissing') : undefined}
        />
        <Told form={form} />
      </Stack>
    </FormDialog>
  );
}

function Told({ form }: { form: Form }) {
  const { t } = useText();
  return (
    <TextArea
      label={t(`aside.text.${form.kind ?? 'NONE'}`)}
      hint={t(form.kind === 'SECRET_SUSPECT' ? 'aside.hintSecret' : 'aside.hint')}
      limit={LIMITS.reason}
      rows={3}
      value={form.text}
      onChange={(text) => form.change({ text })}
      onSend={() => void form.save()}
      error={form.missing && form.text.trim() === '' ? t('aside.textMissing') : undefined}
    />
  );
}
