import type { NoticeView } from '@doi-thoai/shared';
import { numbered } from '@doi-thoai/shared';
import { useState } from 'react';
import { formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { PlusIcon } from '../../../ui/console-icons';
import { Card, Muted, Row, Stack } from '../../../ui/layout';
import { StatusChip } from '../../../ui/Status';
import { useMay } from '../../meeting/rights';
import { useConclusion } from '../use-conclusion';
import { NoticeActs } from './NoticeActs';
import { NoticeDialog } from './NoticeDialog';
import { numberOf } from './number-of';
import { useBodies, type Bodies } from './use-bodies';

const TONE = { DRAFT: 'neutral', APPROVED: 'waiting', ISSUED: 'done' } as const;

/** One for each issuing body. */
export function Notices() {
  const { t } = useText();
  const may = useMay();
  const { notices } = useConclusion();
  const bodies = useBodies();
  const [asked, setAsked] = useState<NoticeView | 'NEW' | null>(null);
  return (
    <Stack gap={3} as="section">
      <h3>{t('conclusions.notices')}</h3>
      <Muted>{t('conclusions.noticesHint')}</Muted>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onEdit={() => setAsked(notice)} />
      ))}
      {may('conclusions.prepareNotice') && <Prepare bodies={bodies} onPress={() => setAsked('NEW')} />}
      {asked && (
        <NoticeDialog
          bodies={bodies}
          notice={asked === 'NEW' ? null : asked}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  );
}

/** Another notice, while there is a body that has none; else what can be done instead. */
function Prepare({ bodies, onPress }: { bodies: Bodies; onPress: () => void }) {
  const { t } = useText();
  const may = useMay();
  const { notices } = useConclusion();
  if (bodies.all.length > 0 && bodies.free.length === 0) {
    const open = notices.some(({ state }) => state !== 'ISSUED');
    const instead = open ? 'EDIT' : may('conclusions.correct') ? 'CORRECT' : 'CHAIR';
    return <Muted>{t(`conclusions.allPrepared.${instead}`)}</Muted>;
  }
  return (
    <Row>
      <Button icon={PlusIcon} onClick={onPress}>
        {t('conclusions.prepare')}
      </Button>
    </Row>
  );
}

function NoticeCard({ notice, onEdit }: { notice: NoticeView; onEdit: () => void }) {
  const { t } = useText();
  const { body, system, subject, issuedOn, signAuthority, signerPost, signerName, state, earlier } = notice;
  const number = numberOf(notice);
  const before = earlier.map((one) => `${numbered({ ...one, system })} (${formatCivilDate(one.issuedOn)})`);
  return (
    <Card as="article">
      <Stack gap={2}>
        <Row>
          <strong>{body}</strong>
          <StatusChip tone={TONE[state]}>{t(`conclusions.state.${state}`)}</StatusChip>
        </Row>
        {number !== '' && (
          <p>
            <strong>{t(`conclusions.numbered.${system}`, { number })}</strong>
            {issuedOn !== null && ` · ${t('conclusions.issuedOn', { date: formatCivilDate(issuedOn) })}`}
          </p>
        )}
        <p>{subject}</p>
        <Muted>
          {t('conclusions.signedBy', {
            name: signerName,
            post: [signAuthority, signerPost].filter(Boolean).join(' · '),
          })}
        </Muted>
        {before.length > 0 && <Muted>{t('conclusions.before', { list: before.join('; ') })}</Muted>}
        <NoticeActs notice={notice} onEdit={onEdit} />
      </Stack>
    </Card>
  );
}
