import type { InvitationPage } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../realtime/refusal-text';
import { useFetched } from '../../realtime/use-fetched';
import { useParams } from '../../router';
import { formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { AppBar, Card, Muted, Page, PageTitle, Stack } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';
import { WarningIcon } from '../../ui/first-icons';
import { ReplyForm } from './ReplyForm';

/** The page of an invitation's link: what it is about, and the answer. No session, no seat. */
export function Reply() {
  const { t } = useText();
  const { token = '' } = useParams<{ token: string }>();
  const [page, again] = useFetched<InvitationPage>(`api/invitations/${encodeURIComponent(token)}`);
  return (
    <Page header={<AppBar title={<Logo />} end={<LanguageSwitch />} />}>
      {page.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton shape="card" count={2} />
        </SkeletonRegion>
      )}
      {page.state === 'failed' && page.failure === 'LINK_INVALID' && (
        <EmptyState icon={WarningIcon} title={t('reply.invalid')}>
          {t('reply.invalidHint')}
        </EmptyState>
      )}
      {page.state === 'failed' && page.failure !== 'LINK_INVALID' && (
        <ErrorState title={refusalText({ code: page.failure })} onRetry={again} />
      )}
      {page.state === 'there' && <Letter page={page.value} token={token} onSent={again} />}
    </Page>
  );
}

interface LetterProps {
  page: InvitationPage;
  token: string;
  onSent: () => void;
}

function Letter({ page, token, onSent }: LetterProps) {
  const { t } = useText();
  const [changing, setChanging] = useState(false);
  const asks = page.open && (page.answer === null || changing);
  return (
    <Stack gap={4}>
      <PageTitle above={t('reply.title')} below={t('reply.for', { name: page.name })}>
        {page.title}
      </PageTitle>
      <Card>
        <Stack gap={2}>
          <Fact label={t('reply.when')}>{formatDateTime(page.startsAt)}</Fact>
          {page.place !== '' && <Fact label={t('reply.where')}>{page.place}</Fact>}
          {page.hostBodies.length > 0 && <Fact label={t('reply.hosts')}>{page.hostBodies.join('; ')}</Fact>}
        </Stack>
      </Card>
      {!page.open && <Banner>{t('reply.closed')}</Banner>}
      {page.answer !== null && !changing && <Answered page={page} onChange={() => setChanging(true)} />}
      {asks && <ReplyForm page={page} token={token} onSent={onSent} />}
    </Stack>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <p>
      <Muted as="span">{label}: </Muted>
      <strong>{children}</strong>
    </p>
  );
}

function Answered({ page: { answer, open }, onChange }: { page: InvitationPage; onChange: () => void }) {
  const { t } = useText();
  if (answer === null) return null;
  const { reply, reason, standInName, standInTitle } = answer;
  return (
    <Banner
      tone="done"
      live
      title={t('reply.thanks')}
      actions={open && <Button onClick={onChange}>{t('reply.change')}</Button>}
    >
      <Stack gap={1}>
        <p>{t(`reply.${reply}`)}</p>
        {standInName !== '' && <p>{[standInName, standInTitle].filter(Boolean).join(', ')}</p>}
        {reason !== '' && <p>{reason}</p>}
        {open && <p>{t('reply.thanksHint')}</p>}
      </Stack>
    </Banner>
  );
}
