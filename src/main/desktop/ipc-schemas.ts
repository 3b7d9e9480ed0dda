import { z } from 'zod';
import { linkSchemes } from '../../shared/dialling.ts';
import { faxBoxes } from '../../shared/fax.ts';
import type { CommandName, Commands, QuestionName, Questions } from '../../shared/ipc-contract.ts';
import { callShows } from '../../shared/past-calls.ts';
import type { PeopleQuery } from '../../shared/person.ts';
import type { RingOutOrder } from '../../shared/ring-out.ts';
import { type Route, settingsPages } from '../../shared/route.ts';
import { callControlCommandInputs } from './ipc-call-control-schemas.ts';
import { briefCommandInputs, briefQuestionInputs } from './ipc-brief-schemas.ts';
import { faxCommandInputs, faxQuestionInputs } from './ipc-fax-schemas.ts';
import { screenPopCommandInputs, screenPopQuestionInputs } from './ipc-screen-pop-schemas.ts';
import { contactCommandInputs, contactQuestionInputs, contactTask } from './ipc-contact-schemas.ts';
import { pastCallCommandInputs, pastCallQuestionInputs } from './ipc-past-calls-schemas.ts';
import { keepingCommandInputs, keepingQuestionInputs } from './ipc-keeping-schemas.ts';
import { searchCommandInputs, searchQuestionInputs } from './ipc-search-schemas.ts';
import { settingsChange } from './ipc-settings-schemas.ts';
import { id, nothing, shortText } from './ipc-values.ts';

type CommandInputs = { readonly [Name in CommandName]: z.ZodType<Parameters<Commands[Name]>> };
type QuestionInputs = { readonly [Name in QuestionName]: z.ZodType<Parameters<Questions[Name]>> };

/** What may stand in Quick call's field; more than that is judged by nobody. */
const dialText = z.string().max(1_000);
const size = z.number().min(0).max(10_000);

const show: z.ZodType<PeopleQuery['show']> = z.enum([
  'everybody',
  'favourites',
  'personal',
  'company',
  'departments',
]);

const route: z.ZodType<Route> = z.union([
  z.strictObject({
    screen: z.literal('calls'),
    callId: id.exactOptional(),
    filter: z.enum(callShows).exactOptional(),
    view: z.literal('call-backs').exactOptional(),
    task: z.literal('transfer').exactOptional(),
  }),
  z.strictObject({
    screen: z.literal('contacts'),
    personId: id.exactOptional(),
    show: z.union([show, z.literal('callers')]).exactOptional(),
    number: z
      .string()
      .regex(/^\+[0-9]{2,18}$/)
      .exactOptional(),
    task: contactTask.exactOptional(),
  }),
  z.strictObject({
    screen: z.literal('faxes'),
    box: z.enum([...faxBoxes, 'drafts']).exactOptional(),
    faxId: id.exactOptional(),
    draftId: id.exactOptional(),
    itemId: id.exactOptional(),
  }),
  z.strictObject({
    screen: z.literal('settings'),
    page: z.enum(settingsPages),
  }),
  z.strictObject({
    screen: z.literal('connection'),
    view: z.enum(['now', 'support']).exactOptional(),
  }),
]);

/** Only what can stand in `DialTarget.to`; what it means is judged where it is sent. */
const ringOutOrder: z.ZodType<RingOutOrder> = z.strictObject({
  to: z.string().regex(/^\+?[0-9]{2,15}$/),
  fromId: id.exactOptional(),
  beside: z.boolean().exactOptional(),
});

/** RFC 7617: a name ends at the first colon, and neither holds control characters. */
const proxyName = z
  .string()
  .max(256)
  .regex(/^[^\p{Cc}:]+$/u);
const proxyPassword = z
  .string()
  .max(256)
  .regex(/^\P{Cc}*$/u);

