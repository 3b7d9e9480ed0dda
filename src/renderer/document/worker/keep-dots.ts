import type { Dots } from '../draw-order.ts';
import type { DotsKept } from './draw-page.ts';

/** The pages drawn last, of all documents together. */
const most = 16;

export type KeptPages = {
  readonly of: (document: number) => DotsKept;
  readonly forget: (document: number) => void;
};

export function createKeptPages(): KeptPages {
  const pages = new Map<string, Dots>();
  return {
    of: (document) => ({
      get: (key) => pages.get(`${document} ${key}`),
      put: (key, dots) => {
        pages.set(`${document} ${key}`, dots);
        const [oldest] = pages.keys();
        if (pages.size > most && oldest !== undefined) pages.delete(oldest);
      },
    }),
    forget: (document) => {
      for (const key of pages.keys()) if (key.startsWith(`${document} `)) pages.delete(key);
    },
  };
}
