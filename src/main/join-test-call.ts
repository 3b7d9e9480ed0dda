import { createTestCall, type TestCall } from './calls/test-call.ts';
import type { Calls } from './calls/calls.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { StateStore } from './state-store.ts';

export type TestCallJoint = Pick<TestCall, 'close'> & {
  /** Rings whoever is signed in; nobody else. */
  readonly show: () => void;
};

/** Lets a test call ring as if the person's own main number called. */
export function joinTestCall(
  { clock, chance, words: i18n }: Pick<OutsideWorld, 'clock' | 'chance' | 'words'>,
  store: StateStore,
  session: Calls['session'],
): TestCallJoint {
  const testCall = createTestCall({ clock, chance, session });
  return {
    show: () => {
      const { signIn } = store.get();
      if (signIn.phase !== 'signed-in') return;
      const { extensionId, name, mainNumber = '' } = signIn.account;
      const caller = i18n._({ id: 'app.test-call', message: 'Test call' });
      testCall.ring({ extensionId, name, number: mainNumber }, caller);
    },
    close: testCall.close,
  };
}
