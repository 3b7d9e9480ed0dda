import { type Platform, PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import type { ListenOutcome, RedirectAnswer } from '../../../../src/main/ringcentral/redirect-listener.ts';
import { type AccountKind, createSignIn, type SignIn } from '../../../../src/main/sign-in/sign-in.ts';
import type { SignedInAccount, SignInState } from '../../../../src/shared/sign-in.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

export const ava: SignedInAccount = {
  kind: 'ringcentral',
  name: 'Ava Morgan',
  company: 'Larkspur Dental Supply',
  extensionNumber: '101',
  extensionId: '1300458005',
  accountId: '1300456004',
  mainNumber: '+16505550100',
  country: 'US',
};
export const ben: SignedInAccount = { ...ava, name: 'Ben Ortiz', extensionId: '1300459005' };

/** A platform whose every answer the test decides, and that notes what was asked of it. */
type FakePlatform = { platform: Platform; kind: AccountKind; asked: string[]; endSession: () => void };

type Fixture = {
  clock: StillClock;
  signIn: SignIn;
  states: SignInState[];
  platforms: FakePlatform[];
  listeners: {
    answer: (answer: RedirectAnswer) => void;
    closed: boolean;
    expected: string;
    suspicious: () => void;
  }[];
  opened: string[];
  entered: string[];
  left: number;
  resume: 'resumed' | 'none' | 'unreadable';
  remembered: SignedInAccount | undefined;
  exchange: () => Promise<void>;
  readAccount: () => Promise<SignedInAccount>;
  signOut: () => Promise<void>;
  ports: 'free' | 'taken' | 'none';
  /** Whether the configured server is one that tokens may go to. */
  server: 'good' | 'bad';
  canSignIn: boolean;
};

/** The one of the running test. */
export let fixture: Fixture;

function fakePlatform(kind: AccountKind): Platform {
  if (fixture.server === 'bad') throw new PlatformError('refused', 'the server address must be https');
  const asked: string[] = [];
  let ended = (): void => undefined;
  const note = <Result>(what: string, result: Result): Result => {
    asked.push(what);
    return result;
  };
  const platform = {
    signIn: {
      begin: (redirectUri: string) =>
        note('begin', {
          address: `https://platform/authorize?to=${redirectUri}`,
          state: `state-${fixture.platforms.length}`,
        }),
      exchange: (code: string) => note(`exchange ${code}`, fixture.exchange()),
      resume: () => note('resume', Promise.resolve(fixture.resume)),
      remembered: () => fixture.remembered,
      signOut: () => note('signOut', fixture.signOut()),
      onSessionEnded: (listener: () => void) => {
        ended = listener;
      },
    },
    readAccount: () => note('readAccount', fixture.readAccount()),
    close: () => note('close', Promise.resolve()),
  } as unknown as Platform;
  fixture.platforms.push({ platform, kind, asked, endSession: () => ended() });
  return platform;
}

function listen(_kind: AccountKind, suspicious: () => void): Promise<ListenOutcome> {
  if (fixture.ports === 'none') return Promise.resolve({ kind: 'ports-taken', ports: [] });
  if (fixture.ports === 'taken') return Promise.resolve({ kind: 'ports-taken', ports: [50811, 50821] });
  // One port, as where one return address is registered.
  if (fixture.listeners.some(({ closed }) => !closed))
    return Promise.resolve({ kind: 'ports-taken', ports: [50811] });
  const { promise, resolve } = Promise.withResolvers<RedirectAnswer>();
  const own = { answer: resolve, closed: false, expected: '', suspicious };
  fixture.listeners.push(own);
  return Promise.resolve({
    kind: 'listening',
    listener: {
      redirectUri: 'http://127.0.0.1:50811/oauth/callback',
      answer: promise,
      expect: (state) => (own.expected = state),
      close: () => {
        own.closed = true;
        return Promise.resolve();
      },
    },
  });
}

export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
export const phase = () => fixture.states.at(-1)?.phase;
export const problem = () => {
  const state = fixture.states.at(-1);
  return state?.phase === 'signed-out' ? state.problem?.kind : `not signed out: ${state?.phase}`;
};
export const begin = async (kind: AccountKind = 'ringcentral') => {
  const done = fixture.signIn.begin(kind);
  await settle();
  return { done };
};
export const answer = async (given: RedirectAnswer = { kind: 'code', code: 'abc' }) => {
  fixture.listeners.at(-1)?.answer(given);
  await settle();
};

export function resetFixture(): void {
  const clock = createStillClock(Date.UTC(2026, 8, 14, 9));
  fixture = {
    clock,
    states: [],
    platforms: [],
    listeners: [],
    opened: [],
    entered: [],
    left: 0,
    resume: 'none',
    remembered: undefined,
    exchange: () => Promise.resolve(),
    readAccount: () => Promise.resolve(ava),
    signOut: () => Promise.resolve(),
    ports: 'free',
    server: 'good',
    canSignIn: true,
    signIn: createSignIn({
      clock,
      log: silentLog,
      openPlatform: fakePlatform,
      canSignIn: () => fixture.canSignIn,
      listen,
      openBrowser: (address) => {
        fixture.opened.push(address);
        return Promise.resolve(true);
      },
      onState: (state) => fixture.states.push(state),
      onSignedIn: (_, account) => fixture.entered.push(account.name),
      onSignedOut: () => (fixture.left += 1),
    }),
  };
}
