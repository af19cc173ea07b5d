import { SIGNED_LIMITS, makeId } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { FileField } from '../../ui/FileField';
import { Stack } from '../../ui/layout';
import { ChosenFile } from './ChosenFile';
import styles from './signed.module.css';
import { isPdf, type Chosen, type PuttingBack } from './use-put-back';

const SCANS = '.pdf,.jpg,.jpeg,.png,.webp,application/pdf,image/jpeg,image/png,image/webp';

/** One PDF, or pictures of the pages in their order. */
export function ScanFields({ putting, error }: { putting: PuttingBack; error: string | undefined }) {
  const { t } = useText();
  const { scan, setScan, sending } = putting;
  const pick = (file: File): void => {
    const chosen = { id: makeId(), file };
    // A PDF is the whole scan; pictures come one after the other, also several at once.
    setScan((before) => {
      const pictures = before.filter((one) => !isPdf(one));
      return isPdf(chosen) ? [chosen] : [...pictures, chosen].slice(0, SIGNED_LIMITS.pictures);
    });
  };
  const without = (id: string): void => setScan((before) => before.filter((one) => one.id !== id));
  return (
    <Stack gap={2}>
      <FileField
        listed
        label={t('signed.scan')}
        hint={t('signed.scanHint', { n: SIGNED_LIMITS.pictures, mb: SIGNED_LIMITS.bytes / 1024 / 1024 })}
        optional
        multiple
        accept={SCANS}
        disabled={sending !== null}
        error={error}
        onPick={pick}
      />
      {scan.length > 0 && (
        <ol className={styles.pages} aria-label={t('signed.pages')}>
          {scan.map((one, index) => (
            <li key={one.id}>
              <ChosenFile
                name={one.file.name}
                onUp={index === 0 ? null : () => setScan((before) => movedUp(before, index))}
                onRemove={() => without(one.id)}
              />
            </li>
          ))}
        </ol>
      )}
    </Stack>
  );
}

function movedUp(scan: readonly Chosen[], index: number): Chosen[] {
  const [before, one] = [scan[index - 1], scan[index]];
  if (!before || !one) return [...scan];
  return scan.with(index - 1, one).with(index, before);
}
