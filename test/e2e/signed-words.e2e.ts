import type { Id } from '@doi-thoai/shared';
import { addBody, approvedHall, conclusionOf, SNV, today } from '../support/issuing.js';
import type { Hall } from '../support/issuing.js';
import { withPart, withText } from '../support/hostile-word.js';
import { PDF } from '../support/route-rights.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { bringSigned, differenceOf, download, rewritten, signedOf, words } from '../support/signed.js';

let server: TestServer;
let body: Id;
let hall: Hall;

beforeAll(async () => {
  server = await startTestServer({ BULK_FRAME_MS: '0' });
  body = await addBody(server, SNV);
  hall = await approvedHall(server, body);
}, 60_000);
afterAll(() => server.stop());

describe('W169: what was changed between the generated and the signed text', () => {
  it('an untouched file is no change, whatever happened in the meeting since it was made', async () => {
    const { clerk, chair, secretary } = hall.people;
    for (const paper of ['NOTICE', 'MINUTES'] as const) {
      const path = paper === 'NOTICE' ? `NOTICE?format=docx&body=${body}` : 'minutes.docx?system=STATE';
      const edited = Buffer.from(await (await clerk.take(`papers/${path}`)).arrayBuffer());
      for (const signedOn of [today(), null, today(), null]) {
        const { version: seen } = await conclusionOf(chair);
        await secretary.do('conclusions.signMinutes', { signedOn, seen });
      }
      const brought = await bringSigned(clerk, paper, { edited }, paper === 'NOTICE' ? body : 'STATE');
      const difference = await differenceOf(clerk, brought);
      expect([paper, difference.rows, difference.edited]).toEqual([paper, [], difference.generated]);
    }
  });

  it('is told paragraph by paragraph, before it is put back and afterwards; changed numbers are marked', async () => {
    const { clerk, secretary, lan } = hall.people;
    const wanted = await clerk.take(`papers/NOTICE?format=docx&body=${body}`);
    const generated = Buffer.from(await wanted.arrayBuffer());
    const edited = rewritten(generated, (parts) => ({
      ...parts,
      'word/document.xml': (parts['word/document.xml'] ?? '')
        .replace('Sửa 18 căn nhà công vụ', 'Sửa 19 căn nhà công vụ')
        .replace('<w:sectPr', '<w:p><w:r><w:t>Thêm một đoạn</w:t></w:r></w:p><w:sectPr'),
    }));
    const brought = await bringSigned(clerk, 'NOTICE', { edited }, body);
    const difference = await differenceOf(clerk, brought);
    const changed = difference.rows.find(({ kind }) => kind === 'CHANGED');
    expect(changed).toMatchObject({ numbers: true });
    expect(changed?.parts.filter(({ kind }) => kind !== 'SAME')).toEqual([
      { kind: 'REMOVED', text: '18 ', number: true },
      { kind: 'ADDED', text: '19 ', number: true },
    ]);
    expect(difference.rows).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'ADDED', numbers: false },
        parts: [{ kind: 'ADDED', text: 'Thêm một đoạn', number: false }],
      }),
    );
    expect(difference).toMatchObject({ more: 0, numbers: 1, edited: difference.generated + 1 });
    // Not put back yet: nobody else's.
    expect(await differenceOf(secretary, brought)).toMatchObject({ code: 'NOT_FOUND' });
    const notice = { paper: 'NOTICE', issuer: body } as const;
    await clerk.do('signed.putBack', words(brought, notice));
    expect(await differenceOf(secretary, brought)).toEqual(difference);
    expect(await differenceOf(lan, brought)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('W170: without a scan everybody reads the Word file itself', () => {
  const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const run = '<w:r><w:t>Ghi trong phòng</w:t></w:r>';
  const comment = `<w:comments ${WORD}><w:comment w:id="1"><w:p>${run}</w:p></w:comment></w:comments>`;

  it('one with comments or tracked changes is not published, until they are gone or a scan is there', async () => {
    const { clerk, chair } = hall.people;
    let latest: Id | null = null;
    const published = async (edited: Buffer, scan: Uint8Array[] = []): Promise<string> => {
      const brought = await bringSigned(clerk, 'COLLATION_TABLE', { edited, scan });
      await clerk.do('signed.putBack', words(brought, { latest, reason: latest ? 'Sửa lại' : '' }));
      const signedId = (latest = brought.signedId);
      const { version: seen } = await signedOf(chair, signedId);
      const answer = await clerk.issue('signed.publish', { signedId, published: true, seen });
      expect((await signedOf(chair, signedId)).published).toBe(answer.ok);
      return answer.ok ? 'ok' : `${answer.code} ${answer.details.unfinished ?? ''}`;
    };
    const clean = await download(clerk, 'COLLATION_TABLE');
    const commented = withPart(clean, 'word/comments.xml', comment);
    const tracked = withText(clean, `<w:p><w:ins w:id="1" w:author="A">${run}</w:ins></w:p>`);
    expect(await published(commented)).toBe('SIGNED_UNFINISHED COMMENTS');
    expect(await published(tracked)).toBe('SIGNED_UNFINISHED CHANGES');
    expect([await published(commented, [PDF]), await published(clean)]).toEqual(['ok', 'ok']);
  });
});
