import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { LockIcon } from '../../ui/icons';
import { Card, Prose, Stack } from '../../ui/layout';
import { isUntouched, NO_WORDS } from './opinion-words';
import { useOpinionForm } from './use-opinion-form';

const WHY = {
  closed: 'delegate.intakeClosed',
  notYet: 'delegate.intakeNotYet',
  notYours: 'delegate.intakeNotYours',
  unitOver: 'delegate.unitOver',
} as const;

/** The form is away, what was typed is not. */
export function NoIntake({ why }: { why: keyof typeof WHY }) {
  const { t } = useText();
  const { words } = useOpinionForm('opinion', NO_WORDS, () => Promise.resolve());
  return (
    <Stack gap={3}>
      <Banner tone="waiting" icon={LockIcon} title={t(WHY[why])}>
        <p>{t(`${WHY[why]}Hint`)}</p>
      </Banner>
      {!isUntouched(words) && (
        <Card>
          <Stack gap={2}>
            <h2>{t('delegate.keptDraft')}</h2>
            <h3>{words.summary}</h3>
            <Prose>{words.text}</Prose>
          </Stack>
        </Card>
      )}
    </Stack>
  );
}
