import type { SubmissionView } from '@doi-thoai/shared';
import { useState } from 'react';
import { getJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useSeat } from '../../realtime/session-context';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ScreenIcon } from '../../ui/console-icons';
import { ArrowRightIcon, CheckIcon, EyeIcon, HideIcon, LiveIcon, UndoIcon } from '../../ui/icons';
import { Menu, type MenuItem } from '../../ui/Menu';
import { StatusChip } from '../../ui/Status';
import { showToast } from '../../ui/toast-store';
import { useActs } from '../meeting/console-acts';
import { useMay } from '../meeting/rights';
import { useTopics } from '../meeting/topics';
import { AsideNote } from './AsideNote';
import { authorLabel, receivedLabel } from './author-label';
import { headingOf, inCourse } from './in-course';
import styles from './ReviewRow.module.css';
import { SealedAuthor } from './SealedAuthor';
import type { AsideActs } from './use-aside';
import { useReviewActs } from './use-review-acts';

interface ReviewRowProps {
  row: SubmissionView;
  aside: AsideActs;
}

/** An opinion that can be read and judged without opening it. */
export function ReviewRow({ row, aside }: ReviewRowProps) {
  const { t } = useText();
  const { nameOf } = useTopics();
  const { kind, topicId, channel, visibility } = row;
  return (
    <article className={styles.row}>
      <p className={styles.summary}>{headingOf(row, t)}</p>
      <Words row={row} />
      <p className={styles.quiet}>
        {[authorLabel(row, t), receivedLabel(row)].filter(Boolean).join(' · ')}
        {channel !== 'PHONE' && ` · ${t(`states.channel.${channel}`)}`}
      </p>
      <div className={styles.chips}>
        {visibility === 'ON_AIR' && (
          <StatusChip tone="onAir" icon={LiveIcon}>
            {t('states.visibility.ON_AIR')}
          </StatusChip>
        )}
        {visibility === 'PUBLISHED' && (
          <StatusChip tone="done">{t('states.visibility.PUBLISHED')}</StatusChip>
        )}
        <Chip>{t(`states.kind.${kind}`)}</Chip>
        <Chip>{nameOf(topicId)}</Chip>
      </div>
      {row.moderation === 'RETURNED' && (
        <p className={styles.quiet}>{t('chair.asked', { text: row.returnText })}</p>
      )}
      <SealedAuthor row={row} />
      <AsideNote row={row} acts={aside} />
      <Acts row={row} aside={aside} />
    </article>
  );
}

/** Lists carry the beginning of a long text; the rest is fetched when asked for. */
function Words({ row }: Pick<ReviewRowProps, 'row'>) {
  const { t } = useText();
  const { meetingId, participantId } = useSeat();
  const [full, setFull] = useState<{ version: number; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const whole = full?.version === row.version ? full.text : null;
  const read = async (): Promise<void> => {
    setBusy(true);
    try {
      const path = `api/meetings/${meetingId}/submissions/${row.id}`;
      const found = await getJson<SubmissionView>(path, { seat: participantId });
      setFull({ version: row.version, text: found.text });
    } catch (error) {
      showToast({ text: failureText(error), tone: 'refused' });
    }
    setBusy(false);
  };
  return (
    <>
      <p className={styles.text}>{whole ?? row.text}</p>
      {row.clipped && whole === null && (
        <Button className={styles.more} variant="ghost" size="small" busy={busy} onClick={() => void read()}>
          {t('chair.readAll')}
        </Button>
      )}
    </>
  );
}

function Acts({ row, aside }: ReviewRowProps) {
  const may = useMay();
  if (!may('submissions.approve') || !inCourse(row)) return null;
  return (
    <div className={styles.acts}>
      {row.moderation === 'PENDING' && <Judge row={row} />}
      {row.moderation === 'APPROVED' && <Show row={row} />}
      <More row={row} aside={aside} />
    </div>
  );
}

function Judge({ row }: Pick<ReviewRowProps, 'row'>) {
  const { t } = useText();
  const { busy } = useActs();
  const acts = useReviewActs();
  const may = useMay();
  return (
    <>
      <Button
        className={styles.act}
        icon={CheckIcon}
        busy={busy === `approve ${row.id}`}
        onClick={() => void acts.approve(row)}
      >
        {t('chair.approve')}
      </Button>
      <Button
        className={styles.act}
        icon={UndoIcon}
        busy={busy === `return ${row.id}`}
        onClick={() => void acts.giveBack(row)}
      >
        {t('chair.return')}
      </Button>
      {may('submissions.showOnScreen') && <ShowButton row={row} />}
    </>
  );
}

function ShowButton({ row }: Pick<ReviewRowProps, 'row'>) {
  const { t } = useText();
  const { busy } = useActs();
  const { show } = useReviewActs();
  return (
    <Button
      className={styles.act}
      icon={ScreenIcon}
      busy={busy === `show ${row.id}`}
      onClick={() => void show(row)}
      title={row.moderation === 'APPROVED' ? undefined : t('chair.showApproves')}
    >
      {t('chair.show')}
    </Button>
  );
}

function Show({ row }: Pick<ReviewRowProps, 'row'>) {
  const { t } = useText();
  const { busy } = useActs();
  const acts = useReviewActs();
  const may = useMay();
  const { visibility } = row;
  return (
    <>
      {visibility !== 'ON_AIR' && may('submissions.showOnScreen') && <ShowButton row={row} />}
      {visibility === 'HIDDEN' && (
        <Button
          className={styles.act}
          icon={EyeIcon}
          busy={busy === `publish ${row.id}`}
          onClick={() => void acts.publish(row)}
        >
          {t('chair.publish')}
        </Button>
      )}
      {visibility !== 'HIDDEN' && (
        <Button
          className={styles.act}
          icon={HideIcon}
          busy={busy === `hide ${row.id}`}
          onClick={() => void acts.hide(row)}
        >
          {t('chair.hide')}
        </Button>
      )}
    </>
  );
}

/** Rare and heavy acts. */
function More({ row, aside }: ReviewRowProps) {
  const { t } = useText();
  const acts = useReviewActs();
  const giveBack = () => void acts.giveBack(row);
  const items: MenuItem[] = [
    { id: 'aside', label: t('aside.title'), icon: ArrowRightIcon, onSelect: () => aside.setAside(row) },
  ];
  if (row.moderation === 'APPROVED')
    items.unshift({ id: 'return', label: t('chair.return'), icon: UndoIcon, onSelect: giveBack });
  return <Menu label={t('chair.moreWith', { name: row.summary })} items={items} />;
}
