import { z } from 'zod';
import { type Box, type Quarter } from './card-place.ts';

/** Where windows stood, kept between runs. Losing it costs nothing, so a broken file starts afresh. */
export type WindowMemory = {
  readonly mainBounds: () => Box | undefined;
  readonly keepMainBounds: (bounds: Box) => void;
  readonly cardQuarter: (arrangement: string) => Quarter | undefined;
  readonly keepCardQuarter: (arrangement: string, quarter: Quarter) => void;
  /** True once the person was told that closing the window ends the app here. */
  readonly wasTold: () => boolean;
  readonly keepTold: () => void;
};

/** A key-value file, e.g. electron-store's or a Map. */
export type KeyValues = {
  readonly get: (key: string) => unknown;
  readonly set: (key: string, value: unknown) => void;
};

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const quarters = z.record(z.string(), z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']));
const mostArrangements = 20;

export function createWindowMemory(file: KeyValues): WindowMemory {
  const allQuarters = (): Record<string, Quarter> => quarters.safeParse(file.get('card')).data ?? {};
  return {
    mainBounds: () => box.safeParse(file.get('main')).data,
    keepMainBounds: (bounds) => file.set('main', bounds),
    cardQuarter: (key) => allQuarters()[key],
    keepCardQuarter: (key, quarter) => {
      const others = Object.entries(allQuarters()).filter(([known]) => known !== key);
      const kept = others.slice(1 - mostArrangements);
      file.set('card', Object.fromEntries([...kept, [key, quarter]]));
    },
    wasTold: () => file.get('toldClosingQuits') === true,
    keepTold: () => file.set('toldClosingQuits', true),
  };
}
