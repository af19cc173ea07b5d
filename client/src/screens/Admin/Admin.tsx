import '../../ui/console-font.css';
import { Route, Switch } from '../../router';
import { PasswordLink } from './accounts/PasswordLink';
import { SetUp } from './SetUp';
import { Slips } from './Slips';
import { Staff } from './Staff';
import { UnitSlips } from './UnitSlips';

/** What happens before a meeting: first account, sign-in, meetings, slips. */
export function Admin() {
  return (
    <Switch>
      <Route path="/setup/:token">{({ token }) => <SetUp token={token} />}</Route>
      <Route path="/m/:meetingId/:participantId/slips">
        {(seat) => (location.search === '?units' ? <UnitSlips {...seat} /> : <Slips {...seat} />)}
      </Route>
      <Route path="/staff/password/:token">{({ token }) => <PasswordLink token={token} />}</Route>
      <Route path="/staff/*?">
        <Staff />
      </Route>
    </Switch>
  );
}
