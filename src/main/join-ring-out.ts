import type { DialTarget } from '../shared/dialling.ts';
import type { Dialling } from './dialling/dialling.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import type { TellProblem } from './problems.ts';
import { createRingOut, type RingOutDesk } from './ring-out/ring-out.ts';
import type { OwnPhonesRead, RingOutDoor } from './ringcentral/ring-out-port.ts';
import { isReachable } from './reachable.ts';
import type { StateStore } from './state-store.ts';

export type RingOutParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'chance' | 'log' | 'words' | 'desktop'>;
  readonly store: StateStore;
  readonly numbers: Pick<PhoneNumbers, 'view'>;
  readonly tellProblem: TellProblem;
  /** Throws while nobody is signed in. */
  readonly door: () => RingOutDoor;
  /** They have names that calls are shown with, too. */
  readonly phonesRead: (read: OwnPhonesRead) => void;
  readonly dialling: () => Pick<Dialling, 'targetOf' | 'isEmergency'>;
  readonly ordered: () => void;
  /** Asks the platform which calls there really are. */
  readonly lookAtCalls: () => void;
};

/** Hands the state to the RingOuts, and what becomes of them to the state. */
export function joinRingOut(parts: RingOutParts): RingOutDesk {
  const { outside, store, numbers, dialling } = parts;
  const { clock, chance, log, words: i18n, desktop } = outside;
  const { change } = store;

  function ownTarget(): DialTarget | undefined {
    const { signIn } = store.get();
    if (signIn.phase !== 'signed-in') return undefined;
    const { extensionNumber, mainNumber = '' } = signIn.account;
    return dialling().targetOf(extensionNumber) ?? dialling().targetOf(mainNumber);
  }

  const ringOut = createRingOut({
    ...{ clock, chance, log, words: i18n, ownTarget },
    door: parts.door,
    learned: parts.phonesRead,
    shownOf: (number) => numbers.view(number)?.shown,
    isSignedIn: () => store.get().signIn.phase === 'signed-in',
    clockOffset: () => store.get().connection.clockOffset,
    isListening: () => store.get().connection.phase === 'online',
    isReachable: () => isReachable(store),
    settings: () => store.get().settings.calls,
    addresses: desktop.network.addresses,
    targetOf: (to) => dialling().targetOf(to),
    isEmergency: (to) => dialling().isEmergency(to),
    isOnCall: () => store.get().calls.some(({ phase }) => phase !== 'ended'),
    save: (ringOuts) => change((state) => ({ ...state, ringOuts })),
    savePhones: (phones) => change((state) => ({ ...state, phones })),
    saveRecents: (recentTargets) => change((state) => ({ ...state, recentTargets })),
    saveRingMe: (ringMe) => change((state) => ({ ...state, ringMe })),
    ordered: parts.ordered,
    doubt: parts.lookAtCalls,
    noPhone: () =>
      parts.tellProblem(
        i18n._({
          id: 'ring-out.no-phone',
          message:
            'RingCentral knows no phone of yours that it could ring first. Add one under Settings › Phones in the RingCentral app.',
        }),
      ),
    copyText: (text) => desktop.system.copyText(text),
  });
  store.subscribe(ringOut.reachable);
  store.subscribe(() => {
    if (settingsOf(store) !== lookedAt) {
      lookedAt = settingsOf(store);
      ringOut.settingsChanged();
    }
  });
  let lookedAt = settingsOf(store);
  return ringOut;
}

const settingsOf = (store: StateStore) => store.get().settings.calls;
