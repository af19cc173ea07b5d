import type {
  CommandAnswer,
  Id,
  IssuingBodyView,
  PaperKind,
  PaperSystem,
  TemplateField,
  TemplateProblem,
} from '@doi-thoai/shared';
import { TEMPLATE_FIELDS, TEMPLATE_LIMITS, makeId, templateRule } from '@doi-thoai/shared';
import { useState } from 'react';
import { FormDialog } from '../../../features/meeting/FormDialog';
import { HttpError } from '../../../realtime/http';
import { postFile } from '../../../realtime/post-file';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { DownloadLink } from '../../../ui/DownloadLink';
import { FileField } from '../../../ui/FileField';
import { Stack } from '../../../ui/layout';
import { List, ListRow } from '../../../ui/List';
import { Select } from '../../../ui/Select';
import { showToast } from '../../../ui/toast-store';
import { Failure } from '../units/unit-form';
import { useSending } from '../use-sending';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Whatever the browser takes it for: what it is, the server reads in it. */
const ANY = 'application/octet-stream';
const ALL = 'ALL';

interface BringDialogProps {
  kind: PaperKind;
  system: PaperSystem;
  bodies: readonly IssuingBodyView[];
  onClose: () => void;
  onDone: () => void;
}

type Brought = Extract<CommandAnswer<'organisation.bringTemplate'>, { ok: true }>;

function useBringing({ kind, system, onDone }: BringDialogProps) {
  const { t } = useText();
  const [file, setFile] = useState<{ id: Id; file: File } | null>(null);
  const [body, setBody] = useState<string>(ALL);
  const [problems, setProblems] = useState<readonly TemplateProblem[]>([]);
  const { busy, failure, send } = useSending();
  // What was said of another choice is not said of this one.
  const [sent, setSent] = useState<Id | null>(null);
  // One choice is one version: pressed again after a lost answer it is the same one.
  const pick = (picked: File) => {
    setProblems([]);
    setFile({ id: makeId(), file: picked });
  };
  const choose = (to: string) => {
    setBody(to);
    if (file) pick(file.file);
  };
  const save = () =>
    send(async () => {
      if (!file) return;
      setSent(file.id);
      setProblems([]);
      const of = `kind=${kind}&system=${system}${body === ALL ? '' : `&body=${body}`}`;
      const path = `api/organisation/paper-templates/${file.id}?${of}`;
      try {
        if (file.file.size > TEMPLATE_LIMITS.file) throw new HttpError('TOO_LARGE');
        const { result } = await postFile<Brought>(path, file.file, ANY, null, file.file.name);
        showToast({ text: t('templates.brought', { name: file.file.name, ...result }), tone: 'done' });
      } catch (error) {
        if (error instanceof HttpError && error.code === 'TEMPLATE_INVALID') {
          setProblems((error.details.rows ?? []) as TemplateProblem[]);
        }
        throw error;
      }
      onDone();
    });
  return { file, body, problems, busy, failure: file?.id === sent ? failure : '', pick, choose, save };
}

/** A template is looked at whole, and taken whole or not at all. */
export function BringDialog(props: BringDialogProps) {
  const { kind, system, bodies, onClose } = props;
  const { t } = useText();
  const { file, body, problems, busy, failure, pick, choose, save } = useBringing(props);
  const named = bodies.map(({ id: value, name: label }) => ({ value, label }));
  return (
    <FormDialog
      wide
      title={t('templates.bringTitle', { name: t(`papers.name.${kind}`) })}
      saveLabel={t('templates.save')}
      busy={busy}
      disabled={file === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t('templates.bringHint')}</p>
        <DownloadLink href={`/api/organisation/paper-templates/samples/${kind}/${system}`}>
          {t('templates.sample')}
        </DownloadLink>
        <Select
          label={t('templates.forWhom')}
          value={body}
          onChange={choose}
          options={[{ value: ALL, label: t('templates.forAll') }, ...named]}
        />
        <FileField
          label={t('templates.file')}
          hint={t('templates.fileHint')}
          accept={`.docx,${DOCX}`}
          disabled={busy}
          onPick={pick}
        />
        {problems.length > 0 ? <Problems problems={problems} why={failure} /> : <Failure>{failure}</Failure>}
      </Stack>
    </FormDialog>
  );
}

/** Stands below the choice of the file: on a small screen nobody would see it. */
const intoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

function Problems({ problems, why }: { problems: readonly TemplateProblem[]; why: string }) {
  const { t } = useText();
  return (
    <div ref={intoSight}>
      <Stack gap={3}>
        <Banner tone="refused" live title={t('templates.bad', { n: problems.length })}>
          {why}
        </Banner>
        <List label={t('templates.problems')}>
          {problems.map((problem, index) => (
            <ProblemRow key={index} problem={problem} />
          ))}
        </List>
      </Stack>
    </div>
  );
}

/** Problems of the file itself are about one of its parts, all others about a field. */
const OF_FIELD: readonly TemplateProblem['problem'][] = [
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'NOT_ALONE',
  'WRONG_PLACE',
  'TWICE',
  'NOT_ON_EVERY_PAGE',
];

const isField = (name: string): name is TemplateField => Object.hasOwn(TEMPLATE_FIELDS, name);

function ProblemRow({ problem: { problem, about, place, text } }: { problem: TemplateProblem }) {
  const { t } = useText();
  const says = isField(about) ? t(`templates.field.${about}`) : about;
  const words = t(`templates.problem.${problem}`, { says });
  const where = place && t(`templates.place.${place}`);
  const missing = problem === 'MISSING_FIELD' && isField(about);
  const note = missing
    ? t(`templates.form.${templateRule(about).form}`)
    : where && text
      ? t('templates.placeOf', { place: where, text })
      : where || text;
  if (about === '') return <ListRow tone="refused" title={words} note={note} />;
  const name = OF_FIELD.includes(problem) ? `{{${about}}}` : about;
  return (
    <ListRow tone="refused" title={<code>{name}</code>} note={note}>
      {words}
    </ListRow>
  );
}
