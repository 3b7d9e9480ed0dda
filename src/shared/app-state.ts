import type { Call } from './call.ts';
import { type CallControlState, noCallControl } from './call-control.ts';
import { type CallList, emptyCallList } from './call-list.ts';
import { type ConnectionState, signedOutConnection } from './connection.ts';
import { type ContactsState, noContacts } from './contacts-state.ts';
import { type DesktopAbilities, unknownDesktop } from './desktop-abilities.ts';
import { closedQuickCall, type LinkOwners, type QuickCallState, unknownLinkOwners } from './dialling.ts';
import { type FaxState, noFaxes } from './fax-state.ts';
import { type IdentificationState, noIdentification } from './identification.ts';
import { type KeepingState, nothingKept } from './keeping.ts';
import { type NetworkState, unknownNetwork } from './network.ts';
import type { ReportState } from './inspection.ts';
import { noPastCalls, type PastCallsState } from './past-calls.ts';
import { noPeople, type PeopleState } from './person.ts';
import type { OwnPresence } from './presence.ts';
import { quietScreenPop, type ScreenPopState } from './screen-pop.ts';
import { noPhones, type OwnPhones, type RecentTarget, type RingMeTest, type RingOut } from './ring-out.ts';
import { noSearch, type SearchState } from './search.ts';
import { type DecidedOutside, defaultSettings, nothingDecided, type Settings } from './settings.ts';
import type { SignInState } from './sign-in.ts';

/** What the card sounds like now; `tick` is the soft mark of a second call. */
export type RingTone = 'none' | 'direct' | 'queue' | 'internal' | 'tick';

/** What the call card shows; decided in the main process, drawn by the card. */
export type CardState = {
  readonly visible: boolean;
  /** Live calls and calls whose ending is still shown, in order of arrival. */
  readonly callIds: readonly string[];
  /** The call drawn in full; the others are strips. */
  readonly focusId: string | undefined;
  /** Nobody looks at the card while a call goes on: that is drawn as a strip too. */
  readonly collapsed: boolean;
  /** The style the newest visible call asked for. */
  readonly quiet: boolean;
  /** Buttons do nothing until then (ms since the epoch): a late click must not hit a changed button. */
  readonly inertUntil: number;
  readonly tone: RingTone;
  /** The newest change as one whole sentence for a screen reader; empty when there is nothing to say. */
  readonly spoken: string;
};

/** Something unexpected that the person should know about; shown as one alert. */
export type Problem = {
  readonly id: string;
  readonly text: string;
  readonly requestId: string | undefined;
  /** What the person may want to take elsewhere, such as an address that no browser opened. */
  readonly copyable: string | undefined;
};

/** All that a window can show. Never holds a token. */
export type AppState = {
  readonly version: string;
  /** `electron`, or the name of what plays it. */
  readonly runtime: string;
  readonly locale: string;
  readonly signIn: SignInState;
  readonly connection: ConnectionState;
  readonly network: NetworkState;
  readonly presence: OwnPresence | undefined;
  /** Live calls and those that ended in the last minutes, in order of arrival. */
  readonly calls: readonly Call[];
  readonly callControl: CallControlState;
  readonly card: CardState;
  readonly today: CallList;
  /** Missed calls the person has not looked at yet. */
  readonly missedCount: number;
  readonly pastCalls: PastCallsState;
  readonly settings: Settings;
  readonly decidedOutside: DecidedOutside;
  readonly desktop: DesktopAbilities;
  readonly people: PeopleState;
  readonly contacts: ContactsState;
  readonly identification: IdentificationState;
  readonly phones: OwnPhones;
  /** Those under way and those that ended a moment ago, in order. */
  readonly ringOuts: readonly RingOut[];
  /** At most ten. */
  readonly recentTargets: readonly RecentTarget[];
  readonly quickCall: QuickCallState;
  readonly linkOwners: LinkOwners;
  readonly ringMe: RingMeTest;
  readonly faxes: FaxState;
  readonly screenPop: ScreenPopState;
  readonly search: SearchState;
  readonly keeping: KeepingState;
  readonly problems: readonly Problem[];
  readonly report: ReportState;
};

export const firstAppState: AppState = {
  version: '0.0.0',
  runtime: 'electron',
  locale: 'en',
  signIn: { phase: 'starting' },
  connection: signedOutConnection,
  network: unknownNetwork,
  presence: undefined,
  calls: [],
  callControl: noCallControl,
  card: {
    visible: false,
    callIds: [],
    focusId: undefined,
    collapsed: false,
    quiet: false,
    inertUntil: 0,
    tone: 'none',
    spoken: '',
  },
  today: emptyCallList,
  missedCount: 0,
  pastCalls: noPastCalls,
  settings: defaultSettings,
  decidedOutside: nothingDecided,
  desktop: unknownDesktop,
  people: noPeople,
  contacts: noContacts,
  identification: noIdentification,
  phones: noPhones,
  ringOuts: [],
  recentTargets: [],
  quickCall: closedQuickCall,
  linkOwners: unknownLinkOwners,
  ringMe: { phase: 'none' },
  faxes: noFaxes,
  screenPop: quietScreenPop,
  search: noSearch,
  keeping: nothingKept,
  problems: [],
  report: { phase: 'none' },
};
