import type { MeetingPhase, PaperIssuer, ReaderState, SignedPaper, SignedView } from '@doi-thoai/shared';
import { AFTER_CLOSE, OF_SYSTEM } from '@doi-thoai/shared';
import { useState } from 'react';
import { useMeeting } from '../../realtime/hooks';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { UploadIcon } from '../../ui/console-icons';
import { Fold } from '../../ui/Fold';
import { Muted, Stack } from '../../ui/layout';
import { useMay } from '../meeting/rights';
import { PutBackDialog } from './PutBackDialog';
import { SignedVersion } from './SignedVersion';
import styles from './signed.module.css';

interface SignedPartProps {
  paper: SignedPaper;
  issuer: PaperIssuer;
  /** What it is called. */
  name: string;
  /** All of the meeting, oldest first. */
  all: readonly SignedView[];
}

const AFTER: readonly (MeetingPhase | undefined)[] = [
  'CLOSED',
  'MINUTES_SIGNED',
  'NOTICE_ISSUED',
  'FOLLOW_UP',
];
const selectPhase = (state: ReaderState) => state.meeting?.phase;

/** Bản đã ký: the newest signed version of a paper, those before it, and the way to put one back. */
export function SignedPart({ paper, issuer, name, all }: SignedPartProps) {
  const { t } = useText();
  const may = useMay();
  const phase = useMeeting(selectPhase);
  const [open, setOpen] = useState(false);
  const key = OF_SYSTEM.includes(paper) ? issuer.system : issuer.key;
  const own = all.filter((one) => one.paper === paper && one.issuer === key).toReversed();
  const [latest, ...earlier] = own;
  const early = AFTER_CLOSE.includes(paper) && !AFTER.includes(phase);
  const mayPut = may('signed.putBack') && !early;
  const act = t(latest ? 'signed.replace' : 'signed.putBack');
  return (
    <section className={styles.part} aria-label={t('signed.partOf', { name })}>
      {/* One line for each of many papers, while none of them has come back. */}
      <div className={latest ? styles.whole : styles.page}>
        {latest ? (
          <Stack gap={2}>
            <h5 className={styles.title}>{t('signed.title')}</h5>
            <SignedVersion view={latest} name={name} />
            <Earlier {...{ earlier, name }} />
          </Stack>
        ) : (
          <Muted>{t(early ? 'signed.noneYet' : 'signed.none')}</Muted>
        )}
        {mayPut && <PutBack act={act} name={name} onPress={() => setOpen(true)} />}
      </div>
      {open && (
        <PutBackDialog
          {...{ paper, name }}
          issuer={key}
          latest={latest ?? null}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

function Earlier({ earlier, name }: { earlier: readonly SignedView[]; name: string }) {
  const { t } = useText();
  if (earlier.length === 0) return null;
  return (
    <Fold summary={t('signed.earlier', { n: earlier.length })}>
      <Stack gap={3}>
        {earlier.map((view) => (
          <SignedVersion key={view.id} {...{ view, name }} />
        ))}
      </Stack>
    </Fold>
  );
}

function PutBack({ act, name, onPress }: { act: string; name: string; onPress: () => void }) {
  const { t } = useText();
  return (
    <Button icon={UploadIcon} aria-label={t('signed.actOf', { act, label: name })} onClick={onPress}>
      {act}
    </Button>
  );
}
