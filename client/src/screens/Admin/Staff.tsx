import type { StaffSelf } from '@doi-thoai/shared';
import { lazy, useCallback, useEffect, useState } from 'react';
import { Route, Switch } from '../../router';
import { getJson, postJson } from '../../realtime/http';
import { failureText } from '../../realtime/refusal-text';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { LogoutIcon } from '../../ui/console-icons';
import { ErrorState, Skeleton, SkeletonRegion } from '../../ui/States';
import styles from './Admin.module.css';
import { Accounts } from './accounts/Accounts';
import { Bodies } from './bodies/Bodies';
import { AdminPage } from './AdminPage';
import { NewMeeting } from './NewMeeting';
import { Rules } from './rules/Rules';
import { SignIn } from './SignIn';
import { StaffHome } from './StaffHome';
import { Units } from './units/Units';

/** Read by few of those who sign in: a file of its own. */
const FollowUp = lazy(async () => ({ default: (await import('../FollowUp/FollowUp')).FollowUp }));

const Templates = lazy(async () => ({ default: (await import('./templates/Templates')).Templates }));

/** Signed in or not: the door of those who prepare meetings. */
export function Staff() {
  const { me, failure, load } = useMe();
  if (failure) {
    return (
      <AdminPage>
        <ErrorState title={failure} onRetry={() => void load()} />
      </AdminPage>
    );
  }
  if (me === null) {
    return (
      <AdminPage>
        <SkeletonRegion>
          <Skeleton shape="title" />
          <Skeleton shape="card" count={3} />
        </SkeletonRegion>
      </AdminPage>
    );
  }
  if (me.staff === null) return <SignIn onSignedIn={() => void load()} />;
  return (
    <AdminPage width="wide" end={<SignOut onDone={() => void load()} />}>
      <Pages me={me} ownId={me.staff.id} load={() => void load()} />
    </AdminPage>
  );
}

function Pages({ me, ownId, load }: { me: StaffSelf; ownId: string; load: () => void }) {
  return (
    <Switch>
      <Route path="/staff/new">
        <NewMeeting organisation={me.organisation?.name ?? ''} />
      </Route>
      <Route path="/staff/rules">
        <Rules />
      </Route>
      <Route path="/staff/accounts">
        <Accounts ownId={ownId} onOwnClosed={load} />
      </Route>
      <Route path="/staff/follow-up/*?">
        <FollowUp me={me} />
      </Route>
      <Route path="/staff/bodies">
        <Bodies />
      </Route>
      <Route path="/staff/templates">
        <Templates />
      </Route>
      <Route path="/staff/units">
        <Units />
      </Route>
      <Route>
        <StaffHome me={me} onChanged={load} />
      </Route>
    </Switch>
  );
}

function useMe() {
  const [me, setMe] = useState<StaffSelf | null>(null);
  const [failure, setFailure] = useState('');
  const load = useCallback(async () => {
    try {
      setMe(await getJson<StaffSelf>('api/staff/me'));
      setFailure('');
    } catch (error) {
      setFailure(failureText(error));
    }
  }, []);
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it is set when the answer is here, not in the effect
    void load();
  }, [load]);
  return { me, failure, load };
}

function SignOut({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const signOut = async () => {
    await postJson('api/staff/logout').catch(() => undefined);
    onDone();
  };
  return (
    <Button variant="ghost" icon={LogoutIcon} className={styles.signOut} onClick={() => void signOut()}>
      {t('common.signOut')}
    </Button>
  );
}
