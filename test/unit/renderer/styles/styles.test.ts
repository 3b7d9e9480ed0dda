import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, '../../../../src/renderer/styles');
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
const renderer = path.join(folder, '..');
const drawn = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|html)$/.test(file))
  .flatMap(
    (file) => readFileSync(path.join(renderer, file), 'utf8').match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? [],
  );
const drawnWords = new Set(drawn.flatMap((text) => text.split(/[^\w-]+/)));
/** What stands before `${…}` in the name of a class: `chip-` of `chip-${tone}`. */
const drawnStarts = drawn.flatMap((text) => text.match(/[a-z][\w-]*-(?=\$\{)/g) ?? []);
const colours = sheets.find(([file]) => file === 'colours.css')?.[1] ?? '';

type Theme = 'light' | 'dark';

/** A colour token as this theme has it, from the plain block or from the one with more contrast. */
function token(name: string, theme: Theme, more: boolean): string {
  const block = colours.slice(more ? colours.indexOf("[data-contrast='more']") : 0);
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(block);
  const colour = theme === 'light' ? pair?.[1] : pair?.[2];
  if (colour === undefined) throw new Error(`No colour named ${name}.`);
  return colour;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg-canvas', 'bg-surface', 'bg-raised', 'bg-hover', 'bg-selected'];
const texts = ['text-primary', 'text-secondary', 'stop-text', 'accent-text'];
const onSolid = ['accent', 'go', 'stop', 'info', 'warn'];
const marks = ['presence-free', 'presence-busy', 'presence-off', 'line-strong'];

describe.each([
  ['light', false],
  ['dark', false],
  ['light', true],
  ['dark', true],
] as const)('in %s, more contrast: %s', (theme, more) => {
  test.each(grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      const least = more ? 7 : 4.5;
      expect(contrast(token(text, theme, more), token(ground, theme, more))).toBeGreaterThanOrEqual(least);
    },
  );

  test.each(onSolid)('words on %s can be read', (name) => {
    const ratio = contrast(token(`${name}-on`, theme, more), token(`${name}-solid`, theme, more));
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });

  test.each(marks)('%s can be seen', (mark) => {
    for (const ground of ['bg-canvas', 'bg-surface']) {
      expect(contrast(token(mark, theme, more), token(ground, theme, more))).toBeGreaterThanOrEqual(3);
    }
  });
});

describe.each(sheets)('%s', (_file, text) => {
  test('knows no left or right, so that it mirrors', () => {
    const physical = text.match(
      /(margin|padding|border|inset)?-?(left|right)\s*:|text-align:\s*(left|right)/g,
    );
    expect(physical).toBeNull();
  });

  test('holds no class that nothing draws', () => {
    const classes = Array.from(text.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g), ([, name = '']) => name);
    const isDrawn = (name: string): boolean =>
      drawnWords.has(name) || drawnStarts.some((start) => name.startsWith(start));
    expect(classes.filter((name) => !isDrawn(name))).toEqual([]);
  });

  test('reaches nothing outside', () => {
    expect(text).not.toMatch(/url\(|https?:/);
  });
});

test('the contrast block of the switch and the one of the system say the same', () => {
  const values = (from: string): readonly string[] => {
    const block = colours.slice(colours.indexOf(from));
    return Array.from(
      block.slice(0, block.indexOf('}')).matchAll(/--[\w-]+: light-dark\([^)]*\)/g),
      ([all]) => all,
    );
  };
  expect(values('prefers-contrast: more')).toEqual(values("[data-contrast='more']"));
  expect(values('prefers-contrast: more')).toHaveLength(43);
});
