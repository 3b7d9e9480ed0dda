/** What a key does to a recording that plays. */
export type PlayerMove =
  | { readonly kind: 'play-or-pause' }
  /** Seconds, back where negative. */
  | { readonly kind: 'seek'; readonly by: number }
  | { readonly kind: 'speed'; readonly by: -1 | 1 }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;
export type Speed = (typeof speeds)[number];

const step = 5;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** Space, the arrows, `<` and `>`; time runs from left to right in every language. */
export function playerMove({ key, ctrlKey, altKey, metaKey }: Pressed): PlayerMove | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  switch (key) {
    case ' ':
      return { kind: 'play-or-pause' };
    case 'ArrowLeft':
    case 'ArrowDown':
      return { kind: 'seek', by: -step };
    case 'ArrowRight':
    case 'ArrowUp':
      return { kind: 'seek', by: step };
    case '<':
      return { kind: 'speed', by: -1 };
    case '>':
      return { kind: 'speed', by: 1 };
    case 'Home':
      return { kind: 'start' };
    case 'End':
      return { kind: 'end' };
    default:
      return undefined;
  }
}

/** The next one in the list, or the same at its ends. */
export function nextSpeed(now: Speed, by: -1 | 1): Speed {
  return speeds[speeds.indexOf(now) + by] ?? now;
}

/** Where a jump ends, within the recording. @param seconds how long it is */
export function placeAfter(at: number, by: number, seconds: number): number {
  return Math.min(Math.max(at + by, 0), Math.max(seconds, 0));
}
