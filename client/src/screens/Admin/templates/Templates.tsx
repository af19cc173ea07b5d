import type { IssuingBodyView, PaperKind, PaperSystem, PaperTemplateView } from '@doi-thoai/shared';
import { PAPER_KINDS, PAPER_SYSTEMS } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched, type Fetched } from '../../../realtime/use-fetched';
import { Link } from '../../../router';
import { useText } from '../../../text/text';
import { Banner } from '../../../ui/Banner';
import { ChipGroup } from '../../../ui/Chip';
import { PageTitle, Stack } from '../../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { BringDialog } from './BringDialog';
import { PaperTemplates } from './PaperTemplates';
import { TakeBackDialog } from './TakeBackDialog';

export type Asked = { kind: PaperKind } | { template: PaperTemplateView };

/** What was there stays while it is fetched anew. */
function useKept<Value>(fetched: Fetched<Value>): Value | null {
  const [kept, setKept] = useState<Value | null>(null);
  if (fetched.state === 'there' && fetched.value !== kept) setKept(fetched.value);
  return kept;
}

/** Word files of the organisation that papers are filled into, by kind and system. */
export function Templates() {
  const { t } = useText();
  const [templates, again] = useFetched<PaperTemplateView[]>('api/organisation/paper-templates');
  const [bodies, bodiesAgain] = useFetched<IssuingBodyView[]>('api/organisation/issuing-bodies');
  const there = useKept(templates);
  const bodiesThere = useKept(bodies);
  const failed = [templates, bodies].find(({ state }) => state === 'failed');
  const retry = () => {
    again();
    bodiesAgain();
  };
  const ready = there !== null && bodiesThere !== null;
  return (
    <Stack gap={6}>
      <PageTitle above={<Link href="/staff">{t('admin.meetings')}</Link>} below={t('templates.below')}>
        {t('templates.title')}
      </PageTitle>
      {!ready && failed?.state === 'failed' && (
        <ErrorState title={refusalText({ code: failed.failure })} onRetry={retry} />
      )}
      {!ready && !failed && (
        <SkeletonRegion>
          <Skeleton shape="card" count={4} />
        </SkeletonRegion>
      )}
      {ready && <Papers templates={there} bodies={bodiesThere} onChanged={again} />}
    </Stack>
  );
}

interface PapersProps {
  templates: readonly PaperTemplateView[];
  bodies: readonly IssuingBodyView[];
  onChanged: () => void;
}

function Papers({ templates, bodies, onChanged }: PapersProps) {
  const { t } = useText();
  const [system, setSystem] = useState<PaperSystem>('STATE');
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const done = () => {
    close();
    onChanged();
  };
  const ofSystem = bodies.filter((body) => body.system === system);
  return (
    <Stack gap={6}>
      <ChipGroup
        legend={t('templates.system')}
        value={system}
        onChange={setSystem}
        options={PAPER_SYSTEMS.map((value) => ({ value, label: t(`bodies.system.${value}`) }))}
      />
      <Banner title={t('templates.pdfTitle')}>{t('templates.pdf')}</Banner>
      {PAPER_KINDS.map((kind) => (
        <PaperTemplates
          key={kind}
          {...{ kind, system }}
          bodies={ofSystem}
          templates={templates.filter((one) => one.kind === kind && one.system === system)}
          onAsk={setAsked}
        />
      ))}
      {asked && 'kind' in asked && (
        <BringDialog kind={asked.kind} system={system} bodies={ofSystem} onClose={close} onDone={done} />
      )}
      {asked && 'template' in asked && (
        <TakeBackDialog template={asked.template} onClose={close} onDone={done} />
      )}
    </Stack>
  );
}
