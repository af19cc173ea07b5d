import type { UnitSetView } from '@doi-thoai/shared';
import { standingOf, STANDING_TONES } from '../../features/collection/standing';
import { useNow } from '../../realtime/use-now';
import { formatAgo, formatDateTime } from '../../text/format';
import { useText } from '../../text/text';
import { Banner } from '../../ui/Banner';
import { Facts } from '../../ui/Figures';
import { ClockIcon } from '../../ui/first-icons';
import { Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { HandIn } from './HandIn';
import type { UnitWork } from './use-unit';

/** How the set stands, until when, what the desk said, and the one act that hands it in. */
export function SetPane({ work }: { work: UnitWork }) {
  const { t } = useText();
  const { set } = work;
  if (!set) {
    return (
      <Stack gap={3}>
        <Banner title={t('focal.notAsked')}>{t('focal.notAskedHint')}</Banner>
      </Stack>
    );
  }
  return (
    <Stack gap={4}>
      <Standing set={set} />
      <FromDesk set={set} />
      <Facts
        facts={[
          { label: t('focal.rawHere'), value: work.raw.length },
          { label: t('focal.freeHere'), value: work.free },
          { label: t('focal.collatedHere'), value: work.collated.length },
        ]}
      />
      <HandIn key={set.state} work={work} set={set} />
    </Stack>
  );
}

function Standing({ set }: { set: UnitSetView }) {
  const { t } = useText();
  const now = useNow();
  const standing = standingOf(set, now);
  const over = now > set.closesAt && set.submittedAt === null;
  return (
    <Stack gap={2}>
      <Row>
        <StatusChip tone={STANDING_TONES[standing]}>{t(`collection.standing.${standing}`)}</StatusChip>
        {set.nothing && set.state === 'SUBMITTED' && (
          <StatusChip tone="neutral">{t('collection.nothing')}</StatusChip>
        )}
      </Row>
      <p>
        <strong>{t('collection.due', { time: formatDateTime(set.closesAt) })}</strong>
      </p>
      {over && <p>{t('focal.overHint')}</p>}
      {set.lastSubmittedAt !== null && (
        <p>
          {t('collection.submittedBy', {
            name: set.submittedBy,
            time: formatDateTime(set.lastSubmittedAt),
          })}
        </p>
      )}
    </Stack>
  );
}

/** A reminder stands until the set is handed in; a returned set says why. */
function FromDesk({ set }: { set: UnitSetView }) {
  const { t } = useText();
  const now = useNow();
  const last = set.remindedAt.at(-1);
  if (set.state === 'SUBMITTED') return null;
  return (
    <>
      {set.state === 'RETURNED' && (
        <Banner tone="refused" live title={t('focal.returned')}>
          <p>{set.returnReason}</p>
        </Banner>
      )}
      {last !== undefined && (
        <Banner tone="waiting" icon={ClockIcon} live title={t('focal.reminded')}>
          <p>{t('focal.remindedHint', { n: set.remindedAt.length, time: formatAgo(last, now) })}</p>
        </Banner>
      )}
    </>
  );
}
