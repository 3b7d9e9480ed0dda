import type { Call } from '../../shared/call.ts';
import type { ScreenPopCheck } from '../../shared/ipc-contract.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { checkTemplate, fillTemplate, parseTemplate, type PopValues } from './template.ts';

export type ScreenPopPorts = {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: Log;
  readonly settings: () => Settings['screenPop'];
  /** Opens the address after the one allow-list check; false when that failed. */
  readonly open: (address: string) => Promise<boolean>;
  /** The address could not be opened: enough of it to know it again, and the whole for whoever wants to copy it. */
  readonly failed: (address: string, whole: string) => void;
};

export type ScreenPop = {
  /** Calls that began to ring while we listened, not calls found ringing. */
  readonly rang: (calls: readonly Call[]) => void;
  readonly answered: (call: Call) => void;
  readonly check: (template: string) => ScreenPopCheck;
};

/** Ms between two pops, and pops in a minute: a group that rings 200 times must not open 200 pages. */
const leastBetween = 2000;
const mostPerMinute = 10;
const mostRemembered = 1000;
/** Characters of an address that a sentence can hold. */
const longestShown = 120;

/** Opens the caller's record elsewhere, once for each call. */
export function createScreenPop(ports: ScreenPopPorts): ScreenPop {
  let popped: readonly string[] = [];
  let times: readonly number[] = [];

  function isFree(now: number): boolean {
    times = times.filter((at) => now - at < 60_000);
    const last = times.at(-1);
    return times.length < mostPerMinute && (last === undefined || now - last >= leastBetween);
  }

  function pop(call: Call): void {
    const { template, forAnonymous } = ports.settings();
    if (call.direction !== 'inbound' || popped.includes(call.id)) return;
    if (call.party.kind === 'anonymous' && !forAnonymous) return;
    // Remembered also when it is one too many: a call that rings on is not opened late.
    popped = [...popped, call.id].slice(-mostRemembered);
    const parsed = parseTemplate(template);
    if (!parsed.ok) return ports.log.warn('screen-pop: template refused', { reason: parsed.reason });
    const now = ports.clock.elapsed();
    if (!isFree(now)) return ports.log.info('screen-pop: too many at once, not opened');
    const address = fillTemplate(parsed.url, valuesOf(call));
    if (address === undefined) return ports.log.warn('screen-pop: address too long');
    times = [...times, now];
    open(address);
  }

  function open(address: string): void {
    ports.open(address).then(
      (opened) => {
        if (!opened) ports.failed(beginningOf(address), address);
      },
      (error: unknown) => {
        ports.log.error('screen-pop: could not open', error);
        ports.failed(beginningOf(address), address);
      },
    );
  }

  const wants = (moment: Settings['screenPop']['moment']): boolean => {
    const settings = ports.settings();
    return settings.enabled && settings.moment === moment && settings.template !== '';
  };

  return {
    rang: (calls) => {
      if (wants('ringing')) for (const call of calls) pop(call);
    },
    answered: (call) => {
      if (wants('answered')) pop(call);
    },
    check: checkTemplate,
  };
}

function beginningOf(address: string): string {
  return address.length > longestShown ? `${address.slice(0, longestShown - 1)}…` : address;
}

/** Empty where nothing is known: never the words "undefined" or "null". */
function valuesOf({ party, line }: Pick<Call, 'party' | 'line'>): PopValues {
  const nobody: PopValues = { number: '', e164: '', name: '', extension: '', line: line?.name ?? '' };
  switch (party.kind) {
    case 'number':
      return { ...nobody, number: party.number.e164, e164: party.number.e164, name: party.name ?? '' };
    case 'colleague': {
      const { extensionNumber } = party;
      return { ...nobody, number: extensionNumber, extension: extensionNumber, name: party.name ?? '' };
    }
    case 'masked':
      return { ...nobody, number: party.shown, name: party.name ?? '' };
    case 'anonymous':
      return nobody;
  }
}
