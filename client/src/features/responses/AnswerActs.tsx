import type { ResponseView } from '@doi-thoai/shared';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Button } from '../../ui/Button';
import { Row } from '../../ui/layout';
import { useMay, useOwnRole } from '../meeting/rights';
import { useAct } from '../meeting/use-act';
import { MendDialog } from './MendDialog';
import { SendBackDialog } from './SendBackDialog';

type Dialog = 'SEND_BACK' | 'MEND' | null;

/** Approved or published with one press; what that is was read above it. */
function Forward({ response: { id, version, state } }: { response: ResponseView }) {
  const { t } = useText();
  const may = useMay();
  const act = useAct();
  const name = state === 'DRAFT' ? 'approve' : 'publish';
  if (state === 'PUBLISHED' || !may(`responses.${name}`)) return null;
  const items = [{ responseId: id, seen: version }];
  const done = t(name === 'approve' ? 'answers.approvedDone' : 'answers.publishedDone', { n: 1 });
  return (
    <Button size="small" variant="primary" onClick={() => void act(`responses.${name}`, { items }, { done })}>
      {t(`answers.${name}`)}
    </Button>
  );
}

/** What this seat may do with an answer now. */
export function AnswerActs({ response }: { response: ResponseView }) {
  const { t } = useText();
  const may = useMay();
  const role = useOwnRole();
  const [dialog, setDialog] = useState<Dialog>(null);
  const published = response.state === 'PUBLISHED';
  const mayMend = published
    ? may('responses.correct') && (role !== 'SECRETARY' || response.given === 'LIVE')
    : may('responses.edit');
  return (
    <Row>
      <Forward response={response} />
      {!published && may('responses.sendBack') && (
        <Button size="small" onClick={() => setDialog('SEND_BACK')}>
          {t('answers.sendBack')}
        </Button>
      )}
      {mayMend && (
        <Button size="small" onClick={() => setDialog('MEND')}>
          {t(published ? 'answers.correct' : 'answers.mend')}
        </Button>
      )}
      {dialog === 'SEND_BACK' && <SendBackDialog response={response} onClose={() => setDialog(null)} />}
      {dialog === 'MEND' && <MendDialog response={response} onClose={() => setDialog(null)} />}
    </Row>
  );
}
