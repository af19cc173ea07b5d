import type { MaterialVersion, MaterialView } from '@doi-thoai/shared';
import { kindOf } from '../../../features/materials/groups';
import { useFilePath } from '../../../features/materials/use-materials';
import { formatDate, formatDateTime } from '../../../text/format';
import { formatSize } from '../../../text/format-size';
import { useText } from '../../../text/text';
import { Button, IconButton } from '../../../ui/Button';
import { EditIcon, UploadIcon } from '../../../ui/console-icons';
import { Fold } from '../../../ui/Fold';
import { ArrowDownIcon, ArrowUpIcon } from '../../../ui/icons';
import { Muted, Row } from '../../../ui/layout';
import type { IconComponent } from '../../../ui/make-icon';
import { StatusChip } from '../../../ui/Status';
import styles from './prepare-materials.module.css';

export interface ItemActs {
  /** Null where it cannot go. */
  up: (() => void) | null;
  down: (() => void) | null;
  onEdit: () => void;
  onBring: () => void;
  onTakeBack: () => void;
  onGiveAgain: () => void;
}

interface MaterialItemProps {
  row: MaterialView;
  acts: ItemActs;
  /** This seat prepares, and the meeting still takes materials. */
  may: boolean;
  mayTakeBack: boolean;
}

/** One material as those who prepare see it: who reads it, what it is now, and everything that it was. */
export function MaterialItem(props: MaterialItemProps) {
  const { t } = useText();
  const { row } = props;
  const { title, presenter, takenBack, purged } = row;
  if (purged) {
    return (
      <li className={styles.row}>
        <StatusChip tone="refused">{t('materials.purged')}</StatusChip>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {presenter && <Muted>{presenter}</Muted>}
        <Row>
          <Standing row={row} />
        </Row>
        {takenBack && (
          <p>{t('materials.takenBackWhy', { day: formatDate(takenBack.at), reason: takenBack.reason })}</p>
        )}
        <Versions row={row} />
      </div>
      <Acts {...props} />
    </li>
  );
}

function Acts({ row: { title, takenBack, versions }, acts, may, mayTakeBack }: MaterialItemProps) {
  const { t } = useText();
  const bring = t(versions.length === 0 ? 'materials.bring' : 'materials.replace');
  return (
    <Row className={styles.acts}>
      {may && <Order title={title} {...acts} />}
      {may && <Act title={title} icon={EditIcon} act={t('common.edit')} onPress={acts.onEdit} />}
      {may && !takenBack && <Act title={title} icon={UploadIcon} act={bring} onPress={acts.onBring} />}
      {mayTakeBack && !takenBack && (
        <Act title={title} act={t('materials.takeBack')} onPress={acts.onTakeBack} />
      )}
      {may && takenBack && <Act title={title} act={t('materials.giveAgain')} onPress={acts.onGiveAgain} />}
    </Row>
  );
}

interface ActProps {
  title: string;
  act: string;
  icon?: IconComponent;
  onPress: () => void;
}

/** Read out with what it is about. */
function Act({ title, act, icon, onPress }: ActProps) {
  const { t } = useText();
  return (
    <Button size="small" icon={icon} onClick={onPress} aria-label={t('materials.actOf', { act, title })}>
      {act}
    </Button>
  );
}

function Order({ title, up, down }: { title: string } & Pick<ItemActs, 'up' | 'down'>) {
  const { t } = useText();
  return (
    <>
      <IconButton
        size="small"
        icon={ArrowUpIcon}
        label={t('materials.up', { title })}
        disabled={up === null}
        onClick={() => up?.()}
      />
      <IconButton
        size="small"
        icon={ArrowDownIcon}
        label={t('materials.down', { title })}
        disabled={down === null}
        onClick={() => down?.()}
      />
    </>
  );
}

function Standing({ row: { versions, takenBack, readers } }: { row: MaterialView }) {
  const { t } = useText();
  if (takenBack) return <StatusChip tone="refused">{t('materials.takenBack')}</StatusChip>;
  if (versions.length === 0) return <StatusChip tone="waiting">{t('materials.noFile')}</StatusChip>;
  return (
    <StatusChip tone={readers === 'DESK' ? 'neutral' : 'done'}>
      {t(`materials.standing.${readers}`)}
    </StatusChip>
  );
}

/** The newest first; the earlier ones under a line. */
function Versions({ row }: { row: MaterialView }) {
  const { t } = useText();
  const [newest, ...earlier] = row.versions.toReversed();
  if (!newest) return null;
  return (
    <>
      <Version id={row.id} version={newest} />
      {earlier.length > 0 && (
        <Fold summary={t('materials.earlier', { n: earlier.length })}>
          <ul className={styles.versions}>
            {earlier.map((version) => (
              <li key={version.id}>
                <Version id={row.id} version={version} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

function Version({ id, version }: { id: string; version: MaterialVersion }) {
  const { t } = useText();
  const path = useFilePath();
  const { number: n, name, type, bytes, byName, at, sha256 } = version;
  const line = [t(`materials.kind.${kindOf(type)}`), formatSize(bytes), byName, formatDateTime(at)];
  return (
    <div className={styles.version}>
      <p>
        {t('materials.number', { n })}{' '}
        <a href={path(id, version.id)} download>
          {name}
        </a>
      </p>
      <Muted>{line.join(' · ')}</Muted>
      <p className={styles.sha}>SHA-256 {sha256}</p>
    </div>
  );
}
