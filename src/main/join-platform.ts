import { signedOutConnection } from '../shared/connection.ts';
import type { SignedInAccount } from '../shared/sign-in.ts';
import { following } from '../shared/steady-look.ts';
import { accountCountry } from './account-country.ts';
import type { Accounts } from './accounts.ts';
import type { CallControlDesk } from './call-control/call-control.ts';
import type { KeptPlace } from './call-control/kept.ts';
import type { Calls } from './calls/calls.ts';
import { explain } from './network/explain.ts';
import type { Network } from './network/network.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { OwnHistory } from './own-history.ts';
import type { LogOwner } from './past-calls/past-call.ts';
import type { Presence } from './presence/presence.ts';
import type { RingOutDesk } from './ring-out/ring-out.ts';
import type { People } from './people/people.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import { messageFilters, peopleFilters } from './ringcentral/filters.ts';
import type { Platform, PlatformEvents } from './ringcentral/platform-port.ts';
import type { Search } from './search/search.ts';
import type { StateStore } from './state-store.ts';
import type { History } from './storage/history.ts';
import type { Surroundings } from './surroundings.ts';
import type { Today } from './past-calls/today.ts';

/** The platform of whoever is signed in. */
export type SignedInPlatform = {
  /** Throws while nobody is signed in: whoever asks knows better. */
  readonly get: () => Platform;
  /** Undefined while nobody is signed in. */
  readonly events: () => PlatformEvents | undefined;
  /** Somebody is signed in: from now on the features hear of this person's calls. */
  readonly follow: (opened: Platform, account: SignedInAccount) => void;
  readonly forget: (why: 'signed-out' | 'ended') => void;
  /** All that was kept of this person is gone: whoever showed any of it begins anew. */
  readonly keptIsGone: () => void;
};

/** Faxes of one person after the other. */
type FaxDesk = {
  readonly follow: (history: History) => void;
  readonly keptIsGone: (history: History) => void;
  readonly heard: () => void;
  readonly mayHaveMissed: () => void;
  readonly listening: (now: {
    readonly hears: boolean;
    readonly hearsMessages: boolean;
    readonly isNew: boolean;
  }) => void;
  readonly forget: (why: 'signed-out' | 'ended') => void;
};

export type PlatformParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'log' | 'memory'>;
  readonly store: StateStore;
  readonly accounts: Pick<Accounts, 'openHistory' | 'listening' | 'leave'>;
  readonly ownHistory: Pick<OwnHistory, 'leave'>;
  readonly surroundings: Surroundings;
  readonly network: Pick<Network, 'connection'>;
  readonly calls: Calls;
  readonly today: Today;
  readonly presence: Presence;
  readonly people: People;
  readonly contacts: { readonly forget: () => void };
  readonly brief: { readonly follow: (history: History) => void; readonly forget: () => void };
  readonly numbers: Pick<PhoneNumbers, 'liveIn'>;
  readonly ringOut: Pick<RingOutDesk, 'follow' | 'readPhones' | 'forget'>;
  readonly callControl: Pick<CallControlDesk, 'follow' | 'connection' | 'forget'>;
  readonly fax: FaxDesk;
  readonly screenPop: { readonly follow: (history: History) => void; readonly forget: () => void };
  readonly search: Pick<Search, 'follow' | 'forget'>;
  readonly keeping: { readonly follow: (history: History) => void; readonly forget: () => void };
};

