import type { StaffSelf } from '@doi-thoai/shared';
import { Route, Switch } from '../../router';
import { BoardPage } from './BoardPage';
import { ReportPage } from './ReportPage';
import { UnitPage } from './UnitPage';

/** What was promised, over all meetings: the board, what the own unit owes, and reports. */
export function FollowUp({ me }: { me: StaffSelf }) {
  return (
    <Switch>
      <Route path="/staff/follow-up/unit">
        <UnitPage me={me} />
      </Route>
      <Route path="/staff/follow-up/report">
        <ReportPage me={me} />
      </Route>
      <Route>
        <BoardPage />
      </Route>
    </Switch>
  );
}
