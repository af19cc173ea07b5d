import type { TargetKind } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Row, Stack } from '../../ui/layout';
import styles from './builder.module.css';
import { useCoverage } from './use-conclusion';

const KINDS: readonly TargetKind[] = ['COLLATED', 'TURN', 'SUBMISSION'];

/** "46/58, còn 12", each kind by itself; a press lists what is left. */
export function CoverageNote({ onShow }: { onShow: (kind: TargetKind) => void }) {
  const { t } = useText();
  const covered = useCoverage();
  const some = KINDS.filter((kind) => covered[kind].total > 0);
  if (some.length === 0) return null;
  return (
    <section aria-label={t('conclusions.coverage')} title={t('conclusions.coverageHint')}>
      <Stack gap={1}>
        {some.map((kind) => {
          const { total, untouched } = covered[kind];
          const words = t(`conclusions.covered.${kind}`, { n: total - untouched.length, total });
          return (
            <Row key={kind}>
              <span className={styles.coverage}>{words}</span>
              {untouched.length === 0 ? (
                <span>{t('conclusions.allTouched')}</span>
              ) : (
                <Button
                  size="small"
                  variant="ghost"
                  aria-label={`${t('conclusions.untouched', { n: untouched.length })}. ${t('conclusions.showUntouched', { kind: t(`answers.kind.${kind}`) })}`}
                  onClick={() => onShow(kind)}
                >
                  {t('conclusions.untouched', { n: untouched.length })}
                </Button>
              )}
            </Row>
          );
        })}
      </Stack>
    </section>
  );
}
