import type { IssuingBodyView, PaperNumberView } from '@doi-thoai/shared';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched } from '../../../realtime/use-fetched';
import { formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Dialog } from '../../../ui/Dialog';
import { Muted } from '../../../ui/layout';
import { ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { Table } from '../../../ui/Table';

/** Every number that a body gave or left out, the latest first; a gap has its reason. */
export function RegisterDialog({ body, onClose }: { body: IssuingBodyView; onClose: () => void }) {
  const { t } = useText();
  const [rows, again] = useFetched<PaperNumberView[]>(`api/organisation/issuing-bodies/${body.id}/numbers`);
  return (
    <Dialog open shape="wide" title={t('bodies.register', { name: body.name })} onClose={onClose}>
      {rows.state === 'failed' && <ErrorState title={refusalText({ code: rows.failure })} onRetry={again} />}
      {rows.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="row" count={4} />
        </SkeletonRegion>
      )}
      {rows.state === 'there' && <Numbers rows={rows.value} name={body.name} />}
    </Dialog>
  );
}

function Numbers({ rows, name }: { rows: readonly PaperNumberView[]; name: string }) {
  const { t } = useText();
  if (rows.length === 0) return <Muted>{t('bodies.registerNone')}</Muted>;
  return (
    <Table
      caption={t('bodies.register', { name })}
      captionHidden
      items={rows}
      keyOf={(row) => `${row.paper} ${row.series} ${row.number}`}
      columns={[
        {
          ...{ id: 'number', head: t('bodies.number'), rowHead: true },
          cell: (row) => `${row.paper} ${row.number}`,
        },
        { id: 'series', head: t('bodies.series'), cell: (row) => row.series },
        { id: 'day', head: t('bodies.day'), cell: (row) => formatCivilDate(row.day) },
        { id: 'state', head: t('bodies.state'), cell: (row) => t(`bodies.state.${row.state}`) },
        {
          ...{ id: 'reason', head: t('bodies.reason') },
          cell: (row) => [row.reason, row.by].filter(Boolean).join(' · '),
        },
      ]}
    />
  );
}
