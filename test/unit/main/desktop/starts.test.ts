import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSecondStarts } from '../../../../src/main/desktop/second-starts.ts';
import {
  type CommandLine,
  ownArguments,
  readArguments as readArgumentsIn,
  readSecondStart,
  type StartAsk,
} from '../../../../src/main/desktop/start-arguments.ts';
import type { StartWish } from '../../../../src/shared/link.ts';
import { handClock } from './fakes.ts';

const nothing: StartWish = { kind: 'none' };
const start = (ask: Partial<StartAsk> = {}, profile?: string): CommandLine => ({
  kind: 'start',
  profile,
  ask: { hidden: false, wish: nothing, ...ask },
  misread: undefined,
});
const readArguments = (argv: readonly string[]): CommandLine => readArgumentsIn(argv, '/home/ada');
/** Opens as a draft, to this number or to nobody yet. */
const fax = (to: string | undefined, ...files: readonly string[]): CommandLine =>
  start({ wish: { kind: 'fax', to, files } });
const link = (text: string): CommandLine => start({ wish: { kind: 'link', link: text } });

describe('the command line', () => {
  test('[B03] switches of the inspector mean nothing to the app', () => {
    expect(readArguments(['--inspect', '--inspect-brk=9229', '--remote-debugging-port=9222'])).toEqual(
      start(),
    );
  });

  test.each([
    ['two links', ['tel:+14155550177', 'callto:+14155550178']],
    ['two links behind the end of switches', ['--', 'tel:+14155550177', 'sms:+14155550178']],
    ['the same link twice', ['tel:+14155550177', 'tel:+14155550177']],
    ['a file', ['/etc/passwd']],
    ['an address', ['https://ringside.example/']],
    ['another kind of link', ['mailto:ada@example.com']],
    ['a link that is only a part of an argument', ['--url=tel:+14155550177']],
    ['our switch in capitals', ['--HIDDEN']],
    ['our switch with a value', ['--hidden=1']],
    ['our switch behind the end of switches', ['--', '--hidden']],
    ['the version behind the end of switches', ['--', '--version']],
    ['dangerous switches', ['--no-sandbox', '--gpu-launcher=calc.exe', '--load-extension=x']],
    ['another verb', ['dial', '+14155550177']],
    ['nothing', []],
    ['half a character', ['\ud800', '--hid\udc00den']],
    ['bytes that were no UTF-8', ['\ufffd\ufffd--hidden']],
    ['a NUL', ['--hidden\0']],
  ])('[B04][B06][B07] %s asks for nothing', (_name, argv) => {
    expect(readArguments(argv)).toEqual(start());
  });

  test.each([
    ...['--GPU-LAUNCHER=calc', '--renderer-cmd-prefix=calc', '--utility-cmd-prefix=calc', '--no-sandbox'],
    ...[
      '--remote-debugging-port=9222',
      '--user-data-dir=\\\\evil\\s',
      '--load-extension=x',
      '--proxy-server=x',
    ],
  ])('[B02] %s beside a link leaves only the link', (given) => {
    expect(readArguments([given, 'tel:+14155550177'])).toEqual(link('tel:+14155550177'));
    expect(readArguments(['--', 'tel:+14155550177', given])).toEqual(link('tel:+14155550177'));
  });

  test.each([
    ['closes its quote', ['--', 'tel:x" --gpu-launcher="calc.exe']],
    ['closes its quote and is cut in two', ['--', 'tel:x', '--gpu-launcher=calc.exe']],
    ['closes its quote and asks to be hidden', ['--', 'tel:x', '--hidden', '--version', '--profile=evil']],
  ])('[B01] a link that %s is one link, and no switch', (_name, argv) => {
    const [, first = ''] = argv;
    expect(readArguments(argv)).toEqual(link(first));
  });

  test('[B05] of 40 MB is read without harm', () => {
    expect(readArguments(['x'.repeat(40_000_000), '--hidden'])).toEqual(start({ hidden: true }));
    expect(readArguments(Array<string>(1_000_000).fill('tel:1'))).toEqual(start());
    const long = readArguments([`tel:${'1'.repeat(40_000_000)}`]);
    expect(long.kind === 'start' && long.ask.wish.kind === 'link' && long.ask.wish.link.length).toBe(16_500);
  });

  test('only our own switches count, wherever they stand', () => {
    expect(readArguments(['--allow-file-access', '--hidden'])).toEqual(start({ hidden: true }));
    expect(readArguments(['x', '--version', '--hidden'])).toEqual({ kind: 'version' });
    expect(readArguments(['--self-test'])).toEqual({ kind: 'self-test' });
  });

  test.each([
    ['tel:+14155550177'],
    ['TEL:+14155550177'],
    ['callto:+14155550177'],
    ['sms:+14155550177?body=hi'],
    ['ringside://call/+14155550177'],
  ])('%s is one link', (text) => {
    expect(readArguments([text])).toEqual(link(text));
    expect(readArguments(['--', text])).toEqual(link(text));
  });

  test('a number to call and files to fax are read as words', () => {
    expect(readArguments(['call', '+1 415 555 0177'])).toEqual(
      start({ wish: { kind: 'call', text: '+1 415 555 0177' } }),
    );
    expect(readArguments(['fax', 'a.pdf', '/srv/b.pdf', '--to', '+14155550177'])).toEqual(
      fax('+14155550177', '/home/ada/a.pdf', '/srv/b.pdf'),
    );
    expect(readArguments(['fax', '--to', '7042', '../a.pdf'])).toEqual(fax('7042', '/home/a.pdf'));
    expect(readArguments(['fax', '--to', '7042', '--', '-a.pdf'])).toEqual(fax('7042', '/home/ada/-a.pdf'));
  });

  test.each([
    ['call', 'a verb without a number', ['call']],
    ['call', 'a verb with two numbers', ['call', '1', '2']],
    ['call', 'a verb with a number behind the end of switches', ['call', '--', '415']],
    ['fax', 'a fax without a number', ['fax', 'a.pdf']],
    ['fax', 'a fax with a switch without its value', ['fax', 'a.pdf', '--to']],
    ['fax', 'a fax with a switch in place of a number', ['fax', 'a.pdf', '--to', '--now']],
    ['fax', 'a fax to two numbers', ['fax', 'a.pdf', '--to', '7042', '--to', '7043']],
    ['fax', 'a fax without a file', ['fax', '--to', '+14155550177']],
    ['fax', 'a fax of 501 files', ['fax', ...Array<string>(501).fill('a.pdf'), '--to', '7042']],
    ['fax', 'a fax of a file with a NUL in its name', ['fax', 'a\0.pdf', '--to', '7042']],
    ['fax', 'a fax of a file with a name of 5,000 letters', ['fax', 'x'.repeat(5_000), '--to', '7042']],
    ['fax', 'a fax of a file of another computer', ['fax', 'file://server/a.pdf', '--to', '7042']],
  ] as const)('[B04] %s: %s asks for nothing, and is said to be misread', (verb, _name, argv) => {
    expect(readArguments(argv)).toEqual({ ...start(), misread: verb });
  });

  test('files that are opened with the app become a draft to nobody yet', () => {
    expect(readArguments(['/home/ada/a b.pdf'])).toEqual(fax(undefined, '/home/ada/a b.pdf'));
    expect(readArguments(['--', 'file:///srv/a%20b.PDF', '/x/--c.tif'])).toEqual(
      fax(undefined, '/srv/a b.PDF', '/x/--c.tif'),
    );
    expect(readArguments(['--hidden', 'scan.jpeg'])).toEqual(
      start({ hidden: true, wish: { kind: 'fax', to: undefined, files: ['/home/ada/scan.jpeg'] } }),
    );
  });

  test.each([
    ['[F05] a program', ['setup.exe']],
    ['[F05] a file without an extension', ['/etc/passwd']],
    ['a picture and a program', ['a.pdf', 'b.desktop']],
    ['a file beside a link', ['tel:1', 'tel:2', 'a.pdf']],
    ['a file on another computer', ['file://server/share/a.pdf']],
    ['an address that hides a slash', ['file:///a%2Fb.pdf']],
  ])('%s is not opened', (_name, argv) => {
    expect(readArguments(argv)).toEqual(start());
  });

  test.each(['..', '../evil', 'a/b', 'a\\b', '', '.', 'x'.repeat(33), 'Ü', 'a b', '-a'])(
    'a profile cannot be called "%s"',
    (name) => {
      expect(readArguments([`--profile=${name}`])).toEqual(start());
    },
  );

  test('a profile is a plain name', () => {
    expect(readArguments(['--profile=night-shift_2'])).toEqual(start({}, 'night-shift_2'));
  });

  test.each([
    ['/opt/Ring side %APPDATA% & "x"/ringside'],
    ['C:\\Program Files\\Ringside\\Ringside.exe'],
    ['/home/ünï/läb/ringside'],
  ])('[B13] a program at %s is no argument of its own', (program) => {
    expect(ownArguments([program, 'tel:1'], undefined)).toEqual(['tel:1']);
    const unpacked = [program, '-r', '/x.cjs', '--no-sandbox', '/some folder/app', '--hidden', 'tel:1'];
    expect(ownArguments(unpacked, '/some folder/app')).toEqual(['--hidden', 'tel:1']);
    expect(ownArguments([program], undefined)).toEqual([]);
  });

  test('[B06] whatever stands there, reading it does not fail and asks for at most one thing', () => {
    const words = fc.constantFrom(
      'call',
      'fax',
      '--to',
      '--',
      '--hidden',
      'tel:1',
      'sms:2',
      '--profile=a',
      '-x',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 }),
        (argv) => {
          const line = readArguments(argv);
          if (line.kind !== 'start') return;
          expect(readSecondStart({ ...line.ask })).toEqual(line.ask);
        },
      ),
    );
  });
});

