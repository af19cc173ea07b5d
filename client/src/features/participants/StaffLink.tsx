import type { StaffSelf } from '@doi-thoai/shared';
import { useFetched } from '../../realtime/use-fetched';
import { useLocation } from '../../router';
import { useText } from '../../text/text';
import { IconButton } from '../../ui/Button';
import { ArrowLeftIcon } from '../../ui/icons';

/** Back to the own meetings, for whoever is signed in with an account; others came by a slip and have none. */
export function StaffLink() {
  const { t } = useText();
  const [, go] = useLocation();
  const [me] = useFetched<StaffSelf>('api/staff/me');
  if (me.state !== 'there' || me.value.staff === null) return null;
  return <IconButton icon={ArrowLeftIcon} label={t('admin.toStaff')} onClick={() => go('/staff')} />;
}
