import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { autostartEntry, setAutostart } from '../../../../src/main/desktop/autostart.ts';
import { KeyringTimeout, limitCipher, type RawCipher } from '../../../../src/main/desktop/cipher-limit.ts';
import { createLogFile, readLogTail } from '../../../../src/main/desktop/log-file.ts';
import { createWindowMemory } from '../../../../src/main/desktop/window-memory.ts';
import { createLog } from '../../../../src/main/log.ts';
import { createRedactor } from '../../../../src/main/redact.ts';
import { handClock } from './fakes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ringside-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const still = (): number => 0;

describe('the log', () => {
  test('writes one line per event with every text redacted', () => {
    const lines: string[] = [];
    const log = createLog({
      write: (line) => lines.push(line),
      redact: createRedactor({ homeFolder: '/home/ada', userName: 'ada' }),
      now: () => 0,
    });
    log.info('heard from +14155550177', { token: 'abcd', file: '/home/ada/x', count: 2, on: true });
    const error = new Error('bearer abcdef123\nsecond line', { cause: new Error('code=abcdef') });
    log.error('failed', error, { reason: 'X' });
    expect(lines.join()).not.toMatch(/abcd|4155550177|\/home\/ada/);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    expect(JSON.parse(lines[0]!)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      what: 'heard from …177',
      token: '[hidden]',
      file: '~/x',
      count: 2,
      on: true,
    });
    expect(JSON.parse(lines[1]!)).toMatchObject({ level: 'error', reason: 'X', cause: 'code=[hidden]' });
  });

  test('a field cannot pretend to be the line’s own time or level', () => {
    const lines: string[] = [];
    const log = createLog({
      write: (line) => lines.push(line),
      redact: createRedactor({ homeFolder: '', userName: '' }),
      now: () => 0,
    });
    log.warn('x', { level: 'info', at: 'never', what: 'y' });
    expect(JSON.parse(lines[0]!)).toEqual({ at: '1970-01-01T00:00:00.000Z', level: 'warn', what: 'x' });
  });

  test('[I21] its file never grows beyond its size, and three are kept', () => {
    const write = createLogFile(path.join(folder, 'logs'), still, 1_000);
    for (let at = 0; at < 200; at++) write(`line ${at} ${'x'.repeat(40)}`);
    const files = readdirSync(path.join(folder, 'logs')).sort();
    expect(files).toEqual(['ringside.log', 'ringside.log.1', 'ringside.log.2']);
    for (const file of files)
      expect(statSync(path.join(folder, 'logs', file)).size).toBeLessThanOrEqual(1_000);
    expect(readFileSync(path.join(folder, 'logs/ringside.log'), 'utf8')).toContain('line 199');
  });

  test('its file is the person’s own', () => {
    createLogFile(folder, still)('x');
    expect(statSync(path.join(folder, 'ringside.log')).mode & 0o077).toBe(0);
  });

  test('goes on after a restart where it was', () => {
    createLogFile(folder, still)('first');
    createLogFile(folder, still)('second');
    expect(readFileSync(path.join(folder, 'ringside.log'), 'utf8')).toBe('first\nsecond\n');
  });

  test('its newest lines can be read again, across the change from one file to the next', () => {
    expect(readLogTail(folder)).toEqual([]);
    const write = createLogFile(folder, still, 200);
    for (let at = 0; at < 30; at++) write(`line ${at}`);
    expect(readLogTail(folder, 20)).toEqual(Array.from({ length: 20 }, (_, at) => `line ${at + 10}`));
    expect(readLogTail(folder).at(-1)).toBe('line 29');
  });

  test('[I11] gives way on a full disk for a minute, and goes on with a line of its own', () => {
    const file = path.join(folder, 'ringside.log');
    // Whatever is written there: no space left on the device.
    symlinkSync('/dev/full', file);
    const { elapsed, move } = handClock();
    const write = createLogFile(folder, elapsed);
    write('lost');
    rmSync(file);
    // What came onto the disk of a line before there was no room for the rest.
    writeFileSync(file, '{"what":"hal');
    move(59_000);
    write('not written');
    expect(readFileSync(file, 'utf8')).toBe('{"what":"hal');
    move(1_000);
    write('whole');
    write('again');
    expect(readFileSync(file, 'utf8')).toBe('{"what":"hal\nwhole\nagain\n');
  });

  test('a place that cannot be written to stops nothing', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const write = createLogFile(path.join(folder, 'file', 'logs'), still);
    expect(() => write('x')).not.toThrow();
  });
});

