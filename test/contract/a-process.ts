import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type Line = { readonly what: string; readonly more: unknown };

/** A client in a process of its own, which no alias of ours reaches. */
export type ClientProcess = {
  /** Its next line. */
  readonly next: () => Promise<Line>;
  /** The next line that tells of this, whatever comes before. */
  readonly nextOf: (what: string) => Promise<unknown>;
  readonly goOn: () => void;
  readonly kill: () => void;
};

/** @param program file name in this folder */
export function startProcess(program: string, args: readonly string[]): ClientProcess {
  const started: ChildProcess = spawn(process.execPath, [path.join(import.meta.dirname, program), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { stdin, stdout, stderr } = started;
  if (!stdin || !stdout || !stderr) throw new Error('The client has no pipes');
  let complaints = '';
  stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Line> => {
    const { value, done } = (await lines.next()) as { value?: string; done?: boolean };
    if (done || value === undefined) throw new Error(`The client ended: ${complaints}`);
    return JSON.parse(value) as Line;
  };
  return {
    next,
    nextOf: async (what) => {
      for (;;) {
        const line = await next();
        if (line.what === what) return line.more;
      }
    },
    goOn: () => void stdin.write('go on\n'),
    kill: () => void started.kill(),
  };
}
