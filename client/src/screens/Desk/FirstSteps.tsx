import { useText } from '../../text/text';
import { Card, Muted, Stack } from '../../ui/layout';
import styles from './Desk.module.css';

/** What comes next while nobody else is in the meeting, and who does what: buttons and tabs by their names here. */
export function FirstSteps() {
  const { t } = useText();
  const steps = [
    t('people.first.people', { import: t('desk.import'), add: t('desk.personAdd') }),
    t('people.first.slips', { slips: t('desk.slips'), show: t('admin.showLink') }),
    t('people.first.units', { units: t('desk.tab.UNITS') }),
    t('people.first.secretary', { accounts: t('people.accounts'), role: t('states.role.SECRETARY') }),
  ];
  return (
    <Card tone="primary">
      <Stack gap={3}>
        <h2>{t('people.first.title')}</h2>
        <ol className={styles.firstSteps}>
          {steps.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
        <Muted>{t('people.first.who')}</Muted>
      </Stack>
    </Card>
  );
}
