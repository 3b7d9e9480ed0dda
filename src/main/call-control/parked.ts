import type { ParkedCall } from '../../shared/call-control.ts';
import type { Clock } from '../clock.ts';
import type { Steering } from './steering.ts';

export type ParkedPorts = {
  readonly clock: Clock;
  /** Minutes; 0: no alarm. */
  readonly alarmMinutes: () => number;
  readonly save: (parked: readonly ParkedCall[]) => void;
};

export type Parked = {
  readonly saw: (steering: Steering) => void;
  /** The person has heard it. */
  readonly quiet: (callId: string) => void;
  readonly settingsChanged: () => void;
  readonly forget: () => void;
};

const minute = 60_000;

/** My parked calls, the longest parked first, and when it is time to look after them. */
export function createParked({ clock, alarmMinutes, save }: ParkedPorts): Parked {
  let list: readonly ParkedCall[] = [];
  let cancel: (() => void) | undefined;

  function set(next: readonly ParkedCall[]): void {
    cancel?.();
    cancel = undefined;
    list = next;
    save(list);
    const due = Math.min(
      ...list
        .flatMap(({ alarmAt, isAlarming }) => (isAlarming ? [] : (alarmAt ?? [])))
        .filter((at) => at > clock.now()),
    );
    if (due !== Infinity) cancel = clock.after(due - clock.now(), ring);
  }

  function ring(): void {
    const now = clock.now();
    set(list.map((one) => (isDue(one, now) ? { ...one, isAlarming: true } : one)));
  }

  function alarmFor(parkedAt: number): number | undefined {
    return alarmMinutes() === 0 ? undefined : parkedAt + alarmMinutes() * minute;
  }

  /** One that was heard once is not told of again. */
  const heard = new Set<string>();
  const isDue = ({ alarmAt, callId }: ParkedCall, now: number): boolean =>
    alarmAt !== undefined && alarmAt <= now && !heard.has(callId);

  return {
    saw: ({ call, own }) => {
      const { id: callId, party } = call;
      const before = list.find((one) => one.callId === callId);
      if (call.phase !== 'parked') {
        heard.delete(callId);
        if (before !== undefined) set(list.filter((one) => one !== before));
        return;
      }
      const slot = own?.parkSlot ?? before?.slot;
      if (before === undefined) {
        const parkedAt = clock.now();
        return set([
          ...list,
          { callId, party, slot, parkedAt, alarmAt: alarmFor(parkedAt), isAlarming: false },
        ]);
      }
      if (before.slot === slot && before.party === party) return;
      set(list.map((one) => (one === before ? { ...before, slot, party } : one)));
    },
    quiet: (callId) => {
      if (!list.some((one) => one.callId === callId && one.isAlarming)) return;
      heard.add(callId);
      set(list.map((one) => (one.callId === callId ? { ...one, isAlarming: false } : one)));
    },
    settingsChanged: () => {
      if (list.length === 0) return;
      set(list.map((one) => ({ ...one, alarmAt: alarmFor(one.parkedAt) })));
      ring();
    },
    forget: () => {
      heard.clear();
      cancel?.();
      cancel = undefined;
      list = [];
    },
  };
}
