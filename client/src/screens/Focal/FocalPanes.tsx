import type { Id, SubmissionView } from '@doi-thoai/shared';
import { useState } from 'react';
import { LinkDialog } from '../../features/collation/LinkDialog';
import { CollateOwnDialog } from '../../features/collection/CollateOwnDialog';
import { ImportFormDialog } from '../../features/collection/ImportFormDialog';
import { SlipDialog } from '../../features/collection/SlipDialog';
import { useMay } from '../../features/meeting/rights';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { PlusIcon, UploadIcon } from '../../ui/console-icons';
import { Panes, type Pane } from '../../ui/Panes';
import { Badge } from '../../ui/Status';
import { CollatedList } from './CollatedList';
import styles from './Focal.module.css';
import { RawList } from './RawList';
import { SetPane } from './SetPane';
import { useLook, useUnitWork, type UnitWork } from './use-unit';

type Asked = 'SLIP' | 'FORM' | 'COLLATE' | 'LINK';

/** Raw opinions of the unit | collated ones | the set and its deadline; each pane keeps its own scroll. */
export function FocalPanes({ unitId }: { unitId: Id }) {
  const { t } = useText();
  const work = useUnitWork(unitId);
  useLook(work);
  const [picked, setPicked] = useState<readonly Id[]>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const n = { raw: work.raw.length, collated: work.collated.length };
  const raw: Pane = {
    ...{ id: 'raw', title: t('focal.raw'), flush: true },
    badge: <Badge count={n.raw} label={t('desk.rawCount', { n: n.raw })} />,
    actions: <Enter ask={setAsked} />,
    content: <RawList work={work} picked={picked} onPick={setPicked} />,
    foot: <RawFoot work={work} n={picked.length} ask={setAsked} onClear={() => setPicked([])} />,
  };
  const collated: Pane = {
    ...{ id: 'collated', title: t('focal.collated'), flush: true },
    badge: <Badge count={n.collated} label={t('desk.collatedCount', { n: n.collated })} />,
    content: <CollatedList work={work} />,
  };
  const set: Pane = { id: 'set', title: t('focal.set'), content: <SetPane work={work} /> };
  const sources = picked.flatMap((id) => work.submissions[id] ?? []);
  const close = () => setAsked(null);
  const done = () => {
    setPicked([]);
    close();
  };
  return (
    <>
      <Panes label={t('focal.title')} layout="columns" panes={[raw, collated, set]} />
      {asked === 'SLIP' && <SlipDialog unitId={unitId} onClose={close} />}
      {asked === 'FORM' && <ImportFormDialog onClose={close} />}
      {asked === 'COLLATE' && (
        <CollateOwnDialog unitId={unitId} sources={sources} onClose={close} onDone={done} />
      )}
      {asked === 'LINK' && <Linking sources={sources} work={work} onClose={close} onDone={done} />}
    </>
  );
}

function Enter({ ask }: { ask: (asked: Asked) => void }) {
  const { t } = useText();
  const may = useMay();
  return (
    <>
      {may('collection.importForm') && (
        <Button size="small" icon={UploadIcon} onClick={() => ask('FORM')}>
          {t('focal.form')}
        </Button>
      )}
      {may('submissions.submitForOther') && (
        <Button size="small" icon={PlusIcon} onClick={() => ask('SLIP')}>
          {t('focal.slip')}
        </Button>
      )}
    </>
  );
}

interface RawFootProps {
  work: UnitWork;
  n: number;
  ask: (asked: Asked) => void;
  onClear: () => void;
}

function RawFoot({ work, n, ask, onClear }: RawFootProps) {
  const { t } = useText();
  const may = useMay();
  if (!work.open || !may('collation.create')) return null;
  return (
    <div className={styles.foot}>
      {n > 0 && (
        <Button size="small" variant="ghost" onClick={onClear}>
          {t('desk.unpick', { n })}
        </Button>
      )}
      <Button size="small" disabled={n === 0} onClick={() => ask('COLLATE')}>
        {t('desk.collate')}
      </Button>
      <Button size="small" disabled={n === 0 || work.collated.length === 0} onClick={() => ask('LINK')}>
        {t('desk.link')}
      </Button>
    </div>
  );
}

interface LinkingProps {
  sources: readonly SubmissionView[];
  work: UnitWork;
  onClose: () => void;
  onDone: () => void;
}

function Linking({ sources, work, onClose, onDone }: LinkingProps) {
  return (
    <LinkDialog
      submissionIds={sources.map(({ id }) => id)}
      collated={work.collated}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
