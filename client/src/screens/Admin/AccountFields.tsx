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

type PasswordForm = Pick<AccountForm, 'password' | 'again'>;

export function isPassword({ password, again }: PasswordForm): boolean {
  return strengthOf(password) !== 'SHORT' && password === again;
}

export function isComplete(form: AccountForm): boolean {
  return form.name.trim() !== '' && isLogin(form.login) && isPassword(form);
}

const TONES: Record<Strength, StatusTone> = {
  SHORT: 'refused',
  WEAK: 'waiting',
  FAIR: 'neutral',
  GOOD: 'done',
};

interface FieldsProps<Form> {
  form: Form;
  change: (patch: Partial<Form>) => void;
  /** Says what is missing, after the first try. */
  tried: boolean;
}

/** Name, login and a password that is typed twice. */
export function AccountFields(props: FieldsProps<AccountForm>) {
  return (
    <Stack gap={3}>
      <NameFields {...props} />
      <PasswordFields {...props} />
    </Stack>
  );
}

export function NameFields({ form, change, tried }: FieldsProps<Pick<AccountForm, 'name' | 'login'>>) {
  const { t } = useText();
  return (
    <>
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
    </>
  );
}

interface PasswordFieldsProps extends FieldsProps<PasswordForm> {
  /** There was another one before. */
  fresh?: boolean;
}

/** Typed twice, with a hint of how strong it is. */
export function PasswordFields({ form, change, tried, fresh }: PasswordFieldsProps) {
  const { t } = useText();
  const strength = strengthOf(form.password);
  return (
    <>
      <TextField
        label={t(fresh ? 'accounts.newPassword' : 'admin.password')}
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
