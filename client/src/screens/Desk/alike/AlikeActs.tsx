import type { AlikeHit, CollatedView, Id } from '@doi-thoai/shared';
import { isLive, survivorOf } from '@doi-thoai/shared';
import { useMay } from '../../../features/meeting/rights';
import { useAct } from '../../../features/meeting/use-act';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { MergeIcon } from '../../../ui/console-icons';
import { showToast } from '../../../ui/toast-store';
import { useDesk } from '../desk-view';
import type { Lists } from '../opinions/use-lists';
import styles from './alike.module.css';
import type { Asked } from './AlikePart';

interface AlikeActsProps {
  asked: Asked;
  hit: AlikeHit;
  lists: Lists;
}

type Here = Pick<AlikeHit, 'kind' | 'id'>;

/** Both are answered as one already: a source of this collated opinion, or another source of the same. */
export function isTogether(one: Here, other: Here, lists: Lists): boolean {
  const homes = homesOf(one, lists);
  return homesOf(other, lists).some(({ id }) => homes.some((home) => home.id === id));
}

/** One tap brings the two together, by the commands that are there anyhow; each can be taken back where it is shown. */
export function AlikeActs({ asked, hit, lists }: AlikeActsProps) {
  const mine = homesOf(asked, lists);
  const [home] = homesOf(hit, lists);
  if (asked.kind === 'RAW')
    return home ? <Link id={asked.id} into={home} /> : <PickBoth asked={asked} hit={hit} />;
  const [own] = mine;
  if (!own) return null;
  if (hit.kind === 'COLLATED') return home ? <Merge from={own} into={home} /> : null;
  return <Link id={hit.id} into={own} takesIn />;
}

/** The collated opinions in which it is answered now. */
function homesOf({ kind, id }: Here, lists: Lists): CollatedView[] {
  const ids = kind === 'COLLATED' ? [id] : (lists.submissions[id]?.collatedIds ?? []);
  const homes = ids.flatMap((one) => lists.collatedById[survivorOf(one, lists.collatedById)] ?? []);
  return homes.filter(isLive);
}

function Link({ id, into, takesIn }: { id: Id; into: CollatedView; takesIn?: boolean }) {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const { number } = into;
  const link = () =>
    act(
      'collation.link',
      { collatedId: into.id, submissionIds: [id] },
      { done: t(takesIn ? 'alike.takeInDone' : 'alike.linkDone', { number }) },
    );
  if (!may('collation.link')) return null;
  return (
    <div className={styles.acts}>
      <Button size="small" icon={MergeIcon} onClick={() => void link()}>
        {takesIn ? t('alike.takeIn') : t('alike.link', { number })}
      </Button>
    </div>
  );
}

function Merge({ from, into }: { from: CollatedView; into: CollatedView }) {
  const { t } = useText();
  const act = useAct();
  const may = useMay();
  const { dispatch } = useDesk();
  const { number } = into;
  const merge = async () => {
    const seen = (view: CollatedView) => ({ collatedId: view.id, seen: view.version });
    const done = t('collation.mergeDone', { number });
    const answer = await act('collation.merge', { into: seen(into), from: [seen(from)] }, { done });
    if (answer.ok) dispatch({ act: 'OPEN', kind: 'COLLATED', id: into.id });
  };
  if (!may('collation.merge')) return null;
  return (
    <div className={styles.acts}>
      <Button size="small" icon={MergeIcon} onClick={() => void merge()}>
        {t('alike.merge', { number })}
      </Button>
    </div>
  );
}

/** Neither is collated yet: both go into one new wording. */
function PickBoth({ asked, hit }: { asked: Asked; hit: AlikeHit }) {
  const { t } = useText();
  const may = useMay();
  const { dispatch } = useDesk();
  const pick = () => {
    for (const id of [asked.id, hit.id]) dispatch({ act: 'PICK', pane: 'RAW', id, on: true });
    showToast({ text: t('alike.picked'), tone: 'done' });
  };
  if (!may('collation.create')) return null;
  return (
    <div className={styles.acts}>
      <Button size="small" onClick={pick}>
        {t('alike.pickBoth')}
      </Button>
    </div>
  );
}