describe('[B08] the message of a second start', () => {
  const ring: Record<string, unknown> = { hidden: true };
  ring['wish'] = ring;
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hidden'],
    ['a list', [true, nothing]],
    ['a wrong type', { hidden: 'yes', wish: nothing }],
    ['one field too few', { hidden: true }],
    ['one field too many', { hidden: true, wish: nothing, route: { screen: 'calls' } }],
    ['a wish nobody knows', { hidden: true, wish: { kind: 'dial', to: '911' } }],
    ['a wish with more in it', { hidden: true, wish: { kind: 'link', link: 'tel:1', now: true } }],
    [
      'a file that is named from somewhere',
      { hidden: false, wish: { kind: 'fax', to: '1', files: ['a.pdf'] } },
    ],
    ['no files', { hidden: false, wish: { kind: 'fax', to: '1', files: [] } }],
    [
      '10,000 files',
      { hidden: false, wish: { kind: 'fax', to: '1', files: Array<string>(10_000).fill('/a.pdf') } },
    ],
    ['a link of another kind', { hidden: false, wish: { kind: 'link', link: 'https://evil.example/' } }],
    ['a value that holds itself', ring],
    ['10 MB', { hidden: false, wish: { kind: 'link', link: `tel:${'1'.repeat(10_000_000)}` } }],
    ['a million keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]))],
    ['an own __proto__', JSON.parse('{"__proto__":{"hidden":true},"wish":{"kind":"none"}}')],
    ['an inherited field', Object.create({ hidden: true, wish: nothing })],
  ])('is refused when it is %s', (_name, message) => {
    expect(readSecondStart(message)).toBeUndefined();
  });

  test.each([
    [{ hidden: true, wish: nothing }],
    [{ hidden: false, wish: { kind: 'link', link: 'tel:+14155550177' } }],
    [{ hidden: false, wish: { kind: 'call', text: '7042' } }],
    [{ hidden: false, wish: { kind: 'fax', to: '7042', files: ['/a.pdf', '/b.pdf'] } }],
    [{ hidden: false, wish: { kind: 'fax', to: undefined, files: ['/a.pdf'] } }],
  ])('is read when it is ours: %j', (message) => {
    expect(readSecondStart(message)).toEqual(message);
  });
});

