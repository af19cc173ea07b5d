import { LIMITS } from '@doi-thoai/shared';
import { useText } from '../../text/text';
import { TextField } from '../../ui/fields';
import { Stack } from '../../ui/layout';
import { StatusChip, type StatusTone } from '../../ui/Status';
import { isLogin, strengthOf, type Strength } from './password';

export interface AccountForm {
  name: string;
  login: string;
  password: string;
  again: string;
}

export const NO_ACCOUNT: AccountForm = { name: '', login: '', password: '', again: '' };

export function isComplete({ name, login, password, again }: AccountForm): boolean {
  return name.trim() !== '' && isLogin(login) && strengthOf(password) !== 'SHORT' && password === again;
}

const TONES: Record<Strength, StatusTone> = {
  SHORT: 'refused',
  WEAK: 'waiting',
  FAIR: 'neutral',
  GOOD: 'done',
};

interface AccountFieldsProps {
  form: AccountForm;
  change: (patch: Partial<AccountForm>) => void;
  /** Says what is missing, after the first try. */
  tried: boolean;
}

/** Name, login and a password that is typed twice. */
export function AccountFields(props: AccountFieldsProps) {
  const { form, change, tried } = props;
  const { t } = useText();
  return (
    <Stack gap={3}>
      <TextField
        label={t('common.name')}
        autoComplete="name"
        value={form.name}
        onChange={(name) => change({ name })}
        limit={LIMITS.personName}
        error={tried && form.name.trim() === '' ? t('errors.field.MISSING') : undefined}
      />
      <TextField
        label={t('admin.login')}
        hint={t('admin.loginHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={form.login}
        onChange={(login) => change({ login })}
        error={tried && !isLogin(form.login) ? t('admin.loginWrong') : undefined}
      />
      <PasswordFields {...props} />
    </Stack>
  );
}

function PasswordFields({ form, change, tried }: AccountFieldsProps) {
  const { t } = useText();
  const strength = strengthOf(form.password);
  return (
    <>
      <TextField
        label={t('admin.password')}
        hint={t('admin.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={form.password}
        onChange={(password) => change({ password })}
        error={tried && strength === 'SHORT' ? t('admin.strength.SHORT') : undefined}
      />
      {form.password !== '' && (
        <p role="status">
          <StatusChip tone={TONES[strength]}>{t(`admin.strength.${strength}`)}</StatusChip>
        </p>
      )}
      <TextField
        label={t('admin.passwordAgain')}
        type="password"
        autoComplete="new-password"
        value={form.again}
        onChange={(again) => change({ again })}
        error={tried && form.password !== form.again ? t('admin.passwordDiffers') : undefined}
      />
    </>
  );
}
