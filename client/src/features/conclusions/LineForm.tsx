import type { ConclusionLineView, LineKind } from '@doi-thoai/shared';
import { TABLE_LIMITS, LINE_KINDS } from '@doi-thoai/shared';
import { useState } from 'react';
import { useDraft } from '../../realtime/drafts';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { KeyButton } from '../../ui/KeyButton';
import { ChipGroup } from '../../ui/Chip';
import { TextArea } from '../../ui/fields';
import { Muted, Row, Stack } from '../../ui/layout';

export interface LineWords {
  kind: LineKind;
  text: string;
}

const EMPTY: LineWords = { kind: 'TASK', text: '' };

interface LineFormProps {
  first?: ConclusionLineView;
  /** Kept on the device: a new line. An edited one lives with the form. */
  draft?: boolean;
  saveLabel: string;
  onSave: (words: LineWords, seen: number) => Promise<boolean>;
  onCancel?: () => void;
}

/** What is typed; a new line is kept on the device, an edited one lives with the form. */
function useLine({ first, draft, onSave }: LineFormProps) {
  const kept = useDraft('conclusion-line', EMPTY);
  const [own, setOwn] = useState<LineWords>(first ?? EMPTY);
  const [seen, setSeen] = useState(first?.version ?? 0);
  const [missing, setMissing] = useState(false);
  const words = draft ? kept.value : own;
  const save = async () => {
    const text = words.text.trim();
    setMissing(text === '');
    if (text === '') return;
    const done = await onSave({ kind: words.kind, text }, seen);
    if (done && draft) kept.change({ text: '' });
    // The refusal was read: the next press decides again, over what is there now.
    if (!done && first) setSeen(first.version);
  };
  return {
    words,
    change: (patch: Partial<LineWords>) => (draft ? kept.change(patch) : setOwn({ ...own, ...patch })),
    missing: missing && words.text.trim() === '',
    moved: first !== undefined && first.version !== seen,
    save: () => void save(),
  };
}

/** Kind and words of one line. A refused save keeps what was typed. */
export function LineForm(props: LineFormProps) {
  const { first, draft, saveLabel, onCancel } = props;
  const { t } = useText();
  const { words, change, missing, moved, save } = useLine(props);
  return (
    <Stack gap={3}>
      <ChipGroup
        legend={t('desk.lineKind')}
        legendHidden
        value={words.kind}
        onChange={(kind) => change({ kind })}
        options={LINE_KINDS.map((kind) => ({ value: kind, label: t(`desk.line.${kind}`) }))}
      />
      {moved && <Muted>{t('desk.lineMoved', { text: first?.text ?? '' })}</Muted>}
      <TextArea
        label={t('desk.lineText')}
        labelHidden={!draft}
        value={words.text}
        onChange={(text) => change({ text })}
        onSend={save}
        limit={TABLE_LIMITS.conclusionLine}
        rows={3}
        error={missing ? t('errors.field.MISSING') : undefined}
      />
      <Row justify="end">
        {onCancel && <Button onClick={onCancel}>{t('ui.cancel')}</Button>}
        <KeyButton variant="primary" shortcut="Ctrl+Enter" onClick={save}>
          {saveLabel}
        </KeyButton>
      </Row>
    </Stack>
  );
}
