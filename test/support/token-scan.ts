import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '../../src/simulator/simulator.ts';

/** Looks for what the platform handed out in places where it must not be. */
export type TokenScan = {
  /** Every token that was handed out so far, whole. */
  readonly tokens: () => readonly string[];
  /** Files below this folder that hold a piece of a token, in clear or disguised as text. */
  readonly filesIn: (folder: string) => Promise<readonly string[]>;
  /** Processes whose command line or environment holds one. */
  readonly processes: () => Promise<readonly string[]>;
};

export function createTokenScan(simulator: Pick<Simulator, 'onExchange'>): TokenScan {
  const tokens = new Set<string>();
  simulator.onExchange((_request, { body }) => {
    const named = /"(?:access_token|refresh_token|ws_access_token)" ?: ?"([^"]+)"/g;
    for (const [, token = ''] of body.matchAll(named)) tokens.add(token);
  });
  const pieces = (): readonly string[] => [...tokens].flatMap(piecesOf);
  return {
    tokens: () => [...tokens],
    filesIn: (folder) => filesWith(folder, pieces()),
    processes: () => processesWith(pieces()),
  };
}

/** Forms in which a piece of a token could lie somewhere. */
export function piecesOf(token: string): readonly string[] {
  const secret = token.replace(/^sim_[a-z]*_?/, '');
  const middle = secret.slice(Math.floor(secret.length / 2));
  return [secret.slice(0, 12), secret.slice(-12), middle.slice(0, 12)].flatMap((piece) => [
    piece,
    Buffer.from(piece).toString('hex'),
    // Whatever comes before it, one of three positions is the one of the base64 text.
    ...[0, 1, 2].map((skip) => Buffer.from(piece.slice(skip)).toString('base64').slice(0, 9)),
  ]);
}

export async function filesWith(folder: string, pieces: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        // The browser removes files of its own at any time.
        const content = await readFile(file, 'latin1').catch(() => '');
        return pieces.some((piece) => content.includes(piece)) ? [path.relative(folder, file)] : [];
      }),
  );
  return found.flat();
}

/** Linux only: elsewhere there is nothing to read and nothing is found. */
async function processesWith(pieces: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir('/proc').catch(() => []);
  const others = entries.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    others.map(async (pid) => {
      const read = (name: string): Promise<string> =>
        readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '');
      const texts = [await read('cmdline'), await read('environ')];
      return texts.some((text) => pieces.some((piece) => text.includes(piece))) ? [pid] : [];
    }),
  );
  return found.flat();
}
