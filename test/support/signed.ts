import type {
  CommandName,
  Id,
  PaperDifference,
  Payload,
  Refusal,
  SignedList,
  SignedPaper,
  SignedView,
} from '@doi-thoai/shared';
import { makeId } from '@doi-thoai/shared';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Person } from './driver.js';
import { http } from './driver.js';
import type { FullMeeting } from './full-meeting.js';
import { MARK } from './full-meeting.js';
import { today } from './issuing.js';
import { PDF } from './route-rights.js';

/** A paper that is made once in the state's system. */
export type OfSystem = 'MINUTES' | 'COLLATION_TABLE';

const GENERATED = {
  MINUTES: 'papers/minutes.docx?system=STATE',
  COLLATION_TABLE: 'papers/collation-table.docx?system=STATE',
} as const;

export interface Brought {
  signedId: Id;
  generatedId: Id;
  editedId: Id | null;
  scanIds: Id[];
}

/** As the office gets it from the shelf. */
export async function download(by: Person, paper: OfSystem): Promise<Buffer> {
  const response = await by.take(GENERATED[paper]);
  return Buffer.from(await response.arrayBuffer());
}

/** Other parts of a Word file, or other texts of its parts. */
export function rewritten(
  docx: Uint8Array,
  change: (parts: Record<string, string>) => Record<string, string>,
): Buffer {
  const parts = unzipSync(docx);
  const binary = (name: string): boolean => !/\.(?:xml|rels)$/.test(name);
  const texts = Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes, binary(name))]);
  const changed = Object.entries(change(Object.fromEntries(texts) as Record<string, string>));
  const again = changed.map(([name, text]) => [name, strToU8(text, binary(name))]);
  return Buffer.from(zipSync(Object.fromEntries(again) as Record<string, Uint8Array>));
}

export interface Came {
  ok: boolean;
  code?: string;
  details?: Refusal['details'];
}

/** No command: it tells nothing of the journal. */
export async function bringFile(by: Person, path: string, bytes: Uint8Array, name: string): Promise<Came> {
  const response = await fetch(`${by.url}/api/meetings/${by.meetingId}/signed/${path}`, {
    ...{ method: 'POST', body: Uint8Array.from(bytes) },
    headers: {
      ...{ ...by.headers, cookie: by.cookie, 'content-type': 'application/octet-stream' },
      'x-file-name': encodeURIComponent(name),
    },
  });
  return (await response.json()) as Came;
}

export async function generate(
  by: Person,
  ids: { signedId: Id; generatedId: Id },
  wanted: { paper: SignedPaper; issuer: string },
): Promise<Came> {
  const { signedId, generatedId } = ids;
  const path = `${by.url}/api/meetings/${by.meetingId}/signed/${signedId}/generated/${generatedId}`;
  const { cookie, headers } = by;
  return (await http<Came>(path, { body: wanted, cookie, headers })).body;
}

/** Its files come, and are not put back yet. */
export async function bringSigned(
  by: Person,
  paper: SignedPaper,
  files: { edited?: Uint8Array; scan?: Uint8Array[]; name?: string },
  issuer = 'STATE',
): Promise<Brought> {
  const signedId = makeId();
  const { name = 'ban-ky' } = files;
  const send = async (bytes: Uint8Array, ending: string): Promise<Id> => {
    const id = makeId();
    const answer = await bringFile(by, `${signedId}/files/${id}`, bytes, `${name}.${ending}`);
    if (!answer.ok) throw new Error(answer.code);
    return id;
  };
  const generatedId = makeId();
  const made = await generate(by, { signedId, generatedId }, { paper, issuer });
  if (!made.ok) throw new Error(made.code);
  const editedId = files.edited ? await send(files.edited, 'docx') : null;
  const scanIds: Id[] = [];
  for (const bytes of files.scan ?? []) scanIds.push(await send(bytes, 'pdf'));
  return { signedId, generatedId, editedId, scanIds };
}

export async function signedList(by: Person): Promise<SignedList> {
  return (await by.get<SignedList>('signed')).body;
}

export async function signedOf(by: Person, id: Id): Promise<SignedView> {
  const found = (await signedList(by)).all?.find((one) => one.id === id);
  if (!found) throw new Error('it is not there');
  return found;
}

export function differenceOf(
  by: Person,
  { signedId, generatedId, editedId }: Brought,
): Promise<PaperDifference> {
  const path = `signed/${signedId}/difference?generated=${generatedId}&edited=${editedId ?? ''}`;
  return by.get<PaperDifference>(path).then(({ body }) => body);
}

/** The table of opinions comes back signed, is published, replaced, taken back, given again; one is purged. */
export async function signPapers({ people }: FullMeeting, signedOn: string): Promise<void> {
  const { secretary, chair } = people;
  const why = { reason: `${MARK} ký nhầm bản` };
  let latest: Id | null = null;
  const put = async (): Promise<Id> => {
    const brought = await bringSigned(secretary, 'COLLATION_TABLE', { scan: [PDF], name: MARK });
    const words = { paper: 'COLLATION_TABLE', issuer: 'STATE', signedOn, ...why, latest } as const;
    await secretary.do('signed.putBack', { ...brought, ...words });
    return (latest = brought.signedId);
  };
  const seen = async (id: Id): Promise<number> => (await signedOf(secretary, id)).version;
  const [first, second] = [await put(), await put()];
  await secretary.do('signed.publish', { signedId: first, published: true, seen: await seen(first) });
  await secretary.do('signed.publish', { signedId: second, published: true, seen: await seen(second) });
  await secretary.do('signed.takeBack', { signedId: first, ...why, seen: await seen(first) });
  await secretary.do('signed.giveAgain', { signedId: first, seen: await seen(first) });
  await secretary.do('signed.takeBack', { signedId: first, ...why, seen: await seen(first) });
  await chair.do('signed.purge', { signedId: first, ...why, seen: await seen(first) });
}

/** A signed table of opinions, of today. */
export function words(
  brought: Brought,
  more: Partial<Payload<'signed.putBack'>> = {},
): Payload<'signed.putBack'> {
  const table = { paper: 'COLLATION_TABLE', issuer: 'STATE', signedOn: today(), reason: '' } as const;
  return { ...brought, ...table, latest: null, ...more };
}

export const PHOTOGRAPHER = 'Người chụp';

/** A picture that tells who took it. */
export function pictureOfPage(grey: number): Promise<Buffer> {
  const background = { r: grey, g: grey, b: grey };
  return sharp({ create: { width: 40, height: 60, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Artist: PHOTOGRAPHER } })
    .toBuffer();
}

export async function code<N extends CommandName>(by: Person, name: N, payload: Payload<N>): Promise<string> {
  const answer = await by.issue(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
