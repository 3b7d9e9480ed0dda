import { describe, expect, test } from 'vitest';
import { createSecondStarts } from '../../../../src/main/desktop/second-starts.ts';
import { readArguments, readSecondStart } from '../../../../src/main/desktop/start-arguments.ts';
import { handClock } from './fakes.ts';

describe('the command line', () => {
  test('[B03] switches of the inspector mean nothing to the app', () => {
    expect(readArguments(['--inspect', '--inspect-brk=9229', '--remote-debugging-port=9222'])).toEqual({
      hidden: false,
    });
  });

  test.each([
    ['two links', ['tel:+14155550177', 'callto:+14155550178']],
    ['a link that closes its quote', ['tel:x" --hidden']],
    ['our switch in capitals', ['--HIDDEN']],
    ['our switch with a value', ['--hidden=1']],
    ['our switch behind the end of switches', ['--', '--hidden']],
    ['dangerous switches', ['--no-sandbox', '--gpu-launcher=calc.exe', '--load-extension=x']],
    ['nothing', []],
    ['half a character', ['\ud800', '--hid\udc00den']],
    ['bytes that were no UTF-8', ['\ufffd\ufffd--hidden']],
    ['a NUL', ['--hidden\0']],
  ])('[B04][B06][B07] %s asks for nothing', (_name, argv) => {
    expect(readArguments(argv)).toEqual({ hidden: false });
  });

  test('[B05] of 40 MB is read without harm', () => {
    expect(readArguments(['x'.repeat(40_000_000), '--hidden'])).toEqual({ hidden: true });
    expect(readArguments(Array<string>(1_000_000).fill('tel:1'))).toEqual({ hidden: false });
  });

  test('only our own switch counts, wherever it stands', () => {
    expect(readArguments(['/opt/ringside', '--allow-file-access', '--hidden', 'tel:1'])).toEqual({
      hidden: true,
    });
  });
});

describe('[B08] the message of a second start', () => {
  const ring: Record<string, unknown> = { hidden: true };
  ring['self'] = ring;
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hidden'],
    ['a list', [true]],
    ['a wrong type', { hidden: 'yes' }],
    ['one field too many', { hidden: true, route: { screen: 'calls' } }],
    ['a value that holds itself', ring],
    ['10 MB', { hidden: 'x'.repeat(10_000_000) }],
    ['a million keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]))],
    ['an own __proto__', JSON.parse('{"__proto__":{"hidden":true}}')],
    ['an inherited field', Object.create({ hidden: true })],
  ])('is refused when it is %s', (_name, message) => {
    expect(readSecondStart(message)).toBeUndefined();
  });

  test('is read when it is ours', () => {
    expect(readSecondStart({ hidden: true })).toEqual({ hidden: true });
  });
});

describe('second starts', () => {
  function starts() {
    const clock = handClock();
    let shown = 0;
    return { clock, made: createSecondStarts(clock.elapsed), show: () => (shown += 1), shown: () => shown };
  }

  test('[B09] a thousand in ten seconds raise the window at most once a second', () => {
    const { made, clock, show, shown } = starts();
    made.ready(show);
    for (let at = 0; at < 1_000; at++) {
      made.arrived({ hidden: false });
      clock.move(10);
    }
    expect(shown()).toBe(10);
  });

  test('[B07] one without a readable message shows the window; a hidden one does not', () => {
    const { made, show, shown } = starts();
    made.ready(show);
    made.arrived({ hidden: true });
    expect(shown()).toBe(0);
    made.arrived(undefined);
    expect(shown()).toBe(1);
  });

  test('those that come before there is a window are one wish', () => {
    const { made, show, shown } = starts();
    for (let at = 0; at < 100; at++) made.arrived({ hidden: false });
    made.ready(show);
    expect(shown()).toBe(1);
  });
});
