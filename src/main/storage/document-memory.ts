import { type KeptKind, kindOf } from './document-kind.ts';
import type { DocumentFiles } from './document-files.ts';

/** Documents that are gone with the run. */
export function createDocumentMemory(): DocumentFiles {
  const kept = new Map<string, Buffer>();
  const about = (id: string): { readonly kind: KeptKind; readonly size: number } | undefined => {
    const bytes = kept.get(id);
    return bytes && { kind: kindOf(bytes), size: bytes.byteLength };
  };
  return {
    list: () =>
      Promise.resolve([...kept].map(([id, bytes]) => ({ id, kind: kindOf(bytes), size: bytes.byteLength }))),
    begin: (id) => {
      let parts: Uint8Array[] = [];
      const clear = (): Promise<void> => {
        parts = [];
        return Promise.resolve();
      };
      return {
        write: (bytes) => {
          parts.push(Uint8Array.from(bytes));
          return Promise.resolve();
        },
        startOver: clear,
        finish: () => {
          kept.delete(id);
          kept.set(id, Buffer.concat(parts));
          return Promise.resolve();
        },
        giveUp: clear,
      };
    },
    find: (id) => Promise.resolve(about(id)),
    read: (id, from, count) => Promise.resolve(kept.get(id)?.subarray(from, from + count)),
    remove: (id) => {
      kept.delete(id);
      return Promise.resolve();
    },
    removeAll: () => kept.clear(),
  };
}
