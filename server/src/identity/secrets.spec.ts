import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecrets } from './secrets.js';

describe('the key file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for its owner alone, and read ever after', async () => {
    const first = await loadSecrets(join(folder, 'data'));
    const path = join(folder, 'data', 'secrets.json');
    expect(first.linkKey).toHaveLength(32);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await loadSecrets(join(folder, 'data'))).linkKey).toEqual(first.linkKey);
    expect(await readdir(join(folder, 'data'))).toEqual(['secrets.json']);
  });

  it('is the same for all who start at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => loadSecrets(folder)));
    expect(new Set(all.map(({ linkKey }) => linkKey.toString('hex'))).size).toBe(1);
  });

  it.each(['', '{', '{}', '{"linkKey":"AAAA"}'])(
    'stops the start when damaged (%j), and is left alone',
    async (text) => {
      const path = join(folder, 'secrets.json');
      await writeFile(path, text);
      await expect(loadSecrets(folder)).rejects.toThrow(/damaged/);
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );
});
