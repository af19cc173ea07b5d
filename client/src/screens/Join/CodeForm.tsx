import { useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/fields';
import { ArrowRightIcon } from '../../ui/icons';
import { Card, Stack } from '../../ui/layout';

interface CodeFormProps {
  initial?: string;
  /** The code as typed, without blanks. */
  onFound: (code: string) => void;
}

/** The meeting's code: read from a screen across the hall, so spaces and hyphens between groups do not matter. */
export function CodeForm({ initial = '', onFound }: CodeFormProps) {
  const { t } = useText();
  const [code, setCode] = useState(initial);
  const [missing, setMissing] = useState(false);
  const send = (): void => {
    const plain = code.replace(/[\s-]/g, '').toUpperCase();
    setMissing(plain === '');
    if (plain !== '') onFound(plain);
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
        <Stack gap={4}>
          <TextField
            look="code"
            label={t('join.codeTitle')}
            hint={t('join.codeHint')}
            value={code}
            onChange={setCode}
            error={missing ? t('join.codeMissing') : undefined}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={40}
          />
          <Button variant="primary" size="large" wide type="submit" iconAfter={ArrowRightIcon}>
            {t('join.find')}
          </Button>
        </Stack>
      </Card>
    </form>
  );
}
