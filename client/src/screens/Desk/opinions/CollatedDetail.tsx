import type { CollatedView, SubmissionView } from '@doi-thoai/shared';
import { TABLE_LIMITS, isLive } from '@doi-thoai/shared';
import { useState } from 'react';
import { CommitmentCard } from '../../../features/commitments/CommitmentCard';
import { repeatWords } from '../../../features/collation/repeat-words';
import { useMay } from '../../../features/meeting/rights';
import { useTopics } from '../../../features/meeting/topics';
import { useAct } from '../../../features/meeting/use-act';
import { ResponseCard } from '../../../features/responses/ResponseCard';
import { useOpenReopenings } from '../../../features/responses/use-reopenings';
import { headingOf } from '../../../features/submissions/in-course';
import { useMeeting } from '../../../realtime/hooks';
import { useText } from '../../../text/text';
import { Button, IconButton } from '../../../ui/Button';
import { KeyButton } from '../../../ui/KeyButton';
import { SplitIcon } from '../../../ui/console-icons';
import { Facts } from '../../../ui/Figures';
import { TextArea } from '../../../ui/fields';
import { Muted, Row, Stack } from '../../../ui/layout';
import { StatusChip } from '../../../ui/Status';
import { AlikePart } from '../alike/AlikePart';
import { CollatedTopic } from '../alike/CollatedTopic';
import { DraftsHere } from '../alike/DraftsHere';
import { useDesk } from '../desk-view';
import { ClassifyMenu } from './ClassifyMenu';
import { AnswersBefore, ClosedChip, CollatedLinks } from './CollatedLinks';
import type { OpinionDialog } from './OpinionDialogs';
import styles from './opinions.module.css';
import { authorOf } from './RawRow';
import { useGiven, usePromises } from './rows';
import type { Lists } from './use-lists';

interface CollatedDetailProps {
  row: CollatedView;
  lists: Lists;
  ask: (dialog: OpinionDialog) => void;
}

const selectScreen = (state: { screen: { version: number } }) => state.screen.version;

/** A collated opinion with its sources, its answers and what was promised. */
export function CollatedDetail({ row, lists, ask }: CollatedDetailProps) {
  const { t } = useText();
  const answered = lists.answers.has(row.id);
  const live = isLive(row);
  const reopened = useOpenReopenings().some(({ target }) => target.id === row.id);
  return (
    <article className={styles.detail}>
      <Wording key={row.id} row={row} />
      <Row>
        {live ? (
          <StatusChip tone={answered ? 'done' : 'waiting'}>
            {answered ? t('desk.answered') : t('desk.unanswered')}
          </StatusChip>
        ) : (
          <ClosedChip row={row} />
        )}
        {reopened && <StatusChip tone="waiting">{t('answers.foundUnanswered')}</StatusChip>}
      </Row>
      <CollatedLinks row={row} lists={lists} />
      {live ? <CollatedButtons row={row} ask={ask} /> : <Muted>{t('collation.closedHint')}</Muted>}
      <CollatedFacts row={row} />
      {live && <CollatedTopic row={row} />}
      <Sources row={row} lists={lists} />
      {live && <AlikePart asked={{ kind: 'COLLATED', id: row.id, version: row.version }} lists={lists} />}
      <Outcome row={row} />
      {live && <DraftsHere collatedId={row.id} />}
      <AnswersBefore row={row} lists={lists} />
    </article>
  );
}

function CollatedFacts({ row }: { row: CollatedView }) {
  const { t } = useText();
  const topics = useTopics();
  const { field, authority, repeatOf } = row;
  const facts = [
    { label: t('common.topic'), value: topics.nameOf(row.topicId) },
    { label: t('collation.aspect.FIELD'), value: field && t(`states.field.${field}`) },
    { label: t('collation.aspect.AUTHORITY'), value: authority && t(`states.authority.${authority}`) },
    { label: t('collation.repeat'), value: repeatOf && repeatWords(repeatOf, t) },
    { label: t('desk.responderUnit'), value: row.responderUnit || t('desk.nobodyYet') },
    { label: t('desk.ofUnit'), value: row.unit || t('desk.noUnit') },
    { label: t('desk.unitCount'), value: t('desk.ofUnits', { n: row.unitCount }) },
  ];
  return <Facts facts={facts.flatMap(({ label, value }) => (value ? { label, value } : []))} />;
}

/** The secretary's wording, edited in place; the sources stay as they were written. */
function Wording({ row }: { row: CollatedView }) {
  const { t } = useText();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  if (editing) return <WordingForm row={row} onClose={() => setEditing(false)} />;
  return (
    <Row align="start" justify="between" tight>
      <h3 className={styles.detailTitle}>
        <span className={styles.number}>#{row.number}</span> {row.wording}
      </h3>
      {may('collation.edit') && isLive(row) && (
        <Button size="small" className={styles.still} onClick={() => setEditing(true)}>
          {t('common.edit')}
        </Button>
      )}
    </Row>
  );
}

