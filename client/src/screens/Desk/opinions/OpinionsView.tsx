import { useRef, useState } from 'react';
import { useMay, useWhyNot } from '../../../features/meeting/rights';
import { useAside, type AsideActs } from '../../../features/submissions/use-aside';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { KeyButton } from '../../../ui/KeyButton';
import { KeysButton } from '../../../ui/KeysButton';
import { PlusIcon } from '../../../ui/console-icons';
import { OpinionIcon } from '../../../ui/icons';
import { Panes, type Pane } from '../../../ui/Panes';
import { EmptyState } from '../../../ui/States';
import { Badge } from '../../../ui/Status';
import { useDesk } from '../desk-view';
import { ClassifyMenu } from './ClassifyMenu';
import { CollatedDetail } from './CollatedDetail';
import { CollatedPane } from './CollatedPane';
import {
  DIALOG_COMMANDS,
  OpinionDialogs,
  usePickedCollated,
  usePickedPending,
  usePickedRaw,
  type OpinionDialog,
} from './OpinionDialogs';
import styles from './opinions.module.css';
import { RawDetail } from './RawDetail';
import { RawPane } from './RawPane';
import { useKeys } from './use-keys';
import { useLists, type Lists } from './use-lists';
import { useReview, type Review } from './use-review';

/** Raw opinions | collated opinions | what is open; each pane keeps its own scroll. */
export function OpinionsView() {
  const { t } = useText();
  const lists = useLists();
  const review = useReview();
  const aside = useAside();
  const { asked, ask, close } = useAsked(lists);
  const rawSearch = useRef<HTMLInputElement>(null);
  const collatedSearch = useRef<HTMLInputElement>(null);
  useKeys({ lists, review, aside: aside.acts, ask, search: { RAW: rawSearch, COLLATED: collatedSearch } });
  const raw: Pane = {
    ...{ id: 'raw', title: t('desk.rawTitle'), short: t('desk.rawShort'), flush: true },
    badge: <Badge count={lists.raw.length} label={t('desk.rawCount', { n: lists.raw.length })} />,
    actions: <RawActions ask={ask} />,
    content: <RawPane lists={lists} searchRef={rawSearch} />,
    foot: <RawFoot lists={lists} ask={ask} />,
  };
  const collated: Pane = {
    ...{ id: 'collated', title: t('desk.collatedTitle'), short: t('desk.collatedShort'), flush: true },
    badge: <CollatedBadge n={lists.collated.length} />,
    content: <CollatedPane lists={lists} searchRef={collatedSearch} />,
    foot: <CollatedFoot lists={lists} ask={ask} />,
  };
  const content = <Detail lists={lists} review={review} aside={aside.acts} ask={ask} />;
  const detail: Pane = { id: 'detail', title: t('common.details'), content };
  const attend = useAttended();
  return (
    <>
      <Panes label={t('desk.opinions')} layout="columns" panes={[raw, collated, detail]} attend={attend} />
      <OpinionDialogs asked={asked} lists={lists} onClose={close} />
      {review.dialog}
      {aside.dialog}
    </>
  );
}

function CollatedBadge({ n }: { n: number }) {
  const { t } = useText();
  return <Badge count={n} label={t('desk.collatedCount', { n })} />;
}

/** Which dialog is open; none is asked for in vain, to open later when something happens to be picked. */
function useAsked(lists: Lists) {
  const may = useMay();
  const [asked, setAsked] = useState<OpinionDialog | null>(null);
  const raw = usePickedRaw(lists).length;
  const pending = usePickedPending(lists).length;
  const collated = usePickedCollated(lists).length;
  const ask = (dialog: OpinionDialog) => {
    const command = DIALOG_COMMANDS[dialog];
    const about = { COLLATE: raw, LINK: raw, APPROVE: pending, FOR_OTHER: 1, HELP: 1 };
    const fit = dialog in about ? about[dialog as keyof typeof about] : collated;
    if (fit > 0 && (command === null || may(command))) setAsked(dialog);
  };
  return { asked, ask, close: () => setAsked(null) };
}

/** A phone turns to the list that a figure of the head opens, and to what was opened in a list. */
function useAttended(): (readonly [string, string | null])[] {
  const { pane, opened } = useDesk().view;
  return [
    ['raw', pane === 'RAW' ? pane : null],
    ['collated', pane === 'COLLATED' ? pane : null],
    ['detail', opened?.id ?? null],
  ];
}

/** Why what stands grey beside it cannot be pressed, whatever is picked. */
function WhyNot() {
  const { t } = useText();
  const why = useWhyNot()('collation.create');
  return why && <p className={styles.whyNot}>{t(`desk.whyNot.${why}`)}</p>;
}

