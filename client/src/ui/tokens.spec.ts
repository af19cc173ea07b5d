import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const SRC = join(__dirname, '..');

function files(folder: string, ends: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path, ends);
    return ends.test(name) ? [path] : [];
  });
}

/** Style rules without comments, custom media and what a url or a font needs. */
function rules(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return text.split('\n').filter((line) => !/^\s*@(media|container|import)/.test(line));
}

const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|oklab|color-mix)\(|:\s*(white|black|red|green|blue|gray|grey)\b/i;
// 100vw is the window, not a size.
const SIZE = /(?<![\w-])(?!100vw)\d*\.?\d+(px|rem|pt|vw)\b/;

describe('Nothing but tokens.css names a colour or a size', () => {
  const sheets = files(SRC, /\.css$/).filter((path) => !/(tokens|console-font)\.css$/.test(path));
  it.each(sheets.map((path) => relative(SRC, path)))('%s', (name) => {
    const found = rules(join(SRC, name)).filter((line) => COLOUR.test(line) || SIZE.test(line));
    expect(found).toEqual([]);
  });

  it.each(files(SRC, /\.tsx$/).map((path) => relative(SRC, path)))('%s', (name) => {
    const hex = /['"`]#[0-9a-f]{3}([0-9a-f]{3})?['"`]|rgb\(/i;
    expect(
      readFileSync(join(SRC, name), 'utf8')
        .split('\n')
        .filter((line) => hex.test(line)),
    ).toEqual([]);
  });

  it('every variable that a sheet uses is defined somewhere', () => {
    const all = files(SRC, /\.(css|tsx)$/).map((path) => readFileSync(path, 'utf8'));
    const defined = new Set(
      all.flatMap((text) => [...text.matchAll(/(--[\w-]+)['"]?\s*:/g)].map((match) => match[1])),
    );
    const used = new Set(
      all.flatMap((text) => [...text.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1])),
    );
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  });
});

type Theme = Record<string, string>;

function themes(): [string, Theme][] {
  const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
  return [...css.matchAll(/\[data-theme='(\w+)'\] \{([^}]*)\}/g)].map(([, name = '', body = '']) => {
    const theme: Theme = {};
    for (const [, role = '', value = ''] of body.matchAll(/--([\w-]+): (#\w{6})/g)) theme[role] = value;
    return [name, theme];
  });
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a = '', b = ''): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(themes())('Contrast of the %s theme (WCAG 2.2 AA)', (_name, colour) => {
  const TEXT = ['ink', 'muted', 'primary', 'waiting', 'refused', 'done', 'air'];
  it.each(TEXT)('%s is at least 4.5:1 on background, surface, sunken and its own soft ground', (role) => {
    const grounds = ['bg', 'surface', 'sunken', `${role}-soft`].filter((ground) => colour[ground]);
    for (const ground of grounds) expect(contrast(colour[role], colour[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('words and quiet words are readable on every soft ground', () => {
    for (const ground of ['primary-soft', 'waiting-soft', 'refused-soft', 'done-soft', 'air-soft']) {
      expect(contrast(colour.ink, colour[ground])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour.muted, colour[ground])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('words on filled buttons are at least 4.5:1, edges of controls and the focus ring at least 3:1', () => {
    expect(contrast(colour['on-primary'], colour.primary)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour['on-refused'], colour.refused)).toBeGreaterThanOrEqual(4.5);
    for (const role of ['edge', 'focus']) {
      for (const ground of ['bg', 'surface'])
        expect(contrast(colour[role], colour[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});
