import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRunProgram, isStartable } from '../../../../src/main/desktop/run-program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, lines: string, mode = 0o700): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, mode);
  return file;
}

const starter = (environment: Record<string, string> = {}) =>
  createRunProgram({ platform: 'linux', environment, homeFolder: folder, log: { warn: () => undefined } });

const until = (isSo: () => boolean) => vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 10_000 });

describe('a program', () => {
  it('is handed its arguments one by one, whatever stands in them, by no shell', async () => {
    const out = path.join(folder, 'out');
    const file = program(
      'tell',
      `for each in "$@"; do printf '<%s>\\n' "$each" >> "${out}.part"; done; mv "${out}.part" "${out}"`,
    );
    const given = ['a b', '$(touch hacked)', '; touch hacked', '`touch hacked`', '*', '"', "'", '--x=1', ''];
    expect(await starter()(file, given)).toBe('started');
    await until(() => existsSync(out));
    expect(readFileSync(out, 'utf8')).toBe(given.map((one) => `<${one}>\n`).join(''));
    expect(existsSync(path.join(folder, 'hacked'))).toBe(false);
  });

  it('hears nothing of what is ours', async () => {
    const out = path.join(folder, 'out');
    const file = program('tell', `env > "${out}.part"; mv "${out}.part" "${out}"`);
    await starter({
      PATH: '/usr/bin:/bin',
      LANG: 'C',
      NODE_OPTIONS: '--inspect',
      ELECTRON_RUN_AS_NODE: '1',
      RINGSIDE_CLIENT_ID: 'x',
    })(file, []);
    await until(() => existsSync(out));
    expect(readFileSync(out, 'utf8')).toMatch(/^LANG=C$/m);
    expect(readFileSync(out, 'utf8')).not.toMatch(/NODE_OPTIONS|ELECTRON_|RINGSIDE_/);
  });

  it.each([
    ['is not there', () => path.join(folder, 'gone'), 'not-found'],
    ['is no program', () => program('text', 'true', 0o600), 'not-found'],
    ['is a folder', () => folder, 'not-found'],
    ['is named without its place', () => 'sh', 'not-found'],
  ])('that %s is not started', async (_, file, expected) => {
    expect(await starter()(file(), [])).toBe(expected);
  });

  it('cannot be handed a zero byte, and that throws nothing', async () => {
    expect(await starter()(program('any', 'true'), ['a\0b'])).toBe('failed');
  });

  it('that hangs holds up nobody, and no more than ten of them are started', async () => {
    const pids = path.join(folder, 'pids');
    const file = program('hang', `echo $$ >> "${pids}"; exec sleep 60`);
    const run = starter();
    for (let count = 0; count < 10; count += 1) expect(await run(file, [])).toBe('started');
    expect(await run(file, [])).toBe('too-many');
    await until(() => existsSync(pids) && readFileSync(pids, 'utf8').trim().split('\n').length === 10);
    for (const pid of readFileSync(pids, 'utf8').trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
    await vi.waitFor(async () => expect(await run(program('quick', 'true'), [])).toBe('started'), {
      timeout: 10_000,
    });
  });
});

describe('what can be started', () => {
  it('on Windows is a program itself, never what goes through a shell', async () => {
    for (const name of ['C:\\x\\run.bat', 'C:\\x\\run.CMD', 'C:\\x\\run.ps1', 'C:\\x\\link.lnk', 'run.exe'])
      expect(await isStartable(name, 'windows'), name).toBe(false);
  });
});
