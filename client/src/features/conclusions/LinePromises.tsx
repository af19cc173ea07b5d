import type { CommitmentView, ConclusionLineView, Id, ReaderState } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { formatCivilDate } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Muted, Row } from '../../ui/layout';
import { Select } from '../../ui/Select';
import { CommitmentDialog } from '../commitments/CommitmentDialog';
import { FormDialog } from '../meeting/FormDialog';
import { useMay } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import styles from './conclusions.module.css';
import { usePromisesByLine } from './use-conclusion';

interface OfLine {
  line: ConclusionLineView;
  n: number;
  may: boolean;
}

/** Who does what is said, by when. A task without any is named as such. */
export function LinePromises({ line, n, may }: OfLine) {
  const { t } = useText();
  const promises = usePromisesByLine().get(line.id) ?? [];
  if (line.kind !== 'TASK' && promises.length === 0) return null;
  return (
    <>
      {promises.length === 0 && <Banner tone="waiting">{t('conclusions.noPromise')}</Banner>}
      {promises.length > 0 && (
        <ul className={styles.promises} aria-label={t('conclusions.promises', { n })}>
          {promises.map((one) => (
            <li key={one.id}>
              <Promised promise={one} line={line} may={may} />
            </li>
          ))}
        </ul>
      )}
      {may && <PromiseButtons line={line} n={n} />}
    </>
  );
}

function Promised({ promise, line, may }: { promise: CommitmentView } & Omit<OfLine, 'n'>) {
  const { t } = useText();
  const act = useAct();
  const { id: commitmentId, text, ownerUnit, dueKind, dueOn, version: seen } = promise;
  const due =
    dueKind === 'DATE' && dueOn
      ? t('answers.dueOn', { date: formatCivilDate(dueOn) })
      : t(`states.due.${dueKind}`);
  const unlink = () => act('conclusions.link', { lineId: line.id, commitmentId, linked: false, seen });
  return (
    <Row>
      <span>
        <strong>{ownerUnit}</strong> · {due}
        <br />
        <Muted as="span">{text}</Muted>
      </span>
      {may && (
        <Button
          size="small"
          variant="ghost"
          aria-label={t('conclusions.unlinkOf', { text })}
          onClick={() => void unlink()}
        >
          {t('conclusions.unlink')}
        </Button>
      )}
    </Row>
  );
}

function PromiseButtons({ line, n }: Omit<OfLine, 'may'>) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState<'NEW' | 'LINK' | null>(null);
  const close = () => setOpen(null);
  return (
    <Row>
      {may('commitments.propose') && (
        <Button size="small" aria-label={t('conclusions.assign', { n })} onClick={() => setOpen('NEW')}>
          {t('conclusions.assignShort')}
        </Button>
      )}
      <Button
        size="small"
        variant="ghost"
        aria-label={t('conclusions.link', { n })}
        onClick={() => setOpen('LINK')}
      >
        {t('conclusions.linkShort')}
      </Button>
      {open === 'NEW' && (
        <CommitmentDialog
          text={line.text}
          sources={[...line.sources, { kind: 'LINE', id: line.id }]}
          onClose={close}
        />
      )}
      {open === 'LINK' && <LinkDialog line={line} onClose={close} />}
    </Row>
  );
}

const selectCommitments = (state: ReaderState) => state.commitments;

function LinkDialog({ line, onClose }: { line: ConclusionLineView; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const commitments = useMeeting(selectCommitments);
  const [picked, setPicked] = useState<Id | null>(null);
  const free = Object.values(commitments).filter(
    ({ state, sources }) => state !== 'CANCELLED' && !sources.some(({ id }) => id === line.id),
  );
  const save = async () => {
    const promise = picked === null ? undefined : commitments[picked];
    if (!promise) return;
    const { id: commitmentId, version: seen } = promise;
    const answer = await act('conclusions.link', { lineId: line.id, commitmentId, linked: true, seen });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('conclusions.linkTitle')}
      saveLabel={t('conclusions.linkSave')}
      disabled={picked === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      {free.length === 0 && <Muted>{t('conclusions.linkNone')}</Muted>}
      {free.length > 0 && (
        <Select<Id>
          label={t('conclusions.linkPick')}
          value={picked}
          onChange={setPicked}
          placeholder={t('conclusions.linkPick')}
          options={free.map(({ id, text, ownerUnit }) => ({ value: id, label: `${ownerUnit}: ${text}` }))}
        />
      )}
    </FormDialog>
  );
}
