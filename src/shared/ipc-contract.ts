import type { AppState } from './app-state.ts';
import type { BriefQuestions } from './brief.ts';
import type { CallControlCommands } from './call-control.ts';
import type { DialAnswer, LinkScheme } from './dialling.ts';
import type { DocumentPart, DocumentRange, QuarterTurn } from './document.ts';
import type { FaxAnswer, FaxListPage, FaxQuery, FaxRow } from './fax.ts';
import type { FaxConcern, FaxDraftChange, FaxStart, FilesTarget } from './fax-draft.ts';
import type { ContactCommands, ContactQuestions } from './contacts-contract.ts';
import type { IdentificationCommands, IdentificationQuestions } from './identification.ts';
import type { Counters, InspectionPage } from './inspection.ts';
import type { KeepingCommands, KeepingQuestions } from './keeping.ts';
import type { PastCallCommands, PastCallQuestions } from './past-calls-contract.ts';
import type { PeoplePage, PeopleQuery, Person } from './person.ts';
import type { OwnPresence } from './presence.ts';
import type { RingOutOrder } from './ring-out.ts';
import type { Route } from './route.ts';
import type { ScreenPopCommands, ScreenPopQuestions } from './screen-pop-contract.ts';
import type { SearchCommands, SearchQuestions } from './search.ts';
import type { SettingsChange } from './settings.ts';

/** What the parts with a contract of their own let a window ask for. */
type FeatureCommands = KeepingCommands &
  CallControlCommands &
  ContactCommands &
  IdentificationCommands &
  PastCallCommands &
  ScreenPopCommands &
  SearchCommands;

/** What a window asks for; the outcome shows up in AppState. The channel name is the key. */
export type Commands = FeatureCommands & {
  signIn: () => void;
  cancelSignIn: () => void;
  openSignInAddress: () => void;
  copySignInAddress: () => void;
  startDemo: () => void;
  signOut: () => void;
  chooseSecretsKeeping: (choice: 'memory' | 'weak') => void;
  reconnectNow: () => void;
  refreshToday: () => void;
  refreshPeople: () => void;
  setDnd: (dndStatus: OwnPresence['dndStatus']) => void;
  setUserStatus: (userStatus: OwnPresence['userStatus']) => void;
  changeSettings: (change: SettingsChange) => void;
  showTestCall: () => void;
  hideCard: () => void;
  showCard: () => void;
  showOnCard: (callId: string) => void;
  /** The pointer or the focus is on the card: endings stay while it is. */
  holdCard: (held: boolean) => void;
  dismissCall: (callId: string) => void;
  silenceCall: (callId: string) => void;
  copyNumber: (e164: string) => void;
  openMain: (route: Route) => void;
  /** The box for everything, over the main window wherever that is. */
  openPalette: () => void;
  /** The person looked at the calls list. */
  markCallsSeen: () => void;
  /** How high the card's content is, in CSS pixels. */
  fitCard: (height: number, width: number) => void;
  dismissProblem: (id: string) => void;
  copyFromProblem: (id: string) => void;
  openHelp: (topic: 'client-id' | 'keyring') => void;
  /** Shows the page that this network wants people to sign in to first. */
  openNetworkPage: () => void;
  /** For the proxy that asks; kept until the app ends, and written nowhere. */
  signInToProxy: (name: string, password: string) => void;
  /** Asks where, and writes all that helps to find a fault there; nothing is sent. */
  saveReport: () => void;
  /** Which rights are missing and who can give them, for the clipboard. */
  copyAdministratorMessage: () => void;
  /** Does nothing while another RingOut is under way, unless the order says `beside`. */
  placeRingOut: (order: RingOutOrder) => void;
  cancelRingOut: (id: string) => void;
  /** A new RingOut to whom that one was for; the one before is stopped first where that is still possible. */
  retryRingOut: (id: string, fromId?: string) => void;
  /** The person has read that there is no news, and waits on. */
  keepWaiting: (id: string) => void;
  dismissRingOut: (id: string) => void;
  /** Asks again which phones there are. */
  refreshPhones: () => void;
  startRingMeTest: () => void;
  /** What a RingOut was refused for and who can change it, for the clipboard. */
  copyRequestForAdministrator: (id: string) => void;
  /** Raises Quick call; a text fills its field. */
  openQuickCall: (text?: string) => void;
  closeQuickCall: () => void;
  /** How large its content is, in CSS pixels. */
  fitQuickCall: (height: number, width: number) => void;
  /** The newest waiting number takes the place of the one shown, because the person said so. */
  takeNewestTarget: () => void;
  dropOnQuickCall: (text: string) => void;
  /** The person used a paste button there: only then is the clipboard read. */
  pasteIntoQuickCall: () => void;
  /** A click on a number inside the app: fills Quick call or calls, by the settings. */
  callNumber: (to: string) => void;
  /** Looks who opens links; the system is asked only while somebody looks at it. */
  refreshLinkOwners: () => void;
  /** From now on this computer opens links of that kind here. */
  claimLinks: (scheme: LinkScheme) => void;
  releaseLinks: (scheme: LinkScheme) => void;
  /** Opens the composer with a new draft. */
  newFax: (start: FaxStart) => void;
  changeFaxDraft: (draftId: string, change: FaxDraftChange) => void;
  /** The system's file picker. */
  chooseFaxFiles: (draftId: string) => void;
  /** Where a file is now that was moved. */
  findFaxFile: (draftId: string, fileId: string) => void;
  /** The person pasted there: only then is the clipboard read. */
  pasteIntoFax: (draftId: string) => void;
  /** Files that were dropped. Their paths are known to the bridge alone: a page hands over what it was given. */
  takeFiles: (paths: readonly string[], target: FilesTarget) => void;
  /** Does nothing while something is in its way, or while a concern is not confirmed. */
  sendFax: (draftId: string, confirmed: readonly FaxConcern[]) => void;
  discardFaxDraft: (draftId: string) => void;
  restoreFaxDraft: (draftId: string) => void;
  /** Stops what has not left, or what waits on the platform for its time. */
  cancelFax: (itemId: string) => void;
  answerFax: (itemId: string, answer: FaxAnswer) => void;
  /** To those whom it did not reach, by `FaxRow.id`. */
  resendFax: (faxId: string) => void;
  /** A new draft with what that one had, by `FaxItem.id`. */
  editFax: (itemId: string) => void;
  /** One that waits for its time, by `FaxRow.id`. */
  cancelScheduledFax: (faxId: string) => void;
  sendScheduledFaxNow: (faxId: string) => void;
  /** Out of sight; it goes on. */
  hideFax: (itemId: string) => void;
  setFaxRead: (faxId: string, read: boolean) => void;
  turnFax: (faxId: string, turn: QuarterTurn) => void;
  deleteFax: (faxId: string) => void;
  restoreFax: (faxId: string) => void;
  /** Asks where. */
  saveFax: (faxId: string) => void;
  /** An e-mail with the fax in it, as a file for the person's own program; asks where. */
  saveFaxAsMail: (faxId: string) => void;
  refreshFaxes: () => void;
  copyFaxNumber: () => void;
};

