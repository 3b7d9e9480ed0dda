/** What a key press means for a shortcut that is being recorded. */
export type Recorded =
  | { readonly kind: 'accelerator'; readonly keys: string }
  /** Only modifiers so far: keep listening. */
  | { readonly kind: 'more' }
  /** A key that would be taken away from typing. */
  | { readonly kind: 'needs-modifier' };

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const named: Readonly<Record<string, string>> = {
  ...{ Space: 'Space', Tab: 'Tab', Enter: 'Return', Insert: 'Insert', Delete: 'Delete' },
  ...{ Home: 'Home', End: 'End', PageUp: 'PageUp', PageDown: 'PageDown' },
  ...{ ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right' },
  ...{ Minus: '-', Equal: '=', Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: "'" },
  ...{ BracketLeft: '[', BracketRight: ']', Backslash: '\\', Backquote: '`' },
};

/** The key in Electron's spelling, by its place on the keyboard, whatever layout is on. */
function keyOf(code: string): string | undefined {
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (letterOrDigit !== undefined) return letterOrDigit;
  return /^F(?:[1-9]|1[0-9]|2[0-4])$/.test(code) ? code : named[code];
}

export function recordPress(press: Press, isMac: boolean): Recorded {
  const key = keyOf(press.code);
  if (key === undefined) return { kind: 'more' };
  const modifiers = [
    ...(press.ctrlKey ? [isMac ? 'Control' : 'Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    ...(press.metaKey ? [isMac ? 'Command' : 'Super'] : []),
  ];
  const strong = press.ctrlKey || press.altKey || press.metaKey || (press.shiftKey && /^F\d/.test(key));
  return strong ? { kind: 'accelerator', keys: [...modifiers, key].join('+') } : { kind: 'needs-modifier' };
}

/** Control with Alt writes letters on many keyboards (AltGr), so such a shortcut gets in the way. */
export function disturbsTyping(keys: string, isMac: boolean): boolean {
  return !isMac && /^Ctrl\+Alt\+(?:Shift\+)?[^F]/.test(keys);
}

export function readableKeys(keys: string, isMac: boolean): string {
  if (!isMac) return keys;
  return keys.replace('Control', 'Ctrl').replace('Alt', 'Option').replace('Command', 'Cmd');
}
