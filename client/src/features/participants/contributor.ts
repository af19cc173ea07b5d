import type { ReaderState } from '@doi-thoai/shared';

/** Whether this seat came by the link of a unit: its holder came to write. */
export const selectContributor = ({ participants, participantId }: ReaderState): boolean =>
  !!participants[participantId ?? '']?.contributor;
