import type { DialPerson, LinkScheme } from '../shared/dialling.ts';
import type { StartWish } from '../shared/link.ts';
import type { Identity } from '../shared/person.ts';
import { takesNoCalls } from '../shared/presence.ts';
import type { SignedInAccount } from '../shared/sign-in.ts';
import { createDialling, type Dialling } from './dialling/dialling.ts';
import type { DialHandlers } from './handlers.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import { createQuickCall } from './quick-call/quick-call.ts';
import type { StateStore } from './state-store.ts';

export type DiallingParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'chance' | 'log' | 'desktop'>;
  readonly store: StateStore;
  readonly numbers: PhoneNumbers;
  /** Whoever has this E.164 number or extension, at once. */
  readonly identify: (number: string) => Identity | undefined;
  readonly find: (text: string, limit: number) => readonly DialPerson[];
  /** The person clicked a number in the app and wants such clicks to call. */
  readonly place: (to: string) => void;
};

export type JoinedDialling = DialHandlers & {
  readonly dialling: Dialling;
  /** Another program handed something over: it fills Quick call, and waits there. */
  readonly arrived: (wish: StartWish) => void;
  readonly openQuickCall: () => void;
  readonly callSelection: () => Promise<void>;
  /** What Quick call showed is being called. */
  readonly ordered: () => void;
};

/** What can be called, and the small window that asks. */
export function joinDialling(parts: DiallingParts): JoinedDialling {
  const { outside, store, numbers } = parts;
  const { windows, links, clipboard } = outside.desktop;

  function account(): SignedInAccount | undefined {
    const { signIn } = store.get();
    return signIn.phase === 'signed-in' ? signIn.account : undefined;
  }

  const dialling = createDialling({
    ...{ numbers, identify: parts.identify, find: parts.find },
    mainNumber: () => account()?.mainNumber,
    country: () => account()?.country,
    blockCostly: () => store.get().settings.calls.blockCostly,
    recent: () => store.get().recentTargets.map(({ target }) => target),
  });

  const quickCall = createQuickCall({
    ...{ clock: outside.clock, chance: outside.chance, windows },
    readLink: dialling.readLink,
    readText: dialling.readText,
    readClipboard: clipboard.readText,
    readSelection: clipboard.readSelection,
    signedIn: () => readiness[store.get().signIn.phase],
    numberClick: () => store.get().settings.calls.numberClick,
    takesNoCalls: () => takesNoCalls(store.get().presence),
    place: parts.place,
    save: (next) => store.change((state) => ({ ...state, quickCall: next })),
  });
  store.subscribe(quickCall.look);
  windows.onQuickCallClosed(quickCall.closed);

  async function lookAtOwners(): Promise<void> {
    const owners = await links.owners();
    store.change((state) => ({ ...state, linkOwners: owners }));
  }

  async function change(scheme: LinkScheme, how: 'claim' | 'release'): Promise<void> {
    if (!(await links[how](scheme))) outside.log.warn('links: the system refused', { scheme, how });
    await lookAtOwners();
  }

  return {
    dialling,
    commands: {
      openQuickCall: quickCall.open,
      closeQuickCall: quickCall.close,
      fitQuickCall: windows.fitQuickCall,
      takeNewestTarget: quickCall.takeNewest,
      dropOnQuickCall: quickCall.drop,
      // The page asks; that the person is there is known here.
      pasteIntoQuickCall: () => (windows.isQuickCallFocused() ? quickCall.paste() : undefined),
      callNumber: quickCall.callNumber,
      refreshLinkOwners: lookAtOwners,
      claimLinks: (scheme) => change(scheme, 'claim'),
      releaseLinks: (scheme) => change(scheme, 'release'),
    },
    questions: { readDial: dialling.readDial },
    arrived: quickCall.arrived,
    openQuickCall: () => quickCall.open(),
    callSelection: quickCall.callSelection,
    ordered: quickCall.ordered,
  };
}

const readiness = {
  starting: 'not-yet',
  'signed-out': 'no',
  'waiting-for-browser': 'no',
  exchanging: 'not-yet',
  'signed-in': 'yes',
} as const;
