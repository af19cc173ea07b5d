import type { AgendaItem, MaterialRow } from '@doi-thoai/shared';
import type { ReactNode } from 'react';
import { formatDate } from '../../text/format-first';
import { formatSize } from '../../text/format-size';
import { useText } from '../../text/text';
import { Muted, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { inGroups, kindOf } from './groups';
import styles from './materials.module.css';
import { useFilePath } from './use-materials';

interface MaterialRowsProps {
  rows: readonly MaterialRow[];
  agenda: readonly AgendaItem[];
  /** What changed after this entry is new to the reader; 0: the first look, at which everything would be. */
  since: number;
  /** What whoever reads may do with one. */
  acts?: (row: MaterialRow) => ReactNode;
}

/** Materials as they are read: the newest file of each, by the items of the agenda. */
export function MaterialRows({ rows, agenda, since, acts }: MaterialRowsProps) {
  const { t } = useText();
  const groups = inGroups(rows, agenda);
  return (
    <Stack gap={4}>
      {groups.map(({ item, rows: own }) => {
        const name = item?.title ?? t('materials.general');
        return (
          <Stack as="section" gap={2} key={item?.id ?? ''}>
            {groups.length > 1 && <h3>{name}</h3>}
            <ul className={styles.rows} aria-label={name}>
              {own.map((row) => (
                <li key={row.id} className={styles.row}>
                  <Words row={row} fresh={since > 0 && row.version > since} />
                  {acts?.(row)}
                </li>
              ))}
            </ul>
          </Stack>
        );
      })}
    </Stack>
  );
}

function Words({ row, fresh }: { row: MaterialRow; fresh: boolean }) {
  const { t } = useText();
  const path = useFilePath();
  const { id, title, presenter, file, takenBack, purged } = row;
  if (purged) return <p>{t('materials.purged')}</p>;
  return (
    <>
      {file ? (
        <a className={styles.title} href={path(id, file.id)} download>
          {title}
        </a>
      ) : (
        <p className={styles.title}>{title}</p>
      )}
      {presenter && <p>{presenter}</p>}
      {file && <FileLine file={file} />}
      {(takenBack || fresh) && (
        <Row>
          {takenBack && <StatusChip tone="refused">{t('materials.takenBack')}</StatusChip>}
          {fresh && !takenBack && <StatusChip tone="waiting">{t('materials.new')}</StatusChip>}
        </Row>
      )}
      {takenBack && (
        <p>{t('materials.takenBackWhy', { day: formatDate(takenBack.at), reason: takenBack.reason })}</p>
      )}
    </>
  );
}

/** "PDF · 1,2 MB · bản 3, cập nhật 12/11/2026". */
function FileLine({ file }: { file: NonNullable<MaterialRow['file']> }) {
  const { t } = useText();
  const { number: n, type, bytes, at } = file;
  const day = formatDate(at);
  const version = n > 1 ? t('materials.version', { n, day }) : t('materials.firstVersion', { day });
  return <Muted>{[t(`materials.kind.${kindOf(type)}`), formatSize(bytes), version].join(' · ')}</Muted>;
}