type Ask = (dialog: OpinionDialog) => void;

function RawActions({ ask }: { ask: Ask }) {
  const { t } = useText();
  const may = useMay();
  return (
    <>
      <KeysButton size="small" onClick={() => ask('HELP')} />
      {may('submissions.submitForOther') && (
        <KeyButton size="small" icon={PlusIcon} shortcut="n" onClick={() => ask('FOR_OTHER')}>
          {t('desk.forOther')}
        </KeyButton>
      )}
    </>
  );
}

/** What may be done with the picked raw opinions, or with the one under the cursor. */
function RawFoot({ lists, ask }: { lists: Lists; ask: Ask }) {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const may = useMay();
  const n = usePickedRaw(lists).length;
  const { picked } = view.raw;
  return (
    <div className={styles.foot}>
      {picked.length > 0 && (
        <Button size="small" variant="ghost" onClick={() => dispatch({ act: 'CLEAR', pane: 'RAW' })}>
          {t('desk.unpick', { n: picked.length })}
        </Button>
      )}
      <ApprovePicked lists={lists} ask={ask} />
      <KeyButton
        size="small"
        shortcut="c"
        disabled={n === 0 || !may('collation.create')}
        variant={picked.length > 0 ? 'primary' : 'quiet'}
        onClick={() => ask('COLLATE')}
      >
        {t('desk.collate')}
      </KeyButton>
      <KeyButton
        size="small"
        shortcut="m"
        disabled={n === 0 || lists.numbered.length === 0 || !may('collation.link')}
        onClick={() => ask('LINK')}
      >
        {t('desk.link')}
      </KeyButton>
      <WhyNot />
    </div>
  );
}

/** Of several that were picked; a single one is approved where it is read. */
function ApprovePicked({ lists, ask }: { lists: Lists; ask: Ask }) {
  const { t } = useText();
  const { picked } = useDesk().view.raw;
  const may = useMay();
  const n = usePickedPending(lists).length;
  if (picked.length < 2 || n === 0 || !may('submissions.approveMany')) return null;
  return (
    <KeyButton size="small" shortcut="d" onClick={() => ask('APPROVE')}>
      {t('desk.approvePicked', { n })}
    </KeyButton>
  );
}

function CollatedFoot({ lists, ask }: { lists: Lists; ask: Ask }) {
  const { t } = useText();
  const { view, dispatch } = useDesk();
  const may = useMay();
  const n = usePickedCollated(lists).length;
  const { picked } = view.collated;
  const buttons = [
    { dialog: 'MERGE', key: 'm', label: t('collation.merge'), fit: n > 0 },
    { dialog: 'SPLIT', key: 's', label: t('collation.split'), fit: n === 1 },
    { dialog: 'ASSIGN', key: 'r', label: t('desk.assign'), fit: n > 0 },
  ] as const;
  return (
    <div className={styles.foot}>
      {picked.length > 0 && (
        <Button size="small" variant="ghost" onClick={() => dispatch({ act: 'CLEAR', pane: 'COLLATED' })}>
          {t('desk.unpick', { n: picked.length })}
        </Button>
      )}
      {buttons.map(({ dialog, key, label, fit }) => (
        <KeyButton
          key={dialog}
          size="small"
          shortcut={key}
          disabled={!fit || !may(DIALOG_COMMANDS[dialog])}
          variant={dialog === 'MERGE' && n > 1 ? 'primary' : 'quiet'}
          onClick={() => ask(dialog)}
        >
          {label}
        </KeyButton>
      ))}
      <ClassifyMenu
        label={t('collation.classifyPicked', { n })}
        single={n === 1}
        disabled={n === 0}
        ask={ask}
      />
      <WhyNot />
    </div>
  );
}

interface DetailProps {
  lists: Lists;
  review: Review;
  aside: AsideActs;
  ask: Ask;
}

function Detail({ lists, review, aside, ask }: DetailProps) {
  const { t } = useText();
  const { view } = useDesk();
  const { opened } = view;
  const raw = opened?.kind === 'RAW' ? lists.submissions[opened.id] : undefined;
  const collated = opened?.kind === 'COLLATED' ? lists.collatedById[opened.id] : undefined;
  if (raw) return <RawDetail key={raw.id} row={raw} {...{ lists, review, aside, ask }} />;
  if (collated) return <CollatedDetail key={collated.id} row={collated} lists={lists} ask={ask} />;
  return (
    <EmptyState icon={OpinionIcon} title={t('desk.nothingOpen')}>
      {t('desk.nothingOpenHint')}
    </EmptyState>
  );
}
