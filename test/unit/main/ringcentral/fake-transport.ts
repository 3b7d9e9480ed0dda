import type { Limitation, TransportName } from '../../../../src/shared/connection.ts';
import type { Chance } from '../../../../src/main/clock.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import type {
  Linked,
  LossKind,
  Transport,
  TransportEars,
} from '../../../../src/main/ringcentral/transport.ts';

/** A transport that does what the test says. */
export type FakeTransport = {
  readonly make: (ears: TransportEars) => Transport;
  /** What was asked of it, in order. */
  readonly asked: string[];
  /** `away` of each `open`. */
  readonly away: (number | undefined)[];
  readonly filters: (readonly string[])[];
  /** The `open` under way ends like this. */
  readonly links: (linked?: Partial<Linked>) => Promise<void>;
  readonly fails: (error?: unknown) => Promise<void>;
  readonly loses: (kind?: LossKind) => void;
  readonly hears: () => void;
  readonly overflows: () => void;
  readonly frame: (text: string) => void;
  readonly isOpen: () => boolean;
  /** How the next change of filters ends. */
  refiltering: () => Promise<readonly Limitation[]>;
};

/** Lets promises settle. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createFakeTransport(name: TransportName = 'websocket'): FakeTransport {
  const asked: string[] = [];
  const away: (number | undefined)[] = [];
  const filters: (readonly string[])[] = [];
  let ears: TransportEars | undefined;
  let isOpen = false;
  let opening:
    { readonly resolve: (linked: Linked) => void; readonly reject: (error: unknown) => void } | undefined;

  function end(what: string): void {
    asked.push(what);
    isOpen = false;
    opening?.reject(new PlatformError('network', 'given up'));
    opening = undefined;
  }

  const fake: FakeTransport = {
    make: (given) => {
      ears = given;
      return {
        name,
        open: (wanted, ms) => {
          asked.push('open');
          away.push(ms);
          filters.push(wanted);
          return new Promise((resolve, reject) => (opening = { resolve, reject }));
        },
        isOpen: () => isOpen,
        probe: () => void asked.push('probe'),
        setFilters: (wanted) => {
          asked.push('setFilters');
          filters.push(wanted);
          return fake.refiltering();
        },
        cut: () => end('cut'),
        close: () => Promise.resolve(end('close')),
      };
    },
    ...{ asked, away, filters },
    links: async (linked = {}) => {
      isOpen = true;
      opening?.resolve({ how: 'new', limitations: [], ...linked });
      opening = undefined;
      await settle();
    },
    fails: async (error = new PlatformError('network', 'no way')) => {
      opening?.reject(error);
      opening = undefined;
      await settle();
    },
    loses: (kind = 'broken') => {
      isOpen = false;
      ears?.onLost('for the test', kind);
    },
    hears: () => ears?.onHeard(),
    overflows: () => ears?.onOverflow(),
    frame: (text) => ears?.onFrame(text),
    isOpen: () => isOpen,
    refiltering: () => Promise.resolve([]),
  };
  return fake;
}

/** Chance that always says the same. */
export function sameChance(fraction: number): Chance {
  return { fraction: () => fraction, bytes: (length) => new Uint8Array(length), uuid: () => 'uuid' };
}
