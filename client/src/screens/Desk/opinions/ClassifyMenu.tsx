import { useMay } from '../../../features/meeting/rights';
import { useText } from '../../../text/text';
import { Menu, type MenuItem } from '../../../ui/Menu';
import type { OpinionDialog } from './OpinionDialogs';

interface ClassifyMenuProps {
  /** Says which one, or how many. */
  label: string;
  /** One alone can repeat an item of an earlier meeting. */
  single: boolean;
  disabled?: boolean;
  ask: (dialog: OpinionDialog) => void;
}

/** Issue group, field, competence, and what it repeats; each has its key. */
export function ClassifyMenu({ label, single, disabled, ask }: ClassifyMenuProps) {
  const { t } = useText();
  const may = useMay();
  if (!may('collation.classify')) return null;
  const item = (dialog: OpinionDialog, shortcut: string, words: string): MenuItem => ({
    ...{ id: dialog, label: words, shortcut },
    onSelect: () => ask(dialog),
  });
  const items = [
    item('TOPIC', 't', t('collation.aspect.TOPIC')),
    item('FIELD', 'f', t('collation.aspect.FIELD')),
    item('AUTHORITY', 'v', t('collation.aspect.AUTHORITY')),
    ...(single ? [item('REPEAT', 'e', t('collation.repeat'))] : []),
  ];
  return <Menu size="small" {...{ label, items, disabled }} button={t('collation.classify')} />;
}
