import '../../ui/console-font.css';
import { Route, Switch } from '../../router';
import { SetUp } from './SetUp';
import { Slips } from './Slips';
import { Staff } from './Staff';

/** What happens before a meeting: first account, sign-in, meetings, slips. */
export function Admin() {
  return (
    <Switch>
      <Route path="/setup/:token">{({ token }) => <SetUp token={token} />}</Route>
      <Route path="/m/:meetingId/:participantId/slips">
        {({ meetingId, participantId }) => <Slips meetingId={meetingId} participantId={participantId} />}
      </Route>
      <Route path="/staff/*?">
        <Staff />
      </Route>
    </Switch>
  );
}
