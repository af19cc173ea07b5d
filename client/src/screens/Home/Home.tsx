import { useLocation } from '../../router';
import { useFetched } from '../../realtime/use-fetched';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { AppBar, Card, Muted, Page, PageTitle, Row, Stack } from '../../ui/layout';
import { Logo } from '../../ui/Logo';
import { Skeleton, SkeletonRegion } from '../../ui/States';
import { LanguageSwitch } from '../../ui/switches';
import { CodeForm } from '../Join/CodeForm';
import { Demo, type DemoLinks } from './Demo';
import { DeviceSeats } from './DeviceSeats';
import { StaffEntrance } from './StaffEntrance';

export { NotFound } from './NotFound';

/** The front page: the demonstration's roles, or the meeting's code; below it the way in for staff. */
export function Home() {
  const [demo] = useFetched<DemoLinks>('api/demo');
  // In real use there are no links.
  const shown = demo.state === 'there' && demo.value.links.length > 0;
  return (
    <Page width={shown ? 'wide' : 'reading'} header={<AppBar title={<Logo />} end={<LanguageSwitch />} />}>
      {demo.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton shape="card" />
        </SkeletonRegion>
      )}
      {shown && (
        <Stack gap={8}>
          <Demo demo={demo.value} />
          <TrackEntrance />
        </Stack>
      )}
      {demo.state !== 'loading' && !shown && <FrontDoor />}
    </Page>
  );
}

function FrontDoor() {
  const { t } = useText();
  const [, navigate] = useLocation();
  return (
    <Stack gap={8}>
      <Stack gap={6}>
        <PageTitle below={t('common.tagline')}>{t('home.welcome')}</PageTitle>
        <CodeForm onFound={(code) => navigate(`/join/${encodeURIComponent(code)}`)} />
      </Stack>
      <DeviceSeats />
      <TrackEntrance />
      <StaffEntrance />
    </Stack>
  );
}

/** For whoever holds the code of an opinion. */
function TrackEntrance() {
  const { t } = useText();
  const [, navigate] = useLocation();
  return (
    <Card>
      <Row justify="between">
        <div>
          <h2>{t('home.trackTitle')}</h2>
          <Muted>{t('home.trackHint')}</Muted>
        </div>
        <Button onClick={() => navigate('/t')}>{t('home.track')}</Button>
      </Row>
    </Card>
  );
}
