import { describe, expect, test } from 'vitest';
import { createQuickCall, type QuickCallParts } from '../../../../src/main/quick-call/quick-call.ts';
import type { QuickCallState } from '../../../../src/shared/dialling.ts';
import type { StartWish } from '../../../../src/shared/link.ts';
import { handClock } from '../desktop/fakes.ts';
import { diallingIn } from '../dialling/dialling-fixture.ts';

const ada = 'tel:+14155550177';
const link = (text: string): StartWish => ({ kind: 'link', link: text });

function inTest(different: Partial<QuickCallParts> = {}) {
  const clock = handClock();
  const { readLink, readText } = diallingIn();
  const asked: string[] = [];
  const placed: string[] = [];
  const saved: QuickCallState[] = [];
  let ids = 0;
  const made = createQuickCall({
    ...{ clock, readLink, readText },
    chance: { uuid: () => `fill-${(ids += 1)}` },
    windows: {
      openQuickCall: (fillId, focus) => void asked.push(`open ${fillId ?? 'empty'} ${focus}`),
      closeQuickCall: () => void asked.push('close'),
      openMain: ({ screen }) => void asked.push(`main ${screen}`),
    },
    readClipboard: () => Promise.resolve('415 555 0178'),
    readSelection: () => Promise.resolve('Ada: 415 555 0177'),
    signedIn: () => 'yes',
    takesNoCalls: () => false,
    numberClick: () => 'fills-quick-call',
    place: (to) => void placed.push(to),
    save: (state) => void saved.push(state),
    ...different,
  });
  return { ...made, clock, asked, placed, saved };
}

describe('a link', () => {
  test('fills Quick call and raises it', () => {
    const { arrived, state, asked } = inTest();
    arrived(link(ada));
    expect(state()).toMatchObject({
      open: true,
      fill: {
        origin: 'link',
        text: '+1 (415) 555-0177',
        reading: { target: { to: '+14155550177' } },
        more: 0,
      },
    });
    expect(asked).toEqual(['open fill-1 take']);
  });

  test('[A39] that comes while another one waits is counted and offered, never put in its place', () => {
    const { arrived, state, takeNewest } = inTest();
    arrived(link(ada));
    arrived(link('tel:+14155550178'));
    arrived(link('tel:+14155550179'));
    expect(state().fill).toMatchObject({
      reading: { target: { to: '+14155550177' } },
      more: 2,
      newest: { to: '+14155550179' },
    });
    takeNewest();
    expect(state().fill).toMatchObject({
      reading: { target: { to: '+14155550179' } },
      more: 0,
      newest: undefined,
    });
  });

  test('[A38] of ten thousand in a second, one is shown, and the others are counted in one notice', () => {
    const { arrived, state, asked, placed } = inTest();
    for (let at = 0; at < 10_000; at++) arrived(link(`tel:+1415555${String(at).padStart(4, '0')}`));
    expect(state().fill).toMatchObject({ reading: { target: { to: '+14155550000' } }, more: 9_999 });
    expect(state().notice).toEqual({ kind: 'too-many', count: 9_995 });
    expect([asked.length, placed]).toEqual([5, []]);
  });

  test('is read again once ten seconds were quiet', () => {
    const { arrived, state, clock, closed } = inTest();
    for (let at = 0; at < 40; at++) arrived(link(ada));
    closed();
    clock.move(10_000);
    arrived(link('tel:+14155550178'));
    expect(state()).toMatchObject({
      fill: { reading: { target: { to: '+14155550178' } }, more: 0 },
      notice: undefined,
    });
  });

  test.each([
    ['tel:911', { fill: { reading: { kind: 'emergency', shown: '911' } } }],
    ['tel:*%2306%23', { fill: undefined, notice: { kind: 'refused', reason: 'special-code' } }],
    ['callto:ada@example.com', { notice: { kind: 'refused', received: 'callto:ada@example.com' } }],
    [
      'sms:+14155550177?body=hi',
      { notice: { kind: 'texts-not-yet', target: { to: '+14155550177' }, body: 'hi' } },
    ],
    ['ringside:quick-call', { open: true, fill: undefined, notice: undefined }],
  ])('%s is told of in Quick call', (text, expected) => {
    const { arrived, state } = inTest();
    arrived(link(text));
    expect(state()).toMatchObject(expected);
  });

  test('[A40] to a place of ours opens that place', () => {
    const { arrived, asked } = inTest();
    arrived(link('ringside://calls'));
    arrived(link('ringside://settings'));
    expect(asked).toEqual(['main calls', 'main settings']);
  });

  test('a refused one leaves what waits where it is', () => {
    const { arrived, state } = inTest();
    arrived(link(ada));
    arrived(link('tel:*72'));
    expect(state()).toMatchObject({ fill: { reading: { kind: 'target' } }, notice: { kind: 'refused' } });
  });

  test('[B11] leaves the focus alone while the person takes no calls', () => {
    const { arrived, open, asked } = inTest({ takesNoCalls: () => true });
    arrived(link(ada));
    open();
    expect(asked).toEqual(['open fill-1 quiet', 'open fill-1 take']);
  });

  test('[B10] that comes before anybody is signed in is kept, and asked afterwards', () => {
    let signedIn: 'yes' | 'not-yet' | 'no' = 'not-yet';
    const { arrived, look, state, asked, placed } = inTest({ signedIn: () => signedIn });
    arrived(link(ada));
    arrived(link('tel:+14155550178'));
    look();
    expect([state().open, asked]).toEqual([false, []]);
    signedIn = 'no';
    look();
    look();
    expect([state().open, asked]).toEqual([false, ['main calls']]);
    signedIn = 'yes';
    look();
    look();
    expect(state().fill).toMatchObject({ reading: { target: { to: '+14155550177' } }, more: 0 });
    expect([asked, placed]).toEqual([['main calls', 'open fill-1 take'], []]);
  });

  test('is forgotten with the sign-out', () => {
    let signedIn: 'yes' | 'no' = 'yes';
    const { arrived, look, state, asked } = inTest({ signedIn: () => signedIn });
    arrived(link(ada));
    signedIn = 'no';
    look();
    expect(state()).toEqual({ open: false, fill: undefined, notice: undefined });
    expect(asked.at(-1)).toBe('close');
  });
});

