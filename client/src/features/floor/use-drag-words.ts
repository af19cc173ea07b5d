import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import type { Id, SpeakerRequestView } from '@doi-thoai/shared';
import { useMemo } from 'react';
import { useText } from '../../text/text';

/** What a screen reader says while a row is moved. */
export function useDragWords(ids: readonly Id[], requests: Record<Id, SpeakerRequestView>) {
  const { t } = useText();
  return useMemo(() => {
    const words = (id: UniqueIdentifier, over: UniqueIdentifier | undefined) => ({
      name: requests[String(id)]?.name ?? '',
      place: ids.indexOf(String(over ?? id)) + 1,
      of: ids.length,
    });
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('chair.dragStart', words(active.id, undefined)),
      onDragOver: ({ active, over }) => t('chair.dragOver', words(active.id, over?.id)),
      onDragEnd: ({ active, over }) => t('chair.dragEnd', words(active.id, over?.id)),
      onDragCancel: ({ active }) => t('chair.dragCancel', words(active.id, undefined)),
    };
    return { announcements, screenReaderInstructions: { draggable: t('chair.dragHow') } };
  }, [ids, requests, t]);
}
