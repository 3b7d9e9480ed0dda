import type { FaxUpload, FaxWay, FaxWish } from '../../src/main/ringcentral/fax-port.ts';

/** A file as the outbox hands it over: read in pieces, each time anew. */
export function uploadOf(name: string, content: Uint8Array, contentType = 'application/pdf'): FaxUpload {
  const piece = 64 * 1024;
  return {
    ...{ name, contentType, size: content.byteLength },
    open: async function* () {
      for (let at = 0; at < content.byteLength; at += piece)
        yield await Promise.resolve(content.subarray(at, at + piece));
    },
  };
}

export const faxTo = (
  number: string,
  files: readonly FaxUpload[],
  different: Partial<FaxWish> = {},
): FaxWish => ({
  ...{
    to: [{ phoneNumber: number }],
    files,
    coverIndex: 0,
    coverText: '',
    resolution: 'High',
    sendAt: undefined,
  },
  ...different,
});

/** Nobody watches, nobody cancels. */
export const unwatched = (): FaxWay => ({
  onProgress: () => undefined,
  signal: new AbortController().signal,
});
