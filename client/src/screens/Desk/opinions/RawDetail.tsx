import type { SubmissionView } from '@doi-thoai/shared';
import { useTopics } from '../../../features/meeting/topics';
import { useMay } from '../../../features/meeting/rights';
import { ResponseCard } from '../../../features/responses/ResponseCard';
import { whenLabel } from '../../../features/submissions/author-label';
import { AsideNote } from '../../../features/submissions/AsideNote';
import { headingOf, inCourse } from '../../../features/submissions/in-course';
import { Attachments } from '../../../features/submissions/Attachments';
import { SealedAuthor } from '../../../features/submissions/SealedAuthor';
import type { AsideActs } from '../../../features/submissions/use-aside';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { KeyButton } from '../../../ui/KeyButton';
import { CodeText, Facts } from '../../../ui/Figures';
import { Prose, Row } from '../../../ui/layout';
import { Skeleton } from '../../../ui/States';
import { StatusChip } from '../../../ui/Status';
import { AlikePart } from '../alike/AlikePart';
import { useDesk } from '../desk-view';
import type { OpinionDialog } from './OpinionDialogs';
import styles from './opinions.module.css';
import { authorOf, Links, standingOf } from './RawRow';
import { useFullText } from './use-full-text';
import { useGiven } from './rows';
import type { Lists } from './use-lists';
import { REVIEW_KEYS, reviewActs, type Review } from './use-review';

interface RawDetailProps {
  row: SubmissionView;
  lists: Lists;
  review: Review;
  aside: AsideActs;
  ask: (dialog: OpinionDialog) => void;
}

/** One raw opinion in the author's own words, with everything that may be done with it. */
export function RawDetail({ row, lists, review, aside, ask }: RawDetailProps) {
  const { t } = useText();
  const may = useMay();
  const standing = standingOf(row, t);
  return (
    <article className={styles.detail}>
      <h3 className={styles.detailTitle}>{headingOf(row, t)}</h3>
      <Row>
        {!row.aside && <StatusChip tone={standing.tone}>{standing.word}</StatusChip>}
        {row.notReached && <StatusChip tone="waiting">{t('desk.notReachedChip')}</StatusChip>}
      </Row>
      <AsideNote row={row} acts={aside} size="small" />
      <ReviewButtons row={row} review={review} aside={aside} />
      {row.text && <FullWords row={row} />}
      {row.returnText && (
        <Banner tone="waiting" title={t('desk.askedToClarify')}>
          <Prose>{row.returnText}</Prose>
        </Banner>
      )}
      <Attachments desk submission={row} may={may('submissions.attach')} />
      <CollatedPart row={row} lists={lists} ask={ask} />
      {!row.withdrawn && !row.aside && (
        <AlikePart asked={{ kind: 'RAW', id: row.id, version: row.version }} lists={lists} />
      )}
      <RawFacts row={row} />
      <SealedAuthor row={row} />
      <Answered row={row} />
    </article>
  );
}

function ReviewButtons({ row, review, aside }: Pick<RawDetailProps, 'row' | 'review' | 'aside'>) {
  const { t } = useText();
  const may = useMay();
  const acts = reviewActs(row).filter(review.may);
  if (!inCourse(row)) return null;
  return (
    <div className={styles.acts}>
      {acts.map((act, index) => (
        <KeyButton
          key={act}
          size="small"
          variant={index === 0 && act !== 'return' ? 'primary' : 'quiet'}
          shortcut={REVIEW_KEYS[act]}
          onClick={() => review.run(act, row)}
          title={act === 'show' && row.moderation !== 'APPROVED' ? t('desk.showApproves') : undefined}
        >
          {t(`desk.${act}`)}
        </KeyButton>
      ))}
      {may('submissions.setAside') && (
        <KeyButton size="small" shortcut="o" onClick={() => aside.setAside(row)}>
          {t('aside.act')}
        </KeyButton>
      )}
    </div>
  );
}

function FullWords({ row }: { row: SubmissionView }) {
  const { t } = useText();
  const { text, failed, loading } = useFullText(row);
  return (
    <div>
      <Prose>{text}</Prose>
      {loading && <Skeleton count={2} />}
      {failed && <Banner tone="waiting">{t('desk.textFailed')}</Banner>}
    </div>
  );
}

function RawFacts({ row }: { row: SubmissionView }) {
  const { t } = useText();
  const topics = useTopics();
  return (
    <Facts
      facts={[
        { label: t('desk.author'), value: authorOf(row, t) },
        { label: t('common.kind'), value: t(`states.kind.${row.kind}`) },
        { label: t('common.topic'), value: topics.nameOf(row.topicId) },
        { label: t('desk.channel'), value: t(`states.channel.${row.channel}`) },
        { label: t('desk.writtenAt'), value: whenLabel(row, row.writtenAt) },
        { label: t('desk.receivedAt'), value: whenLabel(row, row.receivedAt) },
        { label: t('desk.trackingCode'), value: <CodeText code={row.trackingCode} /> },
      ]}
    />
  );
}

function CollatedPart({ row, lists, ask }: Omit<RawDetailProps, 'review' | 'aside'>) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const may = useMay();
  return (
    <section className={styles.part}>
      <h4 className={styles.partTitle}>{t('desk.collatedInto')}</h4>
      {row.collatedIds.length === 0 && <p className={styles.quiet}>{t('desk.notCollated')}</p>}
      <Row>
        <Links ids={row.collatedIds} collated={lists.collatedById} dispatch={dispatch} />
      </Row>
      {inCourse(row) && may('collation.create') && (
        <div className={styles.acts}>
          <KeyButton size="small" shortcut="c" onClick={() => ask('COLLATE')}>
            {t('desk.collate')}
          </KeyButton>
          <KeyButton
            size="small"
            shortcut="m"
            onClick={() => ask('LINK')}
            disabled={lists.numbered.length === 0}
          >
            {t('desk.link')}
          </KeyButton>
        </div>
      )}
    </section>
  );
}

/** Answers that hang on this very opinion; those of a collated one stand there. */
function Answered({ row }: { row: SubmissionView }) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const may = useMay();
  const answers = useGiven().get(row.id) ?? [];
  const open = row.collatedIds.length === 0 && inCourse(row) && may('responses.answer');
  if (answers.length === 0 && !open) return null;
  const answer = () => {
    dispatch({ act: 'TARGETS', targets: [{ kind: 'SUBMISSION', id: row.id }] });
    dispatch({ act: 'GO', tab: 'ANSWERS' });
  };
  return (
    <section className={styles.part}>
      <h4 className={styles.partTitle}>{t('desk.answersHere')}</h4>
      {answers.map((response) => (
        <ResponseCard key={response.id} response={response} />
      ))}
      {open && (
        <div className={styles.acts}>
          <Button size="small" onClick={answer}>
            {t('desk.recordAnswer')}
          </Button>
        </div>
      )}
    </section>
  );
}
