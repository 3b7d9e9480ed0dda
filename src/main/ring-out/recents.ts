import type { DialTarget } from '../../shared/dialling.ts';
import type { RecentTarget } from '../../shared/ring-out.ts';
import type { Clock } from '../clock.ts';
import type { History } from '../storage/history.ts';

const mostRecents = 10;

export type RecentsPorts = {
  readonly clock: Pick<Clock, 'now'>;
  /** Who has the number now; undefined for what may not be called any more. */
  readonly targetOf: (to: string) => DialTarget | undefined;
  readonly saveRecents: (recents: readonly RecentTarget[]) => void;
};

/** Where it is kept from one start to the next, for the signed-in person. */
export type RecentsKept = Pick<History, 'dialled' | 'write'>;

export type Recents = {
  readonly follow: (kept: RecentsKept) => void;
  readonly add: (target: DialTarget, phoneId: string) => void;
  /** `OwnPhone.id` of the phone that rang first the last time. */
  readonly lastPhone: () => string | undefined;
  readonly forget: () => void;
};

/** Whom the person called last, each once, newest first. */
export function createRecents(ports: RecentsPorts): Recents {
  let kept: RecentsKept | undefined;
  let list: readonly RecentTarget[] = [];
  let phone: string | undefined;

  function set(next: readonly RecentTarget[]): void {
    if (next.length === 0 && list.length === 0) return;
    list = next;
    ports.saveRecents(list);
  }

  function forget(): void {
    kept = undefined;
    phone = undefined;
    set([]);
  }

  return {
    follow: (rows) => {
      forget();
      kept = rows;
      const known = rows.dialled(mostRecents);
      phone = known[0]?.from === '' ? undefined : known[0]?.from;
      set(
        known.flatMap(({ target: { to }, at }) => {
          const target = ports.targetOf(to);
          return target === undefined ? [] : [{ target, at }];
        }),
      );
    },
    add: (target, phoneId) => {
      phone = phoneId;
      const at = ports.clock.now();
      // Who it belongs to is looked up anew each time.
      const { to, shown, kind, region } = target;
      kept?.write({ dialled: { target: { to, shown, kind, region }, at, from: phoneId } });
      const others = list.filter((recent) => recent.target.to !== target.to);
      set([{ target, at }, ...others].slice(0, mostRecents));
    },
    lastPhone: () => phone,
    forget,
  };
}