describe('words behind the program’s name', () => {
  test('a number fills, and waits', () => {
    const { arrived, state, placed } = inTest();
    arrived({ kind: 'call', text: '415 555 0177' });
    expect(state().fill).toMatchObject({ origin: 'argument', reading: { target: { to: '+14155550177' } } });
    expect(placed).toEqual([]);
  });

  test('files to fax are answered with a sentence', () => {
    const { arrived, state } = inTest();
    arrived({ kind: 'fax', to: '+14155550177', files: ['/a.pdf', '/b.pdf'] });
    expect(state()).toMatchObject({ open: true, notice: { kind: 'faxes-not-yet' } });
  });

  test('nothing is nothing', () => {
    const { arrived, saved } = inTest();
    arrived({ kind: 'none' });
    expect(saved).toEqual([]);
  });
});

describe('the person', () => {
  test('opens it empty, and with a text', () => {
    const { open, state } = inTest();
    open();
    expect(state()).toEqual({ open: true, fill: undefined, notice: undefined });
    open('7042');
    expect(state().fill).toMatchObject({ origin: 'app', text: '7042', reading: { target: { to: '7042' } } });
  });

  test('drops a text, pastes the clipboard and presses the shortcut', async () => {
    const { drop, paste, callSelection, state } = inTest();
    drop('BEGIN:VCARD\nTEL:+14155550179\nEND:VCARD');
    expect(state().fill).toMatchObject({ origin: 'drop', text: '+1 (415) 555-0179' });
    await paste();
    expect(state().fill).toMatchObject({ origin: 'paste', text: '+1 (415) 555-0178' });
    await callSelection();
    expect(state().fill).toMatchObject({ origin: 'shortcut', text: '+1 (415) 555-0177' });
  });

  test('hears that nothing was selected', async () => {
    const { callSelection, state } = inTest({ readSelection: () => Promise.resolve('') });
    await callSelection();
    expect(state()).toMatchObject({ open: true, fill: undefined, notice: { kind: 'nothing-selected' } });
  });

  test('is asked to sign in first, and the clipboard is not read for it', async () => {
    let reads = 0;
    const readSelection = (): Promise<string> => {
      reads += 1;
      return Promise.resolve('415 555 0177');
    };
    const { open, callSelection, callNumber, asked, state } = inTest({ signedIn: () => 'no', readSelection });
    open();
    callNumber('+14155550177');
    await callSelection();
    expect([asked, reads, state().open]).toEqual([['main calls', 'main calls', 'main calls'], 0, false]);
  });

  test('clicks a number: it fills, or calls where the settings say so', () => {
    const { callNumber, state, placed } = inTest();
    callNumber('+14155550177');
    expect([state().fill?.origin, placed]).toEqual(['app', []]);
    const now = inTest({ numberClick: () => 'calls-now' });
    now.callNumber('+14155550177');
    expect([now.state().open, now.placed]).toEqual([false, ['+14155550177']]);
  });

  test.each(['911', '+19005550177', '*67', '1'])('[A22][A23] a click on %s never calls at once', (to) => {
    const { callNumber, state, placed } = inTest({ numberClick: () => 'calls-now' });
    callNumber(to);
    expect([state().open, placed]).toEqual([true, []]);
  });

  test('goes elsewhere, or calls: what was shown no longer waits', () => {
    const { arrived, closed, ordered, state } = inTest();
    arrived(link(ada));
    closed();
    expect(state()).toEqual({ open: false, fill: undefined, notice: undefined });
    arrived(link(ada));
    ordered();
    expect(state()).toMatchObject({ open: true, fill: undefined });
    arrived(link('tel:+14155550178'));
    expect(state().fill).toMatchObject({ reading: { target: { to: '+14155550178' } }, more: 0 });
  });
});
