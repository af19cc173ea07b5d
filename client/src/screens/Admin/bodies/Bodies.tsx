import type { IssuingBodyView } from '@doi-thoai/shared';
import { useState } from 'react';
import { refusalText } from '../../../realtime/refusal-text';
import { useFetched } from '../../../realtime/use-fetched';
import { Link } from '../../../router';
import { formatCivilDate } from '../../../text/format';
import { useText } from '../../../text/text';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { EditIcon, ListIcon, PlusIcon } from '../../../ui/console-icons';
import { Card, PageTitle, Row, Stack } from '../../../ui/layout';
import { List, ListRow } from '../../../ui/List';
import { EmptyState, ErrorState, Skeleton, SkeletonRegion } from '../../../ui/States';
import { BodyDialog } from './BodyDialog';
import { RegisterDialog } from './RegisterDialog';

type Asked = { what: 'ADD' } | { what: 'EDIT' | 'REGISTER'; body: IssuingBodyView };

/** Bodies that issue papers, with their registers of numbers. */
export function Bodies() {
  const { t } = useText();
  const [bodies, again] = useFetched<IssuingBodyView[]>('api/organisation/issuing-bodies');
  const [asked, setAsked] = useState<Asked | null>(null);
  // What was there stays while it is fetched anew.
  const [there, setThere] = useState<IssuingBodyView[] | null>(null);
  if (bodies.state === 'there' && bodies.value !== there) setThere(bodies.value);
  const close = () => setAsked(null);
  const done = () => {
    close();
    again();
  };
  const add = (
    <Button variant="primary" icon={PlusIcon} onClick={() => setAsked({ what: 'ADD' })}>
      {t('bodies.add')}
    </Button>
  );
  return (
    <Stack gap={6}>
      <PageTitle
        above={<Link href="/staff">{t('admin.meetings')}</Link>}
        below={t('bodies.below')}
        actions={there && add}
      >
        {t('bodies.title')}
      </PageTitle>
      {there === null && bodies.state === 'failed' && (
        <ErrorState title={refusalText({ code: bodies.failure })} onRetry={again} />
      )}
      {there === null && bodies.state === 'loading' && (
        <SkeletonRegion>
          <Skeleton shape="row" count={2} />
        </SkeletonRegion>
      )}
      {there && <Rows bodies={there} onAsk={setAsked} />}
      {asked?.what === 'ADD' && <BodyDialog body={null} onClose={close} onDone={done} />}
      {asked?.what === 'EDIT' && <BodyDialog body={asked.body} onClose={close} onDone={done} />}
      {asked?.what === 'REGISTER' && <RegisterDialog body={asked.body} onClose={close} />}
    </Stack>
  );
}

function Rows({ bodies, onAsk }: { bodies: readonly IssuingBodyView[]; onAsk: (asked: Asked) => void }) {
  const { t } = useText();
  if (bodies.length === 0) {
    return (
      <EmptyState icon={ListIcon} title={t('bodies.none')}>
        {t('bodies.noneHint')}
      </EmptyState>
    );
  }
  return (
    <Card flush>
      <List label={t('bodies.title')}>
        {bodies.map((body) => (
          <BodyRow key={body.id} body={body} onAsk={onAsk} />
        ))}
      </List>
    </Card>
  );
}

function BodyRow({ body, onAsk }: { body: IssuingBodyView; onAsk: (asked: Asked) => void }) {
  const { t } = useText();
  const { name, parentBody, system, abbreviation, term, endedOn } = body;
  return (
    <ListRow
      title={name}
      subtitle={parentBody}
      note={system === 'STATE' ? t('bodies.perYear') : t('bodies.perTerm', { term })}
      chips={
        <>
          <Chip>{t(`bodies.system.${system}`)}</Chip>
          <Chip>{abbreviation}</Chip>
          {endedOn !== null && <Chip>{t('bodies.ended', { date: formatCivilDate(endedOn) })}</Chip>}
        </>
      }
      actions={
        <Row>
          <Button
            icon={ListIcon}
            aria-label={t('bodies.register', { name })}
            onClick={() => onAsk({ what: 'REGISTER', body })}
          >
            {t('bodies.registerOpen')}
          </Button>
          <Button
            icon={EditIcon}
            aria-label={t('bodies.edit', { name })}
            onClick={() => onAsk({ what: 'EDIT', body })}
          >
            {t('common.edit')}
          </Button>
        </Row>
      }
    />
  );
}
