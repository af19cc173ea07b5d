import { useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { CodeText } from '../../ui/CodeText';
import { TextField } from '../../ui/fields';
import { SearchIcon } from '../../ui/icons';
import { Card, Muted, Stack } from '../../ui/layout';
import styles from './Track.module.css';

interface CodeFormProps {
  initial: string;
  /** The code that is shown now. */
  shown: string | null;
  onCode: (code: string) => void;
  /** The same code once more. */
  again: () => Promise<void>;
}

/** As it was written down: capitals or not, with blanks and hyphens or without. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** One field for both codes; below it, in groups, what was read of it. */
export function CodeForm({ initial, shown, onCode, again }: CodeFormProps) {
  const { t } = useText();
  const [typed, setTyped] = useState(initial);
  const [missing, setMissing] = useState(false);
  const code = plainCode(typed);
  const send = (): void => {
    setMissing(code === '');
    if (code === '') return;
    if (code === shown) void again();
    else onCode(code);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Card>
        <Stack gap={3}>
          <CodeField typed={typed} onChange={setTyped} missing={missing && code === ''} />
          <Button variant="primary" size="large" wide type="submit" icon={SearchIcon}>
            {t('track.look')}
          </Button>
        </Stack>
      </Card>
    </form>
  );
}

interface CodeFieldProps {
  typed: string;
  onChange: (typed: string) => void;
  missing: boolean;
}

function CodeField({ typed, onChange, missing }: CodeFieldProps) {
  const { t } = useText();
  return (
    <>
      <TextField
        className={styles.field}
        label={t('track.code')}
        hint={t('track.codeHint')}
        value={typed}
        onChange={onChange}
        error={missing ? t('track.codeMissing') : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={80}
      />
      {plainCode(typed) !== '' && (
        <div className={styles.echo}>
          <Muted as="span">{t('track.readAs')}</Muted>
          <CodeText code={plainCode(typed)} />
        </div>
      )}
    </>
  );
}