describe('second starts', () => {
  function starts() {
    const clock = handClock();
    const taken: StartWish[] = [];
    let shown = 0;
    const answers = { show: () => void (shown += 1), take: (wish: StartWish) => void taken.push(wish) };
    return { clock, made: createSecondStarts(clock), answers, shown: () => shown, taken };
  }
  const plain: StartAsk = { hidden: false, wish: nothing };
  const withLink = (text: string): StartAsk => ({ hidden: false, wish: { kind: 'link', link: text } });

  test('[B09] a thousand in ten seconds raise the window at most once a second', () => {
    const { made, clock, answers, shown } = starts();
    made.ready(answers);
    for (let at = 0; at < 1_000; at++) {
      made.arrived(plain);
      clock.move(10);
    }
    expect(shown()).toBe(10);
  });

  test('[B07] one without a readable message shows the window; a hidden one does not', () => {
    const { made, answers, shown } = starts();
    made.ready(answers);
    made.arrived({ hidden: true, wish: nothing });
    expect(shown()).toBe(0);
    made.arrived(undefined);
    expect(shown()).toBe(1);
  });

  test('one with a link hands it over and leaves the main window where it is', () => {
    const { made, answers, shown, taken } = starts();
    made.ready(answers);
    made.arrived(withLink('tel:1'));
    expect([shown(), taken]).toEqual([0, [{ kind: 'link', link: 'tel:1' }]]);
  });

  test('those that come before there is a window are one wish', () => {
    const { made, answers, shown } = starts();
    for (let at = 0; at < 100; at++) made.arrived(plain);
    made.ready(answers);
    expect(shown()).toBe(1);
  });

  test('[B10] of links that come before the app is ready one is kept: the first', () => {
    const { made, answers, taken } = starts();
    for (let at = 0; at < 100; at++) made.arrived(withLink(`tel:${at}`));
    expect(taken).toEqual([]);
    made.ready(answers);
    expect(taken).toEqual([{ kind: 'link', link: 'tel:0' }]);
  });

  const open = (file: string): StartAsk => ({
    hidden: false,
    wish: { kind: 'fax', to: undefined, files: [file] },
  });

  test('files that are opened together come one by one and are one wish', () => {
    const { made, clock, answers, taken } = starts();
    made.arrived(open('/early.pdf'));
    made.ready(answers);
    for (const name of ['a', 'b', 'c']) {
      made.arrived(open(`/${name}.pdf`));
      clock.move(200);
    }
    expect(taken).toEqual([]);
    clock.move(100);
    const files = ['/early.pdf', '/a.pdf', '/b.pdf', '/c.pdf'];
    expect(taken).toEqual([{ kind: 'fax', to: undefined, files }]);
    made.arrived(open('/later.pdf'));
    clock.move(300);
    expect(taken).toHaveLength(2);
  });

  test('[B09] a thousand that bring a fax open five drafts in ten seconds', () => {
    const { made, clock, answers, taken } = starts();
    made.ready(answers);
    for (let at = 0; at < 1_000; at++) {
      made.arrived({ hidden: false, wish: { kind: 'fax', to: '7042', files: [`/${at}.pdf`] } });
      clock.move(9);
    }
    expect(taken).toHaveLength(5);
    clock.move(1_000);
    made.arrived({ hidden: false, wish: { kind: 'fax', to: '7042', files: ['/a.pdf'] } });
    expect(taken).toHaveLength(6);
  });
});
