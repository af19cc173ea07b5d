import { NoticePanel } from '../../features/conclusions/notices/NoticePanel';
import { useConclusion } from '../../features/conclusions/use-conclusion';
import { PapersSheet } from '../../features/papers/PapersSheet';
import { useText } from '../../text/text';
import { ListIcon } from '../../ui/console-icons';
import { Stack } from '../../ui/layout';
import { EmptyState } from '../../ui/States';

/** The records clerk (văn thư) numbers and issues what the chair has approved. */
export function ClerkBody() {
  const { t } = useText();
  const { notices } = useConclusion();
  return (
    <Stack gap={6}>
      {notices.length === 0 && (
        <EmptyState icon={ListIcon} title={t('conclusions.clerkEmpty')}>
          {t('conclusions.clerkEmptyHint')}
        </EmptyState>
      )}
      <NoticePanel />
      <Stack gap={3} as="section">
        <h2>{t('papers.heading')}</h2>
        <PapersSheet />
      </Stack>
    </Stack>
  );
}
