import type { DialTarget } from '../../shared/dialling.ts';
import type { RingMeTest, RingOutEnding } from '../../shared/ring-out.ts';
import type { Clock } from '../clock.ts';
import type { RingablePhone } from '../ringcentral/ring-out-port.ts';
import type { Course } from './course.ts';
import type { NewRingOut } from './ring-outs.ts';

/** Ms. A ring is heard within a second or two of its beginning. */
const heardWithin = 20_000;

type Why = Extract<RingMeTest, { phase: 'failed' }>['why'];

export type RingMePorts = {
  readonly clock: Clock;
  /** My own line: what the test calls. */
  readonly ownTarget: () => DialTarget | undefined;
  readonly phone: () => Promise<RingablePhone | undefined>;
  readonly begin: (wish: NewRingOut) => string;
  readonly cancel: (id: string) => void;
  /** Another RingOut, or a call, is under way. */
  readonly isBusy: () => boolean;
  readonly isListening: () => boolean;
  readonly save: (test: RingMeTest) => void;
};

export type RingMe = {
  readonly start: () => Promise<void>;
  readonly changed: (course: Course) => void;
  readonly forget: () => void;
};

/**
 * Rings a phone of mine to see whether its ring is heard here, and stops it at once. It calls my own line, so that
 * nobody else is called where it is picked up all the same.
 */
export function createRingMe(ports: RingMePorts): RingMe {
  const { clock } = ports;
  let state: RingMeTest = { phase: 'none' };
  let id: string | undefined;
  let acceptedAt: number | undefined;
  let cancelLimit: (() => void) | undefined;

  function set(next: RingMeTest): void {
    state = next;
    ports.save(next);
  }

  function fail(why: Why, requestId?: string): void {
    cancelLimit?.();
    set({ phase: 'failed', at: clock.now(), why, requestId });
  }

  async function start(): Promise<void> {
    if (state.phase === 'running') return;
    if (!ports.isListening()) return fail('offline');
    if (ports.isBusy()) return fail('busy');
    set({ phase: 'running', step: 'asking', since: clock.now() });
    const [from, target] = [await ports.phone(), ports.ownTarget()];
    if (!isRunning()) return;
    if (from === undefined || target === undefined) return fail('no-phone');
    acceptedAt = undefined;
    id = ports.begin({ purpose: 'test', target, from, callerId: undefined, askForOne: true });
    cancelLimit = clock.after(heardWithin, () => stop(() => fail('no-ring-heard')));
  }

  const isRunning = (): boolean => state.phase === 'running';

  function changed(course: Course): void {
    if (course.id !== id || state.phase !== 'running') return;
    if (course.request === 'accepted' && acceptedAt === undefined) {
      acceptedAt = clock.elapsed();
      set({ ...state, step: 'waiting-for-the-ring' });
    }
    const { ending, sighting, requestId } = course;
    if (sighting !== undefined && ports.isListening()) return stop(heard);
    if (ending !== undefined) return fail(whyNot(ending), requestId);
    // Picked up, and nothing was heard of it: it does not get any better.
    if (course.own === 'connected') stop(() => fail('no-ring-heard', requestId));
  }

  function heard(): void {
    const heardAfterMs = acceptedAt === undefined ? 0 : clock.elapsed() - acceptedAt;
    set({ phase: 'passed', at: clock.now(), heardAfterMs });
  }

  /** The result first: what stopping changes is no part of it any more. */
  function stop(result: () => void): void {
    cancelLimit?.();
    result();
    if (id !== undefined) ports.cancel(id);
  }

  return {
    start,
    changed,
    forget: () => {
      cancelLimit?.();
      id = undefined;
      if (state.phase !== 'none') set({ phase: 'none' });
    },
  };
}

function whyNot({ kind }: RingOutEnding): Why {
  switch (kind) {
    case 'offline':
    case 'not-allowed':
      return kind;
    case 'too-many':
      return 'limit';
    case 'own-busy':
      return 'busy';
    case 'own-no-answer':
    case 'own-declined':
    case 'own-unreachable':
    case 'phone-not-allowed':
      return 'phone-did-not-ring';
    case 'unsure':
    case 'unknown':
      return 'no-ring-heard';
    default:
      return 'refused';
  }
}
