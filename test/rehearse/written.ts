import type { AnonymousOpinion, Id, OpinionWords, Payload, Topic } from '@doi-thoai/shared';
import { makeId, makeReceipt } from '@doi-thoai/shared';
import type { WrittenNote } from '../scenarios/scenario.js';
import type { Company } from './company.js';
import type { Member } from './member.js';
import type { Names } from './names.js';
import { PlayError } from './play-error.js';
import type { SentNote } from './player.js';
import { fillForm } from './unit-form.js';

/** Each by its own request; then all of them have come to the desk, in an order that chance decided. */
export async function sendAnonymous(
  notes: readonly WrittenNote[],
  company: Company,
  names: Names,
): Promise<SentNote[]> {
  const sent = await Promise.all(
    notes.map(async ({ path, by, as, with: words }) => {
      const member = company.member(by);
      const topicId = names.id(words.topicId as string);
      const known = { submissionId: makeId(), receipt: makeReceipt(), topicId };
      const opinion = { ...words, ...known } as AnonymousOpinion;
      const refusal = await member.sendAnonymous(opinion);
      if (refusal !== null) throw new PlayError(path, `anonymous by ${by}: got ${refusal}`);
      names.give(as, 'submission', opinion.submissionId);
      return { path, by: member.person.participantId, opinion };
    }),
  );
  for (const { opinion } of sent) await company.organiser.sees(opinion.submissionId);
  return sent;
}

interface Form {
  path: string;
  member: Member;
  rows: readonly WrittenNote[];
}

interface Imported {
  payload: Payload<'collection.importForm'>;
  seq: number;
  /** Of the opinions that the rows became, in their order. */
  result: { ids: Id[] };
}

/** The unit's form, filled in, looked at and imported; the rows get their names by what they say. */
export async function handIn(
  { path, member, rows }: Form,
  names: Names,
  topics: readonly Topic[],
): Promise<Imported> {
  const written = rows.map(({ with: words }) => words as unknown as OpinionWords);
  const topicOf = ({ topicId }: OpinionWords): string =>
    topics.find(({ id }) => id === names.id(topicId))?.name ?? '';
  const form = await fillForm(
    member.person,
    written.map((words) => ({ ...words, topic: topicOf(words) })),
  );
  if ('refused' in form) throw new PlayError(path, `form of ${member.key}: ${form.refused}`);
  const payload = { file: form.file, rows: form.rows };
  const answer = await member.issue('collection.importForm', payload);
  if (!answer.ok) throw new PlayError(path, `form of ${member.key}: got ${answer.code}`);
  await member.reaches(answer.seq);
  const known = Object.values(member.state.submissions);
  const ids = rows.map(({ as }, index) => {
    const text = written[index]?.text.normalize('NFC');
    const row = known.find((one) => one.text === text);
    if (!row) throw new PlayError(path, `form of ${member.key}: $${as} did not arrive`);
    names.give(as, 'submission', row.id);
    return row.id;
  });
  return { payload, seq: answer.seq, result: { ids } };
}
