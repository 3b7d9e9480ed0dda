import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const program = path.join(import.meta.dirname, '../../../../src/simulator/cli.ts');
let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

/** Starts the program; answers its first line, and everything it said once it ends. */
function start(...options: string[]) {
  const started = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  let output = '';
  const firstLine = new Promise<string>((resolve) => {
    const gather = (data: Buffer) => {
      output += data.toString();
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')));
    };
    started.stdout.on('data', gather);
    started.stderr.on('data', gather);
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    started.once('close', (code) => resolve({ code, output })),
  );
  return { firstLine, ended, stop: (signal: NodeJS.Signals) => started.kill(signal) };
}

type Addresses = Record<'url' | 'wsUrl' | 'controlUrl' | 'controlToken' | 'clientId', string>;

describe('npm run simulator', { timeout: 30_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'tells its addresses in one line and ends cleanly on %s',
    async (signal) => {
      const { firstLine, ended, stop } = start('--json', '--seed', '4', '--client-id', 'mine', '--localhost');
      const addresses = JSON.parse(await firstLine) as Addresses & { redirectUris: string[] };
      expect(addresses.clientId).toBe('mine');
      expect(addresses.redirectUris).toHaveLength(8);
      expect(addresses.wsUrl).toBe(`${addresses.url.replace('http', 'ws')}/ws`);
      expect((await fetch(`${addresses.url}/restapi`)).headers.get('x-simulator')).toBe('1');
      const headers = { authorization: `Bearer ${addresses.controlToken}` };
      expect((await fetch(`${addresses.controlUrl}/calls/ring`, { method: 'POST', headers })).status).toBe(
        200,
      );
      stop(signal);
      const { code, output } = await ended;
      expect(code).toBe(0);
      expect(output.trim().split('\n')).toHaveLength(1);
    },
  );

  it.each([
    [['--scenario', 'unheard-of'], 'No scenario "unheard-of"'],
    [['--port', 'seven'], '--port must be a whole number'],
    [['--sign-in-as', '999'], 'Extension 999 cannot sign in'],
    [['--contacts', 'many'], '--contacts must be a whole number'],
    [['--directory', '-1'], '--directory'],
    [['--ring-out', 'lost'], 'No outcome "lost"; there are: answered, busy'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('refuses %j in a sentence', async (options, sentence) => {
    const { code, output } = await start(...options).ended;
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });
});