/** Hands what the platform tells of one person to the features, from signing in to signing out. */
export function joinPlatform(parts: PlatformParts): SignedInPlatform {
  const { clock, log, memory } = parts.outside;
  const { store, accounts, surroundings, network, calls, today, presence, people, ringOut, fax } = parts;
  let platform: Platform | undefined;
  let followed:
    { readonly account: SignedInAccount; readonly own: LogOwner; readonly history: History } | undefined;

  function follow(opened: Platform, account: SignedInAccount): void {
    platform = opened;
    const own = {
      extensionId: account.extensionId,
      name: account.name,
      lineName: surroundings.lineNameFor(account),
    };
    const history = accounts.openHistory(opened, account);
    followed = { account, own, history };
    parts.numbers.liveIn(accountCountry(account.country, account.mainNumber));
    // Before the calls: whoever is known is known by the first event.
    people.follow(account, history);
    parts.brief.follow(history);
    calls.follow(own);
    today.follow(own, history, seenUntil());
    presence.follow(account.extensionId);
    ringOut.follow(history);
    parts.callControl.follow(keptIn(history));
    fax.follow(history);
    parts.screenPop.follow(history);
    parts.search.follow(history);
    parts.keeping.follow(history);
    hear(opened.events, account);
    opened.events.setFilters([...peopleFilters, ...messageFilters]);
    opened.events.chooseTransport(store.get().settings.platform.transport);
    opened.events.connect();
    // Names of lines and devices stand in the list.
    void ringOut.readPhones().then(() => {
      if (platform === opened) today.refresh();
    });
  }

  /** Whoever showed something of what was kept shows nothing, and reads it from the platform again. */
  function keptIsGone(): void {
    if (followed === undefined) return;
    const { account, own, history } = followed;
    for (const part of [today, people, parts.brief, parts.screenPop, parts.search]) part.forget();
    people.follow(account, history);
    parts.brief.follow(history);
    today.follow(own, history, seenUntil());
    ringOut.follow(history);
    parts.callControl.follow(keptIn(history));
    fax.keptIsGone(history);
    parts.screenPop.follow(history);
    parts.search.follow(history);
    today.refresh();
  }

  function hear(events: PlatformEvents, account: SignedInAccount): void {
    events.onPresence((report) => {
      presence.report(report);
      calls.presence(report);
    });
    events.onSession(calls.session);
    events.onPeople(people.heard);
    events.onMessages(fax.heard);
    events.onPolled(({ report, askedAt }) => calls.polled(report, askedAt));
    events.onState((connection) => {
      const wasOnline = store.get().connection.phase === 'online';
      store.change((state) => ({
        ...state,
        connection: following(explain(connection, state.network), state.connection, clock.now()),
      }));
      network.connection(connection);
      parts.callControl.connection(connection);
      const isOnline = connection.phase === 'online';
      today.listening(isOnline);
      const isDeaf = connection.limitations.some(({ filter }) => filter === 'message-store');
      fax.listening({ hears: isOnline, hearsMessages: isOnline && !isDeaf, isNew: !wasOnline });
      if (isOnline && !wasOnline) accounts.listening(account.kind);
    });
    events.onGap((gap) => {
      calls.resync(gap);
      today.mayHaveMissed();
      fax.mayHaveMissed();
      if (gap === 'hard') people.mayHaveMissed();
    });
  }

  /** Whoever has never looked has nothing to catch up on from before the first start. */
  function seenUntil(): number {
    const known = memory.get('callsSeenUntil');
    if (typeof known === 'number' && Number.isFinite(known)) return known;
    memory.set('callsSeenUntil', clock.now());
    return clock.now();
  }

  function forget(why: 'signed-out' | 'ended'): void {
    platform = undefined;
    network.connection(signedOutConnection);
    surroundings.forget();
    calls.forget();
    today.forget();
    people.forget();
    parts.contacts.forget();
    parts.brief.forget();
    fax.forget(why);
    parts.screenPop.forget();
    parts.search.forget();
    parts.keeping.forget();
    followed = undefined;
    parts.ownHistory.leave(why);
    presence.forget();
    ringOut.forget();
    parts.callControl.forget();
    store.change((state) => ({ ...state, connection: { ...signedOutConnection, since: clock.now() } }));
    accounts.leave().catch((error: unknown) => log.error('the demo could not be closed', error));
  }

  return {
    get: () => {
      if (platform === undefined) throw new Error('nobody is signed in');
      return platform;
    },
    events: () => platform?.events,
    follow,
    forget,
    keptIsGone,
  };
}

/** What is learnt of the person's phones goes when they sign out, as all that is kept of them. */
function keptIn({ cursors }: Pick<History, 'cursors'>): KeptPlace {
  return {
    get: () => cursors.get('call-control'),
    set: (text) => cursors.set('call-control', text),
  };
}