describe('start at login on Linux', () => {
  test('is one file that comes and goes', () => {
    const file = path.join(folder, 'autostart/ringside.desktop');
    setAutostart(folder, ['/opt/Ringside/ringside', '--hidden'], true);
    expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Ringside/ringside" "--hidden"\n');
    setAutostart(folder, ['/opt/Ringside/ringside'], false);
    setAutostart(folder, ['/opt/Ringside/ringside'], false);
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    ['/opt/My Apps/ring side', '"/opt/My Apps/ring side"'],
    ['/opt/100%/x', '"/opt/100%%/x"'],
    ['/opt/a"b', String.raw`"/opt/a\\"b"`],
    ['/opt/$HOME`x`', '"/opt/\\\\$HOME\\\\`x\\\\`"'],
    ['/opt/back\\slash', String.raw`"/opt/back\\\\slash"`],
    ['/opt/Jörg & Co', '"/opt/Jörg & Co"'],
  ])('quotes %s', (program, quoted) => {
    expect(autostartEntry([program])).toContain(`Exec=${quoted}\n`);
  });
});

describe('the keyring', () => {
  const raw: RawCipher = {
    available: () => Promise.resolve(true),
    backend: () => 'gnome_libsecret',
    encrypt: (text) => Promise.resolve(Buffer.from(text)),
    decrypt: (bytes) => Promise.resolve({ result: Buffer.from(bytes).toString(), shouldReEncrypt: true }),
  };
  const never = (): Promise<never> => new Promise(() => undefined);

  test('answers as it is', async () => {
    const cipher = limitCipher(raw, handClock().after);
    expect(await cipher.available()).toBe(true);
    expect(await cipher.decrypt(await cipher.encrypt('token'))).toEqual({
      text: 'token',
      shouldReEncrypt: true,
    });
  });

  test.each(['available', 'encrypt', 'decrypt'] as const)(
    'that never answers ends %s after ten seconds',
    async (call) => {
      const clock = handClock();
      const cipher = limitCipher({ ...raw, [call]: never }, clock.after);
      const outcome = (call === 'available' ? cipher.available() : cipher[call]('x' as never)).catch(
        (error: unknown) => error,
      );
      clock.move(9_999);
      clock.move(1);
      expect(await outcome).toBeInstanceOf(KeyringTimeout);
    },
  );

  test('that throws at once fails as a promise', async () => {
    const broken = { ...raw, encrypt: () => Promise.reject(new Error('locked')) };
    await expect(limitCipher(broken, handClock().after).encrypt('x')).rejects.toThrow('locked');
  });
});

describe('the memory of windows', () => {
  test.each([['a text'], [null], [{ x: 1 }], [{ x: 'a', y: 0, width: 1, height: 1 }], [[]]])(
    'is empty when the file holds %j',
    (value) => {
      const memory = createWindowMemory({ get: () => value, set: () => undefined });
      expect([memory.mainBounds(), memory.cardQuarter('a'), memory.wasTold()]).toEqual([
        undefined,
        undefined,
        false,
      ]);
    },
  );

  test('keeps the last twenty arrangements of screens', () => {
    const kept = new Map<string, unknown>();
    const memory = createWindowMemory({
      get: (key) => kept.get(key),
      set: (key, value) => void kept.set(key, value),
    });
    for (let at = 0; at < 30; at++) memory.keepCardQuarter(`screens ${at}`, 'bottom-left');
    memory.keepCardQuarter('screens 15', 'top-left');
    expect(memory.cardQuarter('screens 9')).toBeUndefined();
    expect(memory.cardQuarter('screens 15')).toBe('top-left');
    expect(Object.keys(kept.get('card') as object).length).toBe(20);
  });
});
