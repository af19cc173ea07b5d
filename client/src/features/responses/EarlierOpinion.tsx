import type { EarlierAnswer, EarlierOpinion as Earlier, EarlierPromise } from '@doi-thoai/shared';
import { formatCivilDate, formatDate } from '../../text/format';
import { useText } from '../../text/text';
import { Fold } from '../../ui/Fold';
import { Muted, Prose, Row, Stack } from '../../ui/layout';
import { StatusChip } from '../../ui/Status';
import { isOverdue } from '../commitments/timeliness';
import styles from './responses.module.css';

/** Where and when an opinion of an earlier meeting was put. */
export function EarlierPlace({ earlier }: { earlier: Earlier }) {
  const { t } = useText();
  const place = t('alike.earlierAt', { meeting: earlier.meetingTitle, date: formatDate(earlier.startsAt) });
  const number = earlier.number === null ? '' : `#${earlier.number} · `;
  return <Muted>{`${number}${place}`}</Muted>;
}

/** What was answered then, with what it promised and how that stands. `open`: without a tap. */
export function EarlierAnswers({ earlier, open }: { earlier: Earlier; open?: boolean }) {
  const { t } = useText();
  const { answers } = earlier;
  const head = t('alike.answeredThen', { n: answers.length });
  if (answers.length === 0) return <Muted>{head}</Muted>;
  return (
    <Fold summary={head} open={open}>
      <Stack gap={3}>
        {answers.map((answer) => (
          <Answer key={answer.id} answer={answer} />
        ))}
      </Stack>
    </Fold>
  );
}

function Answer({ answer }: { answer: EarlierAnswer }) {
  const { t } = useText();
  return (
    <article className={styles.earlier}>
      <Row>
        <StatusChip tone="done">{t(`states.response.${answer.type}`)}</StatusChip>
      </Row>
      <Prose>{answer.text}</Prose>
      {answer.forwardedTo && <p>{t('answers.forwarded', { to: answer.forwardedTo })}</p>}
      <Muted>{`${answer.responderUnit} · ${formatDate(answer.at)}`}</Muted>
      {answer.promises.length > 0 && (
        <div>
          <p className={styles.legend}>{t('alike.promisedThen')}</p>
          <ul className={styles.promises}>
            {answer.promises.map((promise) => (
              <PromiseOf key={promise.id} promise={promise} />
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

function PromiseOf({ promise }: { promise: EarlierPromise }) {
  const { t } = useText();
  const late = isOverdue(promise);
  const { dueKind, dueOn } = promise;
  const due =
    dueKind === 'DATE' && dueOn
      ? t('answers.dueOn', { date: formatCivilDate(dueOn) })
      : t(`states.due.${dueKind}`);
  return (
    <li>
      <Row>
        <StatusChip tone={late ? 'refused' : promise.state === 'VERIFIED' ? 'done' : 'waiting'}>
          {late ? t('states.timeliness.OPEN_OVERDUE') : t(`states.commitment.${promise.state}`)}
        </StatusChip>
        <span>{due}</span>
      </Row>
      <Prose>{promise.text}</Prose>
      <Muted>{t('answers.owner', { unit: promise.ownerUnit })}</Muted>
    </li>
  );
}
