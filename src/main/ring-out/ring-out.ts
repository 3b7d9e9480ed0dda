import type { I18n } from '@lingui/core';
import type { DialTarget } from '../../shared/dialling.ts';
import type { Commands } from '../../shared/ipc-contract.ts';
import type { OwnPhones, RecentTarget, RingMeTest, RingOutOrder } from '../../shared/ring-out.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RingablePhone, RingOutDoor } from '../ringcentral/ring-out-port.ts';
import { requestForAdministrator } from './administrator.ts';
import { mayBeFirstLeg, type RingFacts } from './first-leg.ts';
import { createOwnPhones, type OwnPhonesPorts } from './own-phones.ts';
import { createRecents, type RecentsKept } from './recents.ts';
import { createRingMe } from './ring-me.ts';
import { createRingOuts, type RingOuts, type RingOutsPorts } from './ring-outs.ts';
import { canCancel } from './steps.ts';

export type RingOutPorts = Omit<RingOutsPorts, 'door' | 'tested'> &
  Pick<OwnPhonesPorts, 'learned'> & {
    readonly door: () => RingOutDoor;
    readonly isSignedIn: () => boolean;
    readonly words: I18n;
    readonly settings: () => Settings['calls'];
    readonly addresses: () => readonly string[];
    readonly shownOf: (number: string) => string | undefined;
    /** Undefined for whatever must not be dialled: emergency numbers, and what is no number. */
    readonly targetOf: (to: string) => DialTarget | undefined;
    readonly isEmergency: (to: string) => boolean;
    /** The signed-in person's own line. */
    readonly ownTarget: () => DialTarget | undefined;
    readonly isOnCall: () => boolean;
    readonly savePhones: (phones: OwnPhones) => void;
    readonly saveRecents: (recents: readonly RecentTarget[]) => void;
    readonly saveRingMe: (test: RingMeTest) => void;
    /** Something is being called: whoever showed it as waiting can let go of it. */
    readonly ordered: () => void;
    readonly noPhone: () => void;
    readonly copyText: (text: string) => void;
  };

type CommandName =
  | 'placeRingOut'
  | 'cancelRingOut'
  | 'retryRingOut'
  | 'keepWaiting'
  | 'dismissRingOut'
  | 'refreshPhones'
  | 'startRingMeTest'
  | 'copyRequestForAdministrator';

/** What a window may ask for. */
export type RingOutCommands = {
  readonly [Name in CommandName]: (...input: Parameters<Commands[Name]>) => void | Promise<void>;
};

export type RingOutDesk = Pick<RingOuts, 'sighted' | 'reachable'> & {
  readonly commands: RingOutCommands;
  /** Somebody is signed in. */
  readonly follow: (kept: RecentsKept) => void;
  /** The first reading of the phones; later ones come by themselves. */
  readonly readPhones: () => Promise<void>;
  readonly settingsChanged: () => void;
  /** Who is called by the RingOut whose own phone may be what rings there. */
  readonly firstLegTo: (ring: RingFacts) => string | undefined;
  readonly forget: () => void;
  readonly close: () => void;
};

/** Ms to wait for the first phone to stop before another one rings. */
const stopsWithin = 3_000;

/** Calls by RingOut: which phone rings first, what is under way, and the test that rings me. */
export function createRingOut(ports: RingOutPorts): RingOutDesk {
  const recents = createRecents(ports);
  const ringOuts = createRingOuts({ ...ports, tested: (course) => ringMe.changed(course) });

  const phones = createOwnPhones({
    ...ports,
    read: () => ports.door().readOwnPhones(ports.shownOf),
    lastUsed: recents.lastPhone,
    save: ports.savePhones,
  });

  const ringMe = createRingMe({
    ...ports,
    ...ringOuts,
    phone: () => phoneFor(undefined),
    isBusy: () => ringOuts.live().length > 0 || ports.isOnCall(),
    save: ports.saveRingMe,
  });

  /** Nobody has to wait for a list that was read before. */
  async function phoneFor(id: string | undefined): Promise<RingablePhone | undefined> {
    const known = phones.phone(id);
    if (known !== undefined || phones.state().status === 'ready') return known;
    await phones.refresh();
    return phones.phone(id);
  }

  const isCalling = (): boolean => ringOuts.live().some(({ purpose }) => purpose === 'call');

  /** Whatever the window has checked is checked here again: from here on it is a call. */
  function allowed(to: string): DialTarget | undefined {
    if (ports.isEmergency(to)) return undefined;
    const target = ports.targetOf(to);
    return target === undefined || ports.isEmergency(target.to) ? undefined : target;
  }

  async function place(order: RingOutOrder): Promise<void> {
    const target = allowed(order.to);
    if (!ports.isSignedIn() || target === undefined) return;
    if (isCalling() && order.beside !== true) return;
    // Known at once in all but the first seconds: then the request leaves in this very turn.
    const from = phones.phone(order.fromId) ?? (await phoneFor(order.fromId));
    if (from === undefined) return ports.noPhone();
    // A second click while the phones were read.
    if (!ports.isSignedIn() || (isCalling() && order.beside !== true)) return;
    const { callerId, askForOne } = ports.settings();
    const shown = phones.state().callerIds.find(({ number }) => number === callerId)?.number;
    ringOuts.begin({ purpose: 'call', target, from, callerId: shown, askForOne });
    recents.add(target, from.id);
    phones.look();
    ports.ordered();
  }

  async function retry(id: string, fromId?: string): Promise<void> {
    const before = ringOuts.find(id);
    if (before === undefined || before.purpose !== 'call') return;
    if (before.ending === undefined) {
      if (!canCancel(before) || before.cancel !== 'no') return;
      ringOuts.cancel(id);
      await ringOuts.over(id, stopsWithin);
    }
    await place({ to: before.target.to, fromId: fromId ?? before.from.id, beside: true });
  }

  return {
    commands: {
      placeRingOut: place,
      cancelRingOut: ringOuts.cancel,
      retryRingOut: retry,
      keepWaiting: ringOuts.waitOn,
      dismissRingOut: ringOuts.dismiss,
      refreshPhones: phones.refresh,
      startRingMeTest: ringMe.start,
      copyRequestForAdministrator: (id) => {
        const text = requestForAdministrator(ringOuts.find(id), ports.words);
        if (text !== undefined) ports.copyText(text);
      },
    },
    follow: (kept) => {
      recents.follow(kept);
      phones.follow();
    },
    readPhones: phones.refresh,
    settingsChanged: phones.look,
    firstLegTo: (ring) => ringOuts.live().find((course) => mayBeFirstLeg(course, ring))?.target.to,
    sighted: ringOuts.sighted,
    reachable: ringOuts.reachable,
    forget: () => {
      ringMe.forget();
      ringOuts.forget();
      phones.forget();
      recents.forget();
    },
    close: () => {
      ringMe.forget();
      ringOuts.forget();
      phones.close();
    },
  };
}
