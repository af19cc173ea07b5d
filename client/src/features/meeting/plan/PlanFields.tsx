import type { ReactNode } from 'react';
import { useText, type TextKey } from '../../../text/text';
import { Card, Muted, Stack } from '../../../ui/layout';
import { About } from './About';
import { AgendaRows } from './AgendaRows';
import { FigureRows } from './FigureRows';
import type { Officer, PlanForm, PlanProblem } from './plan-form';
import styles from './plan.module.css';
import { SettingFields } from './SettingFields';
import { TopicRows } from './TopicRows';

export interface PlanFieldsProps {
  form: PlanForm;
  change: (patch: Partial<PlanForm>) => void;
  /** What hinders saving, after the first try. */
  problems: readonly PlanProblem[];
  /** Who may be named as the one who opens a confidential author; missing while there is no roster. */
  officers?: readonly Officer[];
}

/** What the organiser writes about a meeting; the same form creates and configures it. */
export function PlanFields(props: PlanFieldsProps) {
  return (
    <Stack gap={6}>
      <Part title="admin.plan.about">
        <About {...props} />
      </Part>
      <Part title="admin.plan.topics" hint="admin.plan.topicsHint">
        <TopicRows {...props} />
      </Part>
      <Part title="admin.plan.agenda" hint="admin.plan.agendaHint">
        <AgendaRows {...props} />
      </Part>
      <Part title="admin.plan.report" hint="admin.plan.reportHint">
        <FigureRows {...props} />
      </Part>
      <Part title="admin.plan.settings">
        <SettingFields {...props} />
      </Part>
    </Stack>
  );
}

function Part({ title, hint, children }: { title: TextKey; hint?: TextKey; children: ReactNode }) {
  const { t } = useText();
  return (
    <Card>
      <Stack gap={4}>
        <div>
          <h2 className={styles.partTitle}>{t(title)}</h2>
          {hint && <Muted>{t(hint)}</Muted>}
        </div>
        {children}
      </Stack>
    </Card>
  );
}
