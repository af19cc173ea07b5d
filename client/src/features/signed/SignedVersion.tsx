import type { SignedFile, SignedView } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatCivilDate, formatDate, formatDateTime } from '../../text/format';
import { formatSize } from '../../text/format-size';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Fold } from '../../ui/Fold';
import { Muted, Row, Stack } from '../../ui/layout';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { Difference } from './Difference';
import { SignedActs } from './SignedActs';
import styles from './signed.module.css';
import { useSignedPath } from './use-signed';

type State = 'PURGED' | 'TAKEN_BACK' | 'PUBLISHED' | 'KEPT';
const TONES: Record<State, StatusTone> = {
  PURGED: 'refused',
  TAKEN_BACK: 'refused',
  PUBLISHED: 'done',
  KEPT: 'neutral',
};

function stateOf({ purged, takenBack, published }: SignedView): State {
  if (purged) return 'PURGED';
  if (takenBack) return 'TAKEN_BACK';
  return published ? 'PUBLISHED' : 'KEPT';
}

/** One signed version: how it stands, who put it back and when, its files, what was changed, what may be done. */
export function SignedVersion({ view, name }: { view: SignedView; name: string }) {
  const { t } = useText();
  const { number: n, signedOn, byName, at, reason, takenBack, purged } = view;
  const state = stateOf(view);
  const label = t('signed.ofPaper', { n, name });
  return (
    <Stack gap={2}>
      <Row gap={2}>
        <span>{t('signed.version', { n, date: formatCivilDate(signedOn) })}</span>
        <StatusChip tone={TONES[state]}>{t(`signed.state.${state}`)}</StatusChip>
      </Row>
      {!purged && <Muted>{t('signed.by', { name: byName, time: formatDateTime(at) })}</Muted>}
      {reason !== '' && <p className={styles.words}>{t('signed.why', { reason })}</p>}
      {takenBack && (
        <p className={styles.words}>
          {t('signed.takenBackWhy', { day: formatDate(takenBack.at), reason: takenBack.reason })}
        </p>
      )}
      {!purged && <Files view={view} label={label} />}
      {!purged && (
        <Row gap={2}>
          <Compare view={view} label={label} />
          <SignedActs view={view} label={label} />
        </Row>
      )}
    </Stack>
  );
}

function Files({ view, label }: { view: SignedView; label: string }) {
  const { t } = useText();
  const { id, edited, scan, generated } = view;
  const page = (n: number): string =>
    scan.length > 1 ? t('signed.file.page', { n }) : t('signed.file.scan');
  const files = [
    ...scan.map((file, index) => ({ file, words: page(index + 1) })),
    ...(edited ? [{ file: edited, words: t('signed.file.edited') }] : []),
    ...(generated ? [{ file: generated, words: t('signed.file.generated') }] : []),
  ];
  return (
    <>
      <ul className={styles.files} aria-label={t('signed.filesOf', { label })}>
        {files.map(({ file, words }) => (
          <File key={file.id} {...{ id, file, words }} />
        ))}
      </ul>
      <Fold summary={t('signed.sums')}>
        {files.map(({ file: { id: key, sha256 }, words }) => (
          <p key={key} className={styles.sha}>{`${words}: ${sha256}`}</p>
        ))}
      </Fold>
    </>
  );
}

function File({ id, file, words }: { id: string; file: SignedFile; words: string }) {
  const path = useSignedPath();
  return (
    <li>
      <a className={styles.file} href={path(id, file.id)} download>
        {`${words}: ${file.name}`}
      </a>
      <Muted>{formatSize(file.bytes)}</Muted>
    </li>
  );
}

function Compare({ view: { id, generated, edited }, label }: { view: SignedView; label: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!generated || !edited) return null;
  return (
    <>
      <Button
        aria-label={t('signed.actOf', { act: t('signed.changes'), label })}
        onClick={() => setOpen(true)}
      >
        {t('signed.changes')}
      </Button>
      {open && (
        <Dialog open shape="wide" title={t('signed.changesOf', { label })} onClose={() => setOpen(false)}>
          <Difference signedId={id} generatedId={generated.id} editedId={edited.id} />
        </Dialog>
      )}
    </>
  );
}
