import type { ReactNode } from 'react';
import { Link } from '../../router';
import { useText } from '../../text/text';
import { PageTitle } from '../../ui/layout';
import styles from './follow-up.module.css';

const PAGES = [
  { id: 'BOARD', href: '/staff/follow-up' },
  { id: 'UNIT', href: '/staff/follow-up/unit' },
  { id: 'REPORT', href: '/staff/follow-up/report' },
] as const;
export type FollowUpPageId = (typeof PAGES)[number]['id'];

interface FollowUpTitleProps {
  page: FollowUpPageId;
  below?: ReactNode;
  actions?: ReactNode;
}

/** The title of a page with the ways to the others. */
export function FollowUpTitle({ page, below, actions }: FollowUpTitleProps) {
  const { t } = useText();
  return (
    <>
      <title>{t(`followUp.page.${page}`)}</title>
      <PageTitle above={<Link href="/staff">{t('admin.meetings')}</Link>} below={below} actions={actions}>
        {t(`followUp.page.${page}`)}
      </PageTitle>
      <nav className={styles.pages} aria-label={t('followUp.title')}>
        {PAGES.map(({ id, href }) =>
          id === page ? (
            <span key={id} className={styles.here} aria-current="page">
              {t(`followUp.tab.${id}`)}
            </span>
          ) : (
            <Link key={id} href={href}>
              {t(`followUp.tab.${id}`)}
            </Link>
          ),
        )}
      </nav>
    </>
  );
}
