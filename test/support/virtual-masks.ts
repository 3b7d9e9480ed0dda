import { createRequire } from 'node:module';

type Frames = { readonly frame: (bytes: Buffer, options: Readonly<Record<string, unknown>>) => unknown };

const load = createRequire(import.meta.url);

/** `ws` draws so many masks at a time. */
const store = 2048;

/**
 * Uses up the masks that `ws` keeps in store for its frames, so that the next one is drawn anew.
 * @param draws how often anybody has asked for chance so far
 */
export function emptyMasks(draws: () => number): void {
  // Not before somebody has put another chance in the place of the real one.
  const { Sender } = load('ws') as { readonly Sender: Frames };
  const mask = (): void => {
    Sender.frame(Buffer.alloc(0), { fin: true, rsv1: false, opcode: 2, mask: true, readOnly: false });
  };
  const before = draws();
  while (draws() === before) mask();
  for (let left = store - 1; left > 0; left -= 1) mask();
}
