import type { Role } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { ArrowRightIcon } from '../../ui/icons';
import { Card, Muted, PageTitle, Stack } from '../../ui/layout';
import { QrCode } from '../../ui/QrCode';
import styles from './Home.module.css';

/** GET api/demo: the personal links of the demonstration's roles, with the address that phones reach. */
export interface DemoLinks {
  meetingTitle: string;
  links: { role: Role; label: string; url: string }[];
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
          <DemoRole key={link.url} {...link} />
        ))}
      </ul>
    </Stack>
  );
}

function DemoRole({ role, label, url }: DemoLinks['links'][number]) {
  const { t } = useText();
  // The link keeps to the address of this page: cookies of another address would not come along.
  const { pathname } = new URL(url, location.href);
  const name = t(`states.role.${role}`);
  return (
    <Card as="li">
      <Stack gap={3} className={styles.role}>
        <div>
          <h2>{name}</h2>
          {role === 'DELEGATE' ? (
            <Muted>{t('home.demoAnySeat')}</Muted>
          ) : (
            label !== name && <Muted>{label}</Muted>
          )}
        </div>
        <div className={styles.scan}>
          <QrCode value={url} title={t('home.demoQr', { label: role === 'DELEGATE' ? name : label })} />
        </div>
        <a className={styles.open} href={pathname} target="_blank" rel="noopener">
          {t('home.demoOpen')}
          <ArrowRightIcon />
        </a>
      </Stack>
    </Card>
  );
}
