import { MATERIAL_LIMITS } from '@doi-thoai/shared';
import { refusalText } from '../../../realtime/refusal-text';
import { hasText, useText } from '../../../text/text';
import { FileField } from '../../../ui/FileField';
import { ACCEPT, type Bringing } from './use-bring';

/** The file of a material, with what should be known before one is chosen. */
export function FileChoice({
  bringing,
  optional,
  missing,
}: {
  bringing: Bringing;
  optional?: boolean;
  missing?: boolean;
}) {
  const { t } = useText();
  const { failure, busy, pick, picked } = bringing;
  const own = `materials.refused.${failure}`;
  const refused = failure && (hasText(own) ? t(own) : refusalText({ code: failure }));
  return (
    <FileField
      label={t('materials.file')}
      hint={t('materials.fileHint', { mb: MATERIAL_LIMITS.bytes / 1024 / 1024 })}
      optional={optional}
      accept={ACCEPT}
      disabled={busy}
      error={refused ?? (missing && !picked ? t('materials.fileMissing') : undefined)}
      onPick={pick}
    />
  );
}
