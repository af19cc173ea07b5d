import { readReceipt } from '@doi-thoai/shared';
import { useEffect, useRef, useState } from 'react';
import { TrackingCode } from '../../features/submissions/TrackingCode';
import { useTracked, type Tracked } from '../../features/submissions/use-tracked';
import type { HttpFailure } from '../../realtime/http';
import { refusalText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { ClockIcon, KeyIcon, SearchIcon } from '../../ui/icons';
import { AppBar, Card, Muted, Page, PageTitle, Stack } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';
import { LiveRegion } from '../../ui/VisuallyHidden';
import { CodeForm, plainCode } from './CodeForm';
import { TrackedOpinion } from './TrackedOpinion';

// One file for what people open from a letter or a receipt: each further one costs the phone's first file.
export { Reply } from '../Reply/Reply';

/** A code may come behind the `#`, which no server sees; it is taken out of the address at once. */
function useGivenCode(): string {
  const [given] = useState(() => plainCode(location.hash.slice(1)));
  useEffect(() => {
    if (given) history.replaceState(history.state, '', location.pathname);
  }, [given]);
  return given;
}

/** `/t`: how far an opinion has come, for whoever has its tracking code or its receipt. */
export function Track() {
  const { t } = useText();
  const given = useGivenCode();
  const [code, setCode] = useState<string | null>(given || null);
  const box = useRef<HTMLDivElement>(null);
  const tracked = useTracked(code, box);
  return (
    <Page header={<AppBar title={<Logo />} end={<LanguageSwitch />} />}>
      <title>{t('track.title')}</title>
      <Stack gap={6}>
        <PageTitle below={t('track.hint')}>{t('track.title')}</PageTitle>
        <CodeForm initial={given} onCode={setCode} again={tracked.refresh} shown={code} />
        <LiveRegion>{tracked.line && t('track.found')}</LiveRegion>
        <div ref={box}>
          <Result code={code} tracked={tracked} />
        </div>
      </Stack>
    </Page>
  );
}

function Result({ code, tracked }: { code: string | null; tracked: Tracked }) {
  const { t } = useText();
  const { line, failure, refresh } = tracked;
  if (code === null) {
    return (
      <Card>
        <EmptyState icon={SearchIcon} title={t('track.empty')}>
          {t('track.emptyHint')}
        </EmptyState>
      </Card>
    );
  }
  if (line) return <Line code={code} tracked={tracked} />;
  if (failure) return <NotFound failure={failure} onRetry={() => void refresh()} />;
  return (
    <SkeletonRegion>
      <Skeleton shape="title" />
      <Skeleton shape="card" count={2} />
    </SkeletonRegion>
  );
}

function NotFound({ failure, onRetry }: { failure: HttpFailure; onRetry: () => void }) {
  const { t } = useText();
  if (failure !== 'CODE_UNKNOWN') {
    const words = failure === 'NETWORK' ? t('track.network') : refusalText({ code: failure });
    return <ErrorState title={words} onRetry={onRetry} />;
  }
  return (
    <Banner tone="refused" title={t('track.unknown')} live>
      <p>{t('track.unknownHint')}</p>
    </Banner>
  );
}

function Line({ code, tracked: { line, failure, refresh } }: { code: string; tracked: Tracked }) {
  const { t } = useText();
  if (!line) return null;
  const receipt = line.byReceipt ? readReceipt(code) : null;
  return (
    <Stack as="section" gap={3}>
      <div>
        <Muted>{t('track.meeting')}</Muted>
        <h2>{line.meetingTitle}</h2>
        <Muted>{t(`states.phase.${line.phase}`)}</Muted>
      </div>
      {failure && <Banner tone="waiting">{t('track.notFresh')}</Banner>}
      {line.opinion ? (
        <TrackedOpinion
          line={line}
          opinion={line.opinion}
          receipt={receipt}
          code={<TrackingCode code={line.opinion.trackingCode} />}
          moderated={false}
          onChanged={refresh}
        />
      ) : (
        <Banner icon={ClockIcon} title={t('connection.received')}>
          <p>{t('track.inInbox')}</p>
        </Banner>
      )}
      {!line.byReceipt && !line.opinion?.aside && <Banner icon={KeyIcon}>{t('track.readOnly')}</Banner>}
    </Stack>
  );
}
