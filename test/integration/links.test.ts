import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/main/desktop/start-arguments.ts';
import { customer, type RingOutApp, startRingOutApp } from '../support/ring-outs.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let app: RingOutApp | TestApp;
afterEach(() => app.close());

const placed = (): readonly string[] => app.simulator.world.ringOuts.truth().map(({ to }) => to);
/** Requests that would make a telephone ring, sent or refused. */
const orders = (): readonly string[] =>
  app.sent.filter((request) => /^POST .*(?:ring-out|ringout|call-out)/.test(request));
const quickCall = () => app.state().quickCall;
const link = (text: string): void => app.app.arrived({ kind: 'link', link: text });

describe('a page that opens links', () => {
  it('[A38] forty of them are one filled Quick call with the first number and a count, and no call', async () => {
    app = await startRingOutApp();
    for (let at = 0; at < 40; at++) link(`tel:+1415555${String(100 + at).padStart(4, '0')}`);
    await app.run(60_000);
    expect(quickCall()).toMatchObject({
      open: true,
      fill: { reading: { target: { to: '+14155550100' } }, more: 39 },
      notice: { kind: 'too-many', count: 35 },
    });
    expect([placed(), orders(), app.state().ringOuts]).toEqual([[], [], []]);
  });

  it('[A39] does not change the number that is being called', async () => {
    const ringing = (app = await startRingOutApp());
    ringing.plan({ outcome: 'answered', callerSeconds: 30 });
    link(`tel:${customer}`);
    ringing.call(customer);
    await app.run(300);
    link('tel:+14155550199');
    link('tel:+14155550198');
    await app.run(5_000);
    expect(placed()).toEqual([customer]);
    expect(quickCall().fill).toMatchObject({ reading: { target: { to: '+14155550199' } }, more: 1 });
    expect(app.state().ringOuts.map(({ target }) => target.to)).toEqual([customer]);
  });

  it('shows whose number it is, as far as that is known', async () => {
    app = await startRingOutApp();
    await app.until(() => app.state().people.status === 'ready', 60_000);
    link('tel:102');
    expect(quickCall().fill?.reading).toMatchObject({ target: { kind: 'extension', to: '102' } });
    expect(quickCall().fill?.reading.kind === 'target' && quickCall().fill?.reading).toHaveProperty(
      'target.identity.name',
    );
  });
});

describe('a start by a link', () => {
  it('[B10] fills Quick call once somebody is signed in, and calls nobody, however late that is', async () => {
    app = await startTestApp({ until: 'started' });
    link('tel:+14155550177');
    await app.run(3_600_000);
    expect(quickCall()).toMatchObject({ open: false, fill: undefined });
    expect(app.desktop.asked).toContain('openMain {"screen":"calls"}');
    await app.signIn();
    await app.until(() => quickCall().fill !== undefined, 20_000);
    await app.run(60_000);
    expect(quickCall().fill).toMatchObject({ origin: 'link', reading: { target: { to: '+14155550177' } } });
    expect([placed(), orders()]).toEqual([[], []]);
  });
});

describe('[A01][A40][B01] whatever comes from outside', () => {
  const number = fc.oneof(
    fc.stringMatching(/^\+1[2-9][0-9]{2}[2-9][0-9]{6}$/),
    fc.stringMatching(/^[0-9 ().+*#-]{1,16}$/),
    fc.constantFrom('911', '112', '102', '7042', '*67', customer, '1-800-FLOWERS', '+19005550177'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const anyLink = fc
    .tuple(
      fc.constantFrom('tel:', 'callto:', 'sms:', 'ringside:call/', 'ringside:', 'TEL://', ''),
      number,
      fc.constantFrom('', ';ext=1', '?call=1&auto=1', '#now', ',,1', '?body=call'),
    )
    .map((pieces) => pieces.join(''));
  const words = fc.constantFrom('call', 'fax', '--', '--to', '--call', '--hidden', '--now', 'a.pdf');
  const way = fc.oneof(
    anyLink.map((text) => ['link', text] as const),
    fc.array(fc.oneof(words, number, anyLink), { maxLength: 5 }).map((argv) => ['arguments', argv] as const),
    fc.oneof(number, anyLink).map((text) => ['drop', text] as const),
    fc.oneof(number, anyLink).map((text) => ['shortcut', text] as const),
    fc.oneof(number, anyLink).map((text) => ['paste', text] as const),
    fc.oneof(number, anyLink).map((text) => ['field', text] as const),
    fc.constantFrom('close', 'newest', 'leave', 'tray').map((what) => [what, ''] as const),
  );

  async function happen([what, given]: readonly [string, string | readonly string[]]): Promise<void> {
    const { commands, questions, arrived } = app.app;
    const text = String(given);
    if (what === 'link') link(text);
    if (what === 'arguments' && typeof given !== 'string') {
      const line = readArguments(given, '/home/ada');
      if (line.kind === 'start') arrived(line.ask.wish);
    }
    if (what === 'drop') await commands.dropOnQuickCall(text);
    if (what === 'field') await questions.readDial(text);
    if (what === 'shortcut') app.desktop.copied.selection = text;
    if (what === 'shortcut') app.desktop.press('callClipboard');
    if (what === 'paste') app.desktop.copied.clipboard = text;
    if (what === 'paste') await commands.pasteIntoQuickCall();
    if (what === 'close') await commands.closeQuickCall();
    if (what === 'newest') await commands.takeNewestTarget();
    if (what === 'leave') app.desktop.leaveQuickCall();
    if (what === 'tray') await commands.openQuickCall();
  }

  it('starts no call without a click there: ten thousand cases', async () => {
    // Even where a click on a number inside the app calls at once.
    app = await startRingOutApp({ settings: { calls: { numberClick: 'calls-now' } }, silent: true });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(way, fc.integer({ min: 0, max: 12_000 }), async (event, pause) => {
        await happen(event);
        seen.add(quickCall().fill?.reading.kind ?? 'none');
        if (pause > 11_500) await app.run(pause);
        expect([placed(), orders(), app.state().ringOuts]).toEqual([[], [], []]);
      }),
      { numRuns: 10_000 },
    );
    // The cases were such that something could have been called.
    expect([...seen]).toEqual(expect.arrayContaining(['target', 'emergency', 'refused', 'none']));
  });

  it('and a click there does start one', async () => {
    app = await startRingOutApp();
    link('tel:102');
    const { fill } = quickCall();
    const to = fill?.reading.kind === 'target' ? fill.reading.target.to : '';
    await app.app.commands.placeRingOut({ to });
    await app.run(300);
    expect([placed(), orders().length, quickCall().fill]).toEqual([['102'], 1, undefined]);
  });
});
