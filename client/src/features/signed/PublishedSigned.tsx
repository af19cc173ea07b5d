import type { SignedFile, SignedRow } from '@doi-thoai/shared';
import { refusalText } from '../../realtime/refusal-text';
import { formatCivilDate } from '../../text/format';
import { formatSize } from '../../text/format-size';
import { hasText, useText } from '../../text/text';
import { Card, Muted, Stack } from '../../ui/layout';
import { ErrorState, Skeleton } from '../../ui/States';
import { useSpread } from '../materials/use-materials';
import styles from './signed.module.css';
import { useSignedList, useSignedMark, useSignedPath } from './use-signed';

/** Signed papers that everybody may read; nothing while there is none. */
export function PublishedSigned() {
  const version = useSignedMark()?.openVersion ?? 0;
  return version === 0 ? null : <Published version={version} />;
}

function Published({ version }: { version: number }) {
  const { t } = useText();
  const [list, again] = useSignedList(useSpread(version, false));
  if (list.state === 'loading') return <Skeleton shape="card" count={1} />;
  if (list.state === 'failed') {
    return <ErrorState title={refusalText({ code: list.failure })} onRetry={again} />;
  }
  const { rows } = list.value;
  if (rows.length === 0) return null;
  return (
    <Stack gap={3} as="section">
      <h2>{t('delegate.signedTitle')}</h2>
      <Card>
        <ul className={styles.files} aria-label={t('delegate.signedTitle')}>
          {rows.map((row) => (
            <Paper key={row.id} row={row} />
          ))}
        </ul>
      </Card>
    </Stack>
  );
}

function Paper({ row }: { row: SignedRow }) {
  const { t } = useText();
  const { paper, body, system, signedOn, scan, edited } = row;
  // A list for the office is never published.
  const key = `delegate.signed.${paper}`;
  const name = hasText(key) ? t(key) : '';
  const whose = body === '' ? t(`delegate.signedSystem.${system}`) : body;
  return (
    <li>
      <p className={styles.words}>{name}</p>
      <Muted>{t('delegate.signedOn', { date: formatCivilDate(signedOn), body: whose })}</Muted>
      {scan.map((file, index) => (
        <FileLink
          key={file.id}
          {...{ row, file }}
          words={scan.length > 1 ? t('delegate.signedPage', { name, n: index + 1 }) : name}
        />
      ))}
      {edited && <FileLink {...{ row, words: name }} file={edited} />}
    </li>
  );
}

function FileLink({ row, file, words }: { row: SignedRow; file: SignedFile; words: string }) {
  const { t } = useText();
  const path = useSignedPath();
  return (
    <a className={styles.file} href={path(row.id, file.id)} download>
      {t('delegate.signedFile', { words, size: formatSize(file.bytes) })}
    </a>
  );
}