function WordingForm({ row, onClose }: { row: CollatedView; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [words, setWords] = useState(row.wording);
  const [before, setBefore] = useState(row);
  const save = async () => {
    const { id, topicId } = row;
    const payload = { collatedId: id, wording: words.trim(), topicId, seen: before.version };
    const answer = await act('collation.edit', payload);
    if (answer.ok) onClose();
    // What the other wrote stands above the field by then; the next press decides again.
    else if (answer.code === 'STALE') setBefore(row);
  };
  return (
    <Stack gap={2}>
      {row.wording !== before.wording && (
        <p className={styles.quiet}>{t('desk.wordingMoved', { wording: row.wording })}</p>
      )}
      <TextArea
        label={t('desk.wording')}
        value={words}
        onChange={setWords}
        onSend={() => void save()}
        limit={TABLE_LIMITS.wording}
        rows={3}
      />
      <Row justify="end">
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="small" variant="primary" disabled={words.trim() === ''} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </Row>
    </Stack>
  );
}

function CollatedButtons({ row, ask }: Omit<CollatedDetailProps, 'lists'>) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const act = useAct();
  const may = useMay();
  const seen = useMeeting(selectScreen);
  const answer = () => {
    dispatch({ act: 'TARGETS', targets: [{ kind: 'COLLATED', id: row.id }] });
    dispatch({ act: 'GO', tab: 'ANSWERS' });
  };
  const show = () =>
    act('screen.show', { mode: 'OPINION', collatedId: row.id, seen }, { done: t('desk.shown'), undo: true });
  return (
    <div className={styles.acts}>
      {may('responses.answer') && (
        <Button size="small" variant="primary" onClick={answer}>
          {t('desk.recordAnswer')}
        </Button>
      )}
      {may('collation.assign') && (
        <KeyButton size="small" shortcut="r" onClick={() => ask('ASSIGN')}>
          {t('desk.assign')}
        </KeyButton>
      )}
      <ClassifyMenu single label={t('collation.classifyOf', { number: row.number })} ask={ask} />
      <MergeButtons ask={ask} />
      {may('screen.show') && (
        <Button size="small" onClick={() => void show()}>
          {t('desk.show')}
        </Button>
      )}
    </div>
  );
}

function MergeButtons({ ask }: Pick<CollatedDetailProps, 'ask'>) {
  const { t } = useText();
  const may = useMay();
  return (
    <>
      {may('collation.merge') && (
        <KeyButton size="small" shortcut="m" onClick={() => ask('MERGE')}>
          {t('collation.merge')}
        </KeyButton>
      )}
      {may('collation.split') && (
        <KeyButton size="small" shortcut="s" onClick={() => ask('SPLIT')}>
          {t('collation.split')}
        </KeyButton>
      )}
    </>
  );
}

function Sources({ row, lists }: Omit<CollatedDetailProps, 'ask'>) {
  const { t } = useText();
  return (
    <section className={styles.part}>
      <h4 className={styles.partTitle}>{t('desk.sources', { n: row.sourceIds.length })}</h4>
      <ul className={styles.list}>
        {row.sourceIds.map((id) => {
          const source = lists.submissions[id];
          return source && <Source key={id} collated={row} source={source} />;
        })}
      </ul>
    </section>
  );
}

function Source({ collated, source }: { collated: CollatedView; source: SubmissionView }) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const act = useAct();
  const may = useMay();
  const { id, aside } = source;
  const what = headingOf(source, t);
  const unlink = () =>
    act('collation.unlink', { collatedId: collated.id, submissionIds: [id] }, { done: t('desk.unlinked') });
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <button
          type="button"
          className={styles.title}
          onClick={() => dispatch({ act: 'OPEN', kind: 'RAW', id })}
        >
          {what}
        </button>
        <p className={styles.quiet}>{authorOf(source, t)}</p>
        {aside && <StatusChip tone="waiting">{t(`states.aside.${aside.kind}`)}</StatusChip>}
      </div>
      {may('collation.unlink') && isLive(collated) && (
        <span className={styles.tick}>
          <IconButton
            size="small"
            icon={SplitIcon}
            label={t('desk.unlink', { what })}
            onClick={() => void unlink()}
          />
        </span>
      )}
    </li>
  );
}

function Outcome({ row }: Pick<CollatedDetailProps, 'row'>) {
  const { t } = useText();
  const promises = usePromises().get(row.id) ?? [];
  const answers = useGiven().get(row.id) ?? [];
  return (
    <>
      <section className={styles.part}>
        <h4 className={styles.partTitle}>{t('desk.answersHere')}</h4>
        {answers.length === 0 && <p className={styles.quiet}>{t('desk.noAnswerYet')}</p>}
        {answers.map((response) => (
          <ResponseCard key={response.id} response={response} />
        ))}
      </section>
      {promises.length > 0 && (
        <section className={styles.part}>
          <h4 className={styles.partTitle}>{t('desk.promisesHere')}</h4>
          {promises.map((commitment) => (
            <CommitmentCard key={commitment.id} commitment={commitment} />
          ))}
        </section>
      )}
    </>
  );
}
