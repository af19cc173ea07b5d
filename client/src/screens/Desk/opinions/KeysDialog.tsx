import { useText, type TextKey } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { KeyHint } from '../../../ui/KeyHint';
import { KeysSwitch } from '../../../ui/KeysSwitch';
import styles from './opinions.module.css';

const KEYS: readonly [string[], TextKey][] = [
  [['j', 'k'], 'desk.key.move'],
  [['h', 'l'], 'desk.key.pane'],
  [['x'], 'desk.key.select'],
  [['Enter'], 'desk.key.open'],
  [['c'], 'desk.key.collate'],
  [['m'], 'desk.key.link'],
  [['m'], 'desk.key.merge'],
  [['s'], 'desk.key.split'],
  [['t'], 'desk.key.topic'],
  [['f'], 'desk.key.field'],
  [['v'], 'desk.key.authority'],
  [['e'], 'desk.key.repeat'],
  [['r'], 'desk.key.assign'],
  [['d'], 'desk.key.approve'],
  [['r'], 'desk.key.return'],
  [['p'], 'desk.key.publish'],
  [['s', 'u'], 'desk.key.show'],
  [['o'], 'desk.key.aside'],
  [['n'], 'desk.key.forOther'],
  [['/'], 'desk.key.search'],
  [['Escape'], 'desk.key.clear'],
  [['?'], 'desk.key.help'],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog
      open
      shape="wide"
      title={t('ui.shortcuts')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <p>{t('desk.keysHint')}</p>
      <dl className={styles.keys}>
        {KEYS.map(([keys, words]) => (
          <div key={words} className={styles.key}>
            <dt>
              {keys.map((key) => (
                <KeyHint key={key} listed keys={key} />
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <KeysSwitch />
    </Dialog>
  );
}
