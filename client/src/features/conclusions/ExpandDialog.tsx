import type {
  ConclusionLineView,
  ExpandedRow,
  Id,
  MeetingDeadlines,
  RefusedItem,
  TargetRef,
} from '@doi-thoai/shared';
import { LIMITS, NOTICE_LIMITS, clipText, makeId } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useMeeting } from '../../realtime/hooks';
import { useSeat } from '../../realtime/session-context';
import { useFetched } from '../../realtime/use-fetched';
import { civilToday } from '../../text/format';
import { useText } from '../../text/text';
import { DateField } from '../../ui/DateField';
import { TextArea } from '../../ui/fields';
import { Muted, Stack } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { FormDialog } from '../meeting/FormDialog';
import { useAct } from '../meeting/use-act';
import { useUnitOptions } from '../participants/units';
import { titleOf, useTargets } from '../responses/targets';
import styles from './conclusions.module.css';

interface ExpandDialogProps {
  line: ConclusionLineView;
  targets: readonly TargetRef[];
  onClose: () => void;
}

interface Draft extends Omit<ExpandedRow, 'ownerUnitId' | 'dueOn'> {
  ownerUnitId: Id | null;
  dueOn: string | null;
  what: string;
}

/** Where no rule is known yet. */
const REVIEW_DAYS = 30;

function daysFromNow(days: number): string {
  return civilToday(Date.now() + days * 86_400_000);
}

/** The day on which what is noted today is looked at again, by the meeting's rules; corrected by whoever knows better. */
function useReviewDay(): string {
  const { participantId } = useSeat();
  const meetingId = useMeeting((state) => state.meeting?.id ?? '');
  const [plan] = useFetched<MeetingDeadlines>(`api/meetings/${meetingId}/deadlines?seat=${participantId}`);
  const rows = plan.state === 'there' ? plan.value.rows : [];
  const deadline = rows.find(({ step }) => step === 'NOTED_REVIEW')?.deadline;
  if (!deadline) return daysFromNow(REVIEW_DAYS);
  return daysFromNow(deadline.dayKind === 'WORKING' ? Math.ceil((deadline.days * 7) / 5) : deadline.days);
}

function useDrafts({ targets }: ExpandDialogProps) {
  const { t } = useText();
  const { find } = useTargets();
  const collated = useMeeting((state) => state.collated);
  const review = useReviewDay();
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    targets.slice(0, NOTICE_LIMITS.rows).map((target) => {
      const [row] = find([target]);
      const what = row ? titleOf(row) : t('conclusions.gone');
      const words = t('conclusions.reviewOf', { words: row?.words ?? what });
      return {
        ...{ commitmentId: makeId(), target, what, text: clipText(words, LIMITS.answer).text },
        ...{ ownerUnitId: collated[target.id]?.responderUnitId ?? null, dueOn: null },
      };
    }),
  );
  const change = (id: Id, patch: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.target.id === id ? { ...one, ...patch } : one)));
  const all = (patch: (draft: Draft) => Partial<Draft>) =>
    setDrafts(drafts.map((one) => ({ ...one, ...patch(one) })));
  // Whoever types no day takes the one of the rules.
  return { drafts: drafts.map((one) => ({ ...one, dueOn: one.dueOn ?? review })), change, all, review };
}

function useExpanding({ line, onClose }: ExpandDialogProps, drafts: readonly (Draft & { dueOn: string })[]) {
  const { t } = useText();
  const act = useAct();
  const [refused, setRefused] = useState<readonly RefusedItem[]>([]);
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const rows = drafts.flatMap(({ what: _what, ownerUnitId, text, ...row }) =>
      ownerUnitId === null || text.trim() === '' ? [] : [{ ...row, text: text.trim(), ownerUnitId }],
    );
    if (rows.length < drafts.length) return;
    const done = { done: t('conclusions.expandDone', { n: rows.length }) };
    const answer = await act('conclusions.expand', { lineId: line.id, seen: line.version, rows }, done);
    if (answer.ok) onClose();
    else setRefused(answer.details.refused ?? []);
  };
  return { refused, tried, save };
}

/** One row per opinion, prefilled and editable; saved whole or not at all. */
export function ExpandDialog(props: ExpandDialogProps) {
  const { targets, onClose } = props;
  const { t } = useText();
  const { drafts, change, all, review } = useDrafts(props);
  const { refused, tried, save } = useExpanding(props, drafts);
  return (
    <FormDialog
      wide
      title={t('conclusions.expandTitle')}
      saveLabel={t('conclusions.expandSave', { n: drafts.length })}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <Muted>{t('conclusions.expandHint')}</Muted>
        {targets.length > drafts.length && (
          <Muted>{t('conclusions.expandMany', { n: NOTICE_LIMITS.rows })}</Muted>
        )}
        <ForAll all={all} review={review} />
        <ol className={styles.rows}>
          {drafts.map((draft) => (
            <li key={draft.target.id}>
              <RowFields
                draft={draft}
                change={(patch) => change(draft.target.id, patch)}
                tried={tried}
                refused={refused.find(({ id }) => id === draft.target.id)}
              />
            </li>
          ))}
        </ol>
      </Stack>
    </FormDialog>
  );
}

interface ForAllProps {
  all: (patch: (draft: Draft) => Partial<Draft>) => void;
  review: string;
}

/** Fills in what is the same for many; what was chosen for one stays. */
function ForAll({ all, review }: ForAllProps) {
  const { t } = useText();
  const units = useUnitOptions();
  const [dueOn, setDueOn] = useState<string | null>(null);
  return (
    <>
      <Select<Id>
        label={t('conclusions.ownerForAll')}
        optional
        value={null}
        placeholder={t('desk.pickUnit')}
        options={units}
        onChange={(unitId) => all((one) => ({ ownerUnitId: one.ownerUnitId ?? unitId }))}
      />
      <DateField
        label={t('conclusions.dueForAll')}
        value={dueOn ?? review}
        min={civilToday()}
        onChange={(day) => {
          setDueOn(day);
          all(() => ({ dueOn: day }));
        }}
      />
    </>
  );
}

interface RowFieldsProps {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  tried: boolean;
  refused: RefusedItem | undefined;
}

function RowFields({ draft, change, tried, refused }: RowFieldsProps) {
  const { t } = useText();
  const units = useUnitOptions();
  const { what, text, ownerUnitId, dueOn } = draft;
  const need = (empty: boolean) => (tried && empty ? t('errors.field.MISSING') : undefined);
  const reason = refused && t('conclusions.rowRefused', { reason: refusalText({ code: refused.code }) });
  return (
    <Stack gap={2}>
      <TextArea
        label={t('conclusions.rowText', { what })}
        value={text}
        onChange={(value) => change({ text: value })}
        limit={LIMITS.answer}
        rows={2}
        error={reason ?? need(text.trim() === '')}
      />
      <Select<Id>
        label={t('conclusions.rowOwner', { what })}
        value={ownerUnitId}
        onChange={(unitId) => change({ ownerUnitId: unitId })}
        options={units}
        placeholder={t('desk.pickUnit')}
        error={need(ownerUnitId === null)}
      />
      <DateField
        label={t('conclusions.rowDue', { what })}
        value={dueOn}
        min={civilToday()}
        onChange={(day) => change({ dueOn: day })}
      />
    </Stack>
  );
}
