import type { OwnPhones } from '../../shared/ring-out.ts';
import { noPhones } from '../../shared/ring-out.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { OwnPhonesRead, RingablePhone } from '../ringcentral/ring-out-port.ts';
import { withoutWay } from './drawn.ts';
import { choosePhone } from './phone-choice.ts';

/** Ms. Hours begin at a whole minute, and this computer's network may be another one by then. */
const looksEvery = 30_000;
/** Phones go on and off line: whoever looks at them later wants to know. */
const staleAfter = 5 * 60_000;

export type OwnPhonesPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly read: () => Promise<OwnPhonesRead>;
  /** What was read names lines and devices, too. */
  readonly learned: (answer: OwnPhonesRead) => void;
  readonly settings: () => Settings['calls'];
  readonly addresses: () => readonly string[];
  /** `OwnPhone.id` of the phone that rang first the last time. */
  readonly lastUsed: () => string | undefined;
  readonly save: (phones: OwnPhones) => void;
};

export type OwnPhonesDesk = {
  /** Somebody is signed in. */
  readonly follow: () => void;
  readonly forget: () => void;
  /** Resolves when the answer is there, or when there is none to be had. */
  readonly refresh: () => Promise<void>;
  /** A setting changed, or something that rules go by: the choice may be another one. */
  readonly look: () => void;
  /** The chosen one where no id is given; undefined where there is none like that. */
  readonly phone: (id: string | undefined) => RingablePhone | undefined;
  readonly state: () => OwnPhones;
  readonly close: () => void;
};

/** Where I can be rung, and which of it rings first. */
export function createOwnPhones(ports: OwnPhonesPorts): OwnPhonesDesk {
  const { clock } = ports;
  let known: readonly RingablePhone[] = [];
  let state = noPhones;
  let turn = 0;
  let isFollowing = false;
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;
  let cancelLook: (() => void) | undefined;

  function set(change: Partial<OwnPhones>): void {
    const next = { ...state, ...change };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    ports.save(next);
  }

  function look(): void {
    if (!isFollowing) return;
    const { settings, addresses, lastUsed } = ports;
    const date = new Date(clock.now());
    const time = { minute: date.getHours() * 60 + date.getMinutes(), weekday: date.getDay() };
    const around = { settings: settings(), addresses: addresses(), lastUsed: lastUsed(), time };
    const { chosenId, because } = choosePhone(known, around);
    set({ chosenId, chosenBecause: because });
  }

  function keepLooking(): void {
    cancelLook = clock.after(looksEvery, () => {
      if (ports.settings().phoneRules.length > 0) look();
      keepLooking();
    });
  }

  function refresh(): Promise<void> {
    if (!isFollowing) return Promise.resolve();
    const mine = turn;
    reading ??= read().finally(() => {
      if (mine === turn) reading = undefined;
    });
    return reading;
  }

  async function read(): Promise<void> {
    const mine = turn;
    if (state.status !== 'ready') set({ status: 'loading' });
    try {
      const answer = await ports.read();
      if (mine !== turn) return;
      readAt = clock.elapsed();
      known = answer.phones;
      ports.learned(answer);
      set({
        status: 'ready',
        phones: known.map(withoutWay),
        callerIds: answer.callerIds,
        defaultCallerId: answer.defaultCallerId,
        allowed: answer.missing === undefined,
        why: answer.missing,
      });
      look();
    } catch (error) {
      if (mine !== turn) return;
      ports.log.warn('own phones could not be read', { error: String(error) });
      if (state.status !== 'ready') set({ status: 'failed' });
    }
  }

  function forget(): void {
    turn += 1;
    isFollowing = false;
    reading = undefined;
    known = [];
    readAt = -Infinity;
    cancelLook?.();
    set(noPhones);
  }

  return {
    follow: () => {
      isFollowing = true;
      cancelLook?.();
      keepLooking();
    },
    forget,
    refresh,
    look,
    phone: (id) => {
      look();
      if (clock.elapsed() - readAt > staleAfter) void refresh();
      const wanted = id ?? state.chosenId;
      return known.find((phone) => phone.id === wanted);
    },
    state: () => state,
    close: () => cancelLook?.(),
  };
}
