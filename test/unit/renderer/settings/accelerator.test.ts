import { describe, expect, test } from 'vitest';
import { disturbsTyping, readableKeys, recordPress } from '../../../../src/renderer/settings/accelerator.ts';

type Held = { readonly ctrl?: true; readonly alt?: true; readonly shift?: true; readonly meta?: true };

function press(code: string, held: Held = {}) {
  const { ctrl = false, alt = false, shift = false, meta = false } = held;
  return { code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta };
}

describe('recording a shortcut', () => {
  test.each([
    ['KeyA', { ctrl: true, shift: true }, 'Ctrl+Shift+A'],
    ['F11', { ctrl: true, shift: true }, 'Ctrl+Shift+F11'],
    ['F9', { shift: true }, 'Shift+F9'],
    ['Digit4', { alt: true }, 'Alt+4'],
    ['ArrowUp', { meta: true }, 'Super+Up'],
    ['Backslash', { ctrl: true }, 'Ctrl+\\'],
  ] as const)('%s with %o is written %s', (code, held, keys) => {
    expect(recordPress(press(code, held), false)).toEqual({ kind: 'accelerator', keys });
  });

  test('macOS has its own names', () => {
    const held = { ctrl: true, alt: true, meta: true } as const;
    expect(recordPress(press('KeyA', held), true)).toEqual({
      kind: 'accelerator',
      keys: 'Control+Alt+Command+A',
    });
  });

  test('a modifier alone waits for more', () => {
    expect(recordPress(press('ControlLeft', { ctrl: true }), false)).toEqual({ kind: 'more' });
  });

  test.each(['KeyX', 'F5', 'Space'])('[J08] %s alone would be taken away from typing', (code) => {
    expect(recordPress(press(code), false)).toEqual({ kind: 'needs-modifier' });
  });

  test('[J08] Shift with a letter is typing too', () => {
    expect(recordPress(press('KeyX', { shift: true }), false)).toEqual({ kind: 'needs-modifier' });
  });
});

test('Ctrl with Alt and a letter writes characters on many keyboards, with a function key it does not', () => {
  expect(disturbsTyping('Ctrl+Alt+S', false)).toBe(true);
  expect(disturbsTyping('Ctrl+Alt+Shift+4', false)).toBe(true);
  expect(disturbsTyping('Ctrl+Alt+F9', false)).toBe(false);
  expect(disturbsTyping('Ctrl+Shift+S', false)).toBe(false);
  expect(disturbsTyping('Control+Alt+S', true)).toBe(false);
});

test('keys are written as the system writes them', () => {
  expect(readableKeys('Control+Alt+Command+A', true)).toBe('Ctrl+Option+Cmd+A');
  expect(readableKeys('Ctrl+Shift+F11', false)).toBe('Ctrl+Shift+F11');
});
