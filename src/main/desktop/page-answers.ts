import { readFile } from 'node:fs/promises';
import type { PageFiles } from './page-files.ts';
import { pageHeaders } from './page-policy.ts';

/** The part of a request that decides the answer. */
export type PageRequest = {
  readonly method: string;
  readonly url: string;
  /** Set by Electron when a page asked; absent when we navigate ourselves. */
  readonly initiatorOrigin?: string;
};

export type PageAnswers = {
  readonly answer: (request: PageRequest) => Promise<Response>;
};

const plainText = 'text/plain; charset=utf-8';

/**
 * Answers requests for our pages from a fixed table.
 * @param generated pages made at run time (the safe page), by address
 */
export function createPageAnswers(
  files: PageFiles,
  origin: string,
  generated: ReadonlyMap<string, () => string> = new Map(),
  read: (file: string) => Promise<Uint8Array<ArrayBuffer>> = readBytes,
): PageAnswers {
  return {
    answer: async (request) => {
      if (request.method !== 'GET') return refusal(405);
      if (request.initiatorOrigin !== undefined && request.initiatorOrigin !== origin) return refusal(403);
      // Only the fragment may differ from the table's keys: a query or an encoded character is another address.
      const address = request.url.split('#', 1)[0] ?? '';
      const page = generated.get(address);
      if (page) return new Response(page(), { headers: pageHeaders('text/html; charset=utf-8') });
      const found = files.get(address);
      if (!found) return refusal(404);
      try {
        return new Response(await read(found.file), { headers: pageHeaders(found.type) });
      } catch {
        // A file that went away under us is as good as one that never was.
        return refusal(404);
      }
    },
  };
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}

function refusal(status: number): Response {
  return new Response(String(status), { status, headers: pageHeaders(plainText) });
}
