import type { SubmissionView } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Prose } from '../../ui/layout';

/** What the author should know or do now. */
export function Standing({ submission }: { submission: SubmissionView }) {
  const { t } = useText();
  const { moderation, withdrawn, returnText, notReached, collatedIds } = submission;
  if (withdrawn) return null;
  if (moderation === 'RETURNED') {
    return (
      <Banner tone="refused" title={t('delegate.returnedTitle')}>
        <Prose>{returnText}</Prose>
      </Banner>
    );
  }
  if (notReached) return <Banner tone="waiting">{t('delegate.notReached')}</Banner>;
  if (collatedIds.length > 0) return <Banner>{t('delegate.collatedHint')}</Banner>;
  return null;
}
