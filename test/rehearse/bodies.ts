import type { CommandAnswer, IssuingBodyView, Payload } from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import type { ScenarioBody } from '../scenarios/scenario.js';
import { http } from '../support/driver.js';
import type { Names } from './names.js';
import { PlayError } from './play-error.js';

/** Bodies that issue papers belong to the organisation: what it has already under that name is taken. */
export async function nameBodies(
  bodies: readonly ScenarioBody[],
  names: Names,
  url: string,
  cookie: string,
): Promise<void> {
  if (bodies.length === 0) return;
  const { body: there } = await http<IssuingBodyView[]>(`${url}/api/organisation/issuing-bodies`, { cookie });
  for (const body of bodies) {
    const same = there.find(({ name, system }) => name === body.name && system === body.system);
    names.give(body.key, 'body', same?.id ?? (await add(body, url, cookie)));
  }
}

async function add({ key, ...words }: ScenarioBody, url: string, cookie: string): Promise<string> {
  const [from, to] = words.term.split('-');
  const years = { termFrom: from ? `${from}-01-01` : null, termTo: to ? `${to}-12-31` : null };
  const payload: Payload<'organisation.addIssuingBody'> = { bodyId: makeId(), ...words, ...years };
  const path = `${url}/api/organisation/commands/organisation.addIssuingBody`;
  const { body: answer } = await http<CommandAnswer>(path, { body: { id: makeId(), payload }, cookie });
  if (!answer.ok) throw new PlayError(`bodies ${key}`, `got ${answer.code}`);
  return payload.bodyId;
}