/** What those parts let a window ask. */
type FeatureQuestions = KeepingQuestions &
  BriefQuestions &
  ContactQuestions &
  IdentificationQuestions &
  PastCallQuestions &
  ScreenPopQuestions &
  SearchQuestions;

/** Read-only, bounded; answered by a promise. */
export type Questions = FeatureQuestions & {
  /** The whole snapshot, for a window that just opened. */
  currentState: () => AppState;
  /** Plain-text diagnostics without personal data, for a bug report. */
  diagnostics: () => string;
  /** What passed between this computer and the platform after the entry with this number; 0 for all of it. */
  inspection: (after: number) => InspectionPage;
  /** Counted since the start. */
  counters: () => Counters;
  /** What a text in Quick call's field means; nothing is called by it. */
  readDial: (text: string) => DialAnswer;
  /** Contacts and directory, in the order of their names, or best first where something is looked for. */
  people: (query: PeopleQuery) => PeoplePage;
  /** Undefined where nobody has that `Person.id` any more. */
  person: (id: string) => Person | undefined;
  /** Newest first. */
  faxes: (query: FaxQuery) => FaxListPage;
  /** By `FaxRow.id`. */
  fax: (id: string) => FaxRow | undefined;
  documentPart: (range: DocumentRange) => DocumentPart;
};

/** What the main process tells windows unasked. */
export type Pushes = {
  stateChanged: AppState;
  routeRequested: Route;
  /** The person asked for the box for everything in another window. */
  paletteRequested: null;
  /** The card was raised by the person: put the focus on the caller's name. */
  cardFocused: { readonly callId: string | undefined };
  /** Quick call was raised: put the focus into its field. */
  quickCallFocused: { readonly fillId: string | undefined };
};

export type CommandName = keyof Commands;
export type QuestionName = keyof Questions;
export type PushName = keyof Pushes;
