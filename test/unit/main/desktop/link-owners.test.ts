import { describe, expect, test } from 'vitest';
import { createLinkOwners, linkProgram, type LinkSystem } from '../../../../src/main/desktop/link-owners.ts';
import { recordingLog } from './fakes.ts';

type Answers = {
  readonly ours?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly fails?: boolean;
};

function inTest({ ours = [], names = {}, fails = false }: Answers) {
  const asked: unknown[][] = [];
  const answer = (what: string, scheme: string, rest: readonly unknown[]): boolean => {
    if (fails) throw new Error('no such program');
    asked.push([what, scheme, ...rest]);
    return ours.includes(scheme);
  };
  const system: LinkSystem = {
    isDefaultProtocolClient: (scheme, ...rest) => answer('is', scheme, rest),
    setAsDefaultProtocolClient: (scheme, ...rest) => answer('set', scheme, rest),
    removeAsDefaultProtocolClient: (scheme, ...rest) => answer('remove', scheme, rest),
    getApplicationNameForProtocol: (url) => names[url] ?? '',
  };
  const log = recordingLog();
  const program = linkProgram(true, '/opt/Ring side/ringside', '/unused');
  const after = (_ms: number, task: () => void): (() => void) => {
    queueMicrotask(task);
    return () => undefined;
  };
  return { ...createLinkOwners({ program, after, log, system }), asked, log };
}

describe('who opens links', () => {
  test('is us, another program with its name, or nobody', async () => {
    const { owners } = inTest({
      ours: ['ringside'],
      names: { 'tel://': 'org.gnome.Calls.desktop', 'sms://': 'Messages' },
    });
    expect(await owners()).toEqual({
      tel: { kind: 'another', name: 'org.gnome.Calls' },
      callto: { kind: 'nobody' },
      sms: { kind: 'another', name: 'Messages' },
      ringside: { kind: 'ringside' },
    });
  });

  test('is unknown where the system cannot say it, and that is logged', async () => {
    const { owners, log } = inTest({ fails: true });
    expect(Object.values(await owners())).toEqual(Array(4).fill({ kind: 'unknown' }));
    expect(log.lines).toHaveLength(4);
  });

  test('[B01] is claimed with the end of switches before the link', async () => {
    const { claim, release, asked } = inTest({ ours: ['tel'] });
    expect([await claim('tel'), await claim('sms'), await release('tel')]).toEqual([true, false, true]);
    expect(asked).toEqual([
      ['set', 'tel', '/opt/Ring side/ringside', ['--']],
      ['set', 'sms', '/opt/Ring side/ringside', ['--']],
      ['remove', 'tel', '/opt/Ring side/ringside', ['--']],
    ]);
  });

  test('a system that refuses by failing refuses', async () => {
    const { claim, release } = inTest({ fails: true });
    expect([await claim('tel'), await release('tel')]).toEqual([false, false]);
  });

  test.each(['/opt/Ring side/ringside', 'C:\\Program Files\\100% & "x"\\Ringside.exe', '/home/ünï/ringside'])(
    '[B13] %s is handed over as one text, and an unpacked run names its folder too',
    (file) => {
      expect(linkProgram(true, file, '/app')).toEqual({ file, args: ['--'] });
      expect(linkProgram(false, file, '/my app')).toEqual({ file, args: ['/my app', '--'] });
    },
  );
});
