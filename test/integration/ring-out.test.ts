import { afterEach, describe, expect, it } from 'vitest';
import type { RingOutOutcome } from '../../src/simulator/ring-out-types.ts';
import { customer, type RingOutApp, startRingOutApp } from '../support/ring-outs.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';

let app: RingOutApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startRingOutApp({ settings: { calls: { askForOne: false } }, ...options });
};
afterEach(() => app.close());

const ended = (): boolean => app.shown()?.ending !== undefined;

describe('a RingOut', () => {
  it('shows both legs as they happen, and how long both talked', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 4, calleeSeconds: 6, talkSeconds: 30 });
    app.call();
    await app.until(ended);
    expect(app.story()).toEqual([
      'sending waits waits',
      'own-phone-rings ringing waits',
      'their-phone-rings connected ringing',
      'connected connected connected',
      'finished ended ended',
    ]);
    const { ending, target, from, callId } = app.shown()!;
    expect(ending).toEqual({ kind: 'finished', talkedSeconds: expect.closeTo(30, 0) as number });
    expect(target).toMatchObject({ to: customer, shown: '+1 (415) 555-0177' });
    expect(from.label).toBe(app.state().phones.phones[0]?.label);
    expect(app.calls().map(({ id, phase }) => [id, phase])).toEqual([[callId, 'ended']]);
    expect(app.asked('POST')).toBe(1);
  });

  const endings: readonly (readonly [RingOutOutcome, string])[] = [
    ['busy', 'their-busy connected busy'],
    ['no-answer', 'their-no-answer connected no-answer'],
    ['rejected', 'their-declined connected declined'],
    ['caller-busy', 'own-busy busy not-called'],
    ['caller-no-answer', 'own-no-answer no-answer not-called'],
    ['caller-rejected', 'own-declined declined not-called'],
    ['international-disabled', 'international-off ended failed'],
    ['destination-blocked', 'blocked ended failed'],
    ['not-enough-funds', 'no-credit ended failed'],
    ['no-such-user', 'unknown-number ended failed'],
    ['invalid', 'unknown-number ended failed'],
    ['cannot-reach', 'failed ended ended'],
    ['generic-error', 'their-unreachable connected failed'],
    ['error', 'own-unreachable failed not-called'],
    ['unknown', 'their-unreachable connected failed'],
    ['no-answering-machine', 'failed ended not-called'],
    ['from-not-supported', 'phone-not-allowed failed not-called'],
  ];
  it.each(endings)('that is %s ends as %s', async (outcome, last) => {
    await start();
    app.plan({ outcome });
    app.call();
    await app.until(ended);
    expect(app.story().at(-1)).toBe(last);
    await app.run(60_000);
    expect(app.story().at(-1)).toBe(last);
    expect(app.truth()?.endedAt).toBeDefined();
    expect(app.alerts()).toEqual([]);
  });

  it('that nothing is ever heard of says so, and is given up at last', async () => {
    await start();
    app.plan({ outcome: 'never' });
    app.call();
    await app.until(() => app.shown()?.noNews === true, 30_000);
    expect(app.shown()).toMatchObject({ phase: 'own-phone-rings', canCancel: true });
    await app.app.commands.keepWaiting(app.shown()!.id);
    await app.run(5_000);
    expect(app.shown()?.noNews).toBe(false);
    await app.until(ended, 8 * 60_000);
    expect(app.shown()?.ending?.kind).toBe('unknown');
  });
});
