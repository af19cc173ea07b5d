import type { OrganisationRules } from '@doi-thoai/shared';
import { useState } from 'react';
import { Link } from '../../../router';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched } from '../../../realtime/use-fetched';
import { useText } from '../../../text/text';
import { PageTitle, Stack } from '../../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import { Holidays } from './Holidays';
import { Profiles } from './Profiles';

/** Rule profiles and days off: what every deadline is reckoned from. */
export function Rules() {
  const { t } = useText();
  const [rules, again] = useFetched<OrganisationRules>('api/organisation/rules');
  // What was there stays while it is fetched anew.
  const [shown, setShown] = useState<OrganisationRules | null>(null);
  if (rules.state === 'there' && rules.value !== shown) setShown(rules.value);
  return (
    <Stack gap={6}>
      <PageTitle above={<Link href="/staff">{t('rules.back')}</Link>} below={t('rules.hint')}>
        {t('rules.title')}
      </PageTitle>
      {shown === null && rules.state === 'failed' && (
        <ErrorState title={refusalText({ code: rules.failure })} onRetry={again} />
      )}
      {shown === null && rules.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton shape="card" count={3} />
        </SkeletonRegion>
      )}
      {shown && <Both rules={shown} onChanged={again} />}
    </Stack>
  );
}

function Both({ rules, onChanged }: { rules: OrganisationRules; onChanged: () => void }) {
  const { t } = useText();
  const [tab, setTab] = useState<'PROFILES' | 'HOLIDAYS'>('PROFILES');
  return (
    <Tabs
      label={t('rules.title')}
      selected={tab}
      onSelect={setTab}
      items={[
        {
          id: 'PROFILES',
          label: t('rules.profiles'),
          content: <Profiles versions={rules.profiles} onChanged={onChanged} />,
        },
        {
          id: 'HOLIDAYS',
          label: t('rules.holidays'),
          content: <Holidays years={rules.years} onChanged={onChanged} />,
        },
      ]}
    />
  );
}
