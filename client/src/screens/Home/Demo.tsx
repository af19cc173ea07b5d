import type { Role } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { ArrowRightIcon } from '../../ui/icons';
import { Card, Muted, PageTitle, Stack } from '../../ui/layout';
import { QrCode } from '../../ui/QrCode';
import styles from './Home.module.css';

interface DemoLink {
  role: Role;
  label: string;
  url: string;
}

/** GET api/demo: the personal links of the demonstration's roles, with the address that phones reach. */
export interface DemoLinks {
  meetingTitle: string;
  links: DemoLink[];
  /** The meeting that is followed up, with its public board. */
  earlier: { meetingTitle: string; links: DemoLink[]; board: string | null } | null;
}

/** One card for each role; on this machine a tab each, on a phone by its QR code. */
export function Demo({ demo }: { demo: DemoLinks }) {
  const { t } = useText();
  return (
    <Stack gap={6}>
      <PageTitle above={t('home.demoTitle')} below={t('home.demoHint')}>
        {demo.meetingTitle}
      </PageTitle>
      <ul className={styles.roles}>
        {demo.links.map((link) => (
          <DemoRole key={link.url} {...link} any={link.role === 'DELEGATE'} heading="h2" />
        ))}
      </ul>
      {demo.earlier && <Earlier {...demo.earlier} />}
    </Stack>
  );
}

/** What comes after a hall: the same roles in a meeting of some months ago. */
function Earlier({ meetingTitle, links, board }: NonNullable<DemoLinks['earlier']>) {
  const { t } = useText();
  return (
    <Stack gap={4} as="section">
      <div>
        <h2>{t('home.demoEarlier')}</h2>
        <Muted>{t('home.demoEarlierHint', { title: meetingTitle })}</Muted>
      </div>
      <ul className={styles.roles}>
        {links.map((link) => (
          <DemoRole key={link.url} {...link} />
        ))}
        {board && <DemoCard name={t('home.demoBoard')} words={t('home.demoBoardHint')} url={board} />}
      </ul>
    </Stack>
  );
}

/** `any`: each browser gets a seat of its own. */
function DemoRole({
  role,
  label,
  url,
  any = false,
  heading,
}: DemoLink & Pick<DemoCardProps, 'heading'> & { any?: boolean }) {
  const { t } = useText();
  const name = t(`states.role.${role}`);
  const words = any ? t('home.demoAnySeat') : label !== name && label;
  return <DemoCard name={name} words={words || null} url={url} qr={any ? name : label} heading={heading} />;
}

interface DemoCardProps {
  name: string;
  words: string | null;
  url: string;
  /** What its code leads to, where the name alone does not say it. */
  qr?: string;
  heading?: 'h2' | 'h3';
}

function DemoCard({ name, words, url, qr = name, heading: Heading = 'h3' }: DemoCardProps) {
  const { t } = useText();
  // The link keeps to the address of this page: cookies of another address would not come along.
  const { pathname } = new URL(url, location.href);
  return (
    <Card as="li">
      <Stack gap={3} className={styles.role}>
        <div>
          <Heading>{name}</Heading>
          {words !== null && <Muted>{words}</Muted>}
        </div>
        <div className={styles.scan}>
          <QrCode value={url} title={t('home.demoQr', { label: qr })} />
        </div>
        <a className={styles.open} href={pathname} target="_blank" rel="noopener">
          {t('home.demoOpen')}
          <ArrowRightIcon />
        </a>
      </Stack>
    </Card>
  );
}