/** What each command may carry; a command without its line does not compile. */
export const commandInputs: CommandInputs = {
  signIn: nothing,
  cancelSignIn: nothing,
  openSignInAddress: nothing,
  copySignInAddress: nothing,
  startDemo: nothing,
  signOut: nothing,
  chooseSecretsKeeping: z.tuple([z.enum(['memory', 'weak'])]),
  reconnectNow: nothing,
  refreshToday: nothing,
  refreshPeople: nothing,
  setDnd: z.tuple([
    z.enum([
      'TakeAllCalls',
      'DoNotAcceptDepartmentCalls',
      'TakeDepartmentCallsOnly',
      'DoNotAcceptAnyCalls',
      'Unknown',
    ]),
  ]),
  setUserStatus: z.tuple([z.enum(['Available', 'Busy', 'Offline'])]),
  changeSettings: z.tuple([settingsChange]),
  showTestCall: nothing,
  hideCard: nothing,
  showCard: nothing,
  showOnCard: z.tuple([id]),
  holdCard: z.tuple([z.boolean()]),
  dismissCall: z.tuple([id]),
  silenceCall: z.tuple([id]),
  copyNumber: z.tuple([z.string().regex(/^[+*#0-9]{1,40}$/)]),
  openMain: z.tuple([route]),
  openPalette: nothing,
  markCallsSeen: nothing,
  fitCard: z.tuple([size, size]),
  dismissProblem: z.tuple([id]),
  copyFromProblem: z.tuple([id]),
  openHelp: z.tuple([z.enum(['client-id', 'keyring'])]),
  openNetworkPage: nothing,
  signInToProxy: z.tuple([proxyName, proxyPassword]),
  saveReport: nothing,
  copyAdministratorMessage: nothing,
  placeRingOut: z.tuple([ringOutOrder]),
  cancelRingOut: z.tuple([id]),
  retryRingOut: z.tuple([id, id.exactOptional()]),
  keepWaiting: z.tuple([id]),
  dismissRingOut: z.tuple([id]),
  refreshPhones: nothing,
  startRingMeTest: nothing,
  copyRequestForAdministrator: z.tuple([id]),
  openQuickCall: z.union([nothing, z.tuple([dialText])]),
  closeQuickCall: nothing,
  fitQuickCall: z.tuple([size, size]),
  takeNewestTarget: nothing,
  dropOnQuickCall: z.tuple([z.string().max(65_536)]),
  pasteIntoQuickCall: nothing,
  callNumber: z.tuple([z.string().regex(/^\+?[0-9]{2,18}$/)]),
  refreshLinkOwners: nothing,
  claimLinks: z.tuple([z.enum(linkSchemes)]),
  releaseLinks: z.tuple([z.enum(linkSchemes)]),
  ...callControlCommandInputs,
  ...briefCommandInputs,
  ...faxCommandInputs,
  ...screenPopCommandInputs,
  ...pastCallCommandInputs,
  ...contactCommandInputs,
  ...searchCommandInputs,
  ...keepingCommandInputs,
};

const peopleQuery: z.ZodType<PeopleQuery> = z.strictObject({
  text: shortText,
  show,
  from: z.int().min(0).max(100_000),
  count: z.int().min(0).max(200),
});

export const questionInputs: QuestionInputs = {
  currentState: nothing,
  diagnostics: nothing,
  inspection: z.tuple([z.int().min(0)]),
  counters: nothing,
  readDial: z.tuple([dialText]),
  people: z.tuple([peopleQuery]),
  person: z.tuple([id]),
  ...briefQuestionInputs,
  ...faxQuestionInputs,
  ...screenPopQuestionInputs,
  ...pastCallQuestionInputs,
  ...contactQuestionInputs,
  ...searchQuestionInputs,
  ...keepingQuestionInputs,
};

export const commandNames = Object.keys(commandInputs) as readonly CommandName[];
export const questionNames = Object.keys(questionInputs) as readonly QuestionName[];
