import type { I18n } from '@lingui/core';
import type { CallControlCommands } from '../shared/call-control.ts';
import type { BriefQuestions } from '../shared/brief.ts';
import type { IdentificationCommands, IdentificationQuestions } from '../shared/identification.ts';
import type { ContactCommands, ContactQuestions } from '../shared/contacts-contract.ts';
import type { KeepingCommands, KeepingQuestions } from '../shared/keeping.ts';
import type { PastCallCommands, PastCallQuestions } from '../shared/past-calls-contract.ts';
import type { ScreenPopCommands, ScreenPopQuestions } from '../shared/screen-pop-contract.ts';
import type { SettingsChange } from '../shared/settings.ts';
import type { Alerts } from './alerts/alerts.ts';
import type { Calls } from './calls/calls.ts';
import type { CommandTable, QuestionTable } from './desktop/bridge.ts';
import type { faxCommandInputs, faxQuestionInputs } from './desktop/ipc-fax-schemas.ts';
import type { SystemPort, WindowsPort } from './desktop-ports.ts';
import { administratorMessage } from './inspector/administrator-message.ts';
import type { Inspector } from './inspector/inspector.ts';
import type { Network } from './network/network.ts';
import { plainAddressOf } from './network/portal-check.ts';
import type { People } from './people/people.ts';
import type { Presence } from './presence/presence.ts';
import type { RingOutCommands } from './ring-out/ring-out.ts';
import type { Search } from './search/search.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { StateStore } from './state-store.ts';
import type { Today } from './past-calls/today.ts';

/** What Quick call's window and links ask for. */
export type DialHandlers = {
  readonly commands: Pick<
    CommandTable,
    | ('openQuickCall' | 'closeQuickCall' | 'fitQuickCall' | 'takeNewestTarget' | 'dropOnQuickCall')
    | ('pasteIntoQuickCall' | 'callNumber' | 'refreshLinkOwners' | 'claimLinks' | 'releaseLinks')
  >;
  readonly questions: Pick<QuestionTable, 'readDial'>;
};

/** What windows ask for about what is kept here. */
export type KeepingHandlers = {
  readonly commands: Pick<CommandTable, keyof KeepingCommands>;
  readonly questions: Pick<QuestionTable, keyof KeepingQuestions>;
};

/** What windows ask of who calls. */
export type BriefHandlers = {
  readonly commands: IdentificationCommands;
  readonly questions: Pick<QuestionTable, keyof (BriefQuestions & IdentificationQuestions)>;
};

/** What windows ask for about faxes. */
export type FaxHandlers = {
  readonly commands: Pick<CommandTable, keyof typeof faxCommandInputs>;
  readonly questions: Pick<QuestionTable, keyof typeof faxQuestionInputs>;
};

/** What windows ask about past calls, notes, call-backs and recordings. */
export type PastCallHandlers = {
  readonly commands: Pick<CommandTable, keyof PastCallCommands>;
  readonly questions: Pick<QuestionTable, keyof PastCallQuestions>;
};

/** What windows ask of the rules for calls. */
export type ScreenPopHandlers = {
  readonly commands: Pick<CommandTable, keyof ScreenPopCommands>;
  readonly questions: Pick<QuestionTable, keyof ScreenPopQuestions>;
};

/** What windows ask about contacts. */
export type ContactHandlers = {
  readonly commands: Pick<CommandTable, keyof ContactCommands>;
  readonly questions: Pick<QuestionTable, keyof ContactQuestions>;
};

export type HandlerParts = {
  readonly store: StateStore;
  readonly windows: WindowsPort;
  readonly system: SystemPort;
  readonly words: I18n;
  readonly signIn: SignIn;
  readonly alerts: Alerts;
  readonly calls: Calls;
  readonly presence: Presence;
  readonly network: Pick<Network, 'signInToProxy'>;
  readonly today: Today;
  readonly people: Pick<People, 'page' | 'person' | 'refresh'>;
  readonly screenPop: ScreenPopHandlers;
  readonly dial: DialHandlers;
  readonly ringOut: RingOutCommands;
  readonly fax: FaxHandlers;
  readonly brief: BriefHandlers;
  readonly callControl: CallControlCommands;
  readonly pastCalls: PastCallHandlers;
  readonly keeping: KeepingHandlers;
  readonly contacts: ContactHandlers;
  readonly search: Pick<Search, 'find' | 'usedCommand'>;
  readonly inspector: Inspector;
  readonly changeSettings: (change: SettingsChange) => void;
  readonly chooseSecrets: (choice: 'memory' | 'weak') => Promise<void>;
  readonly reconnectNow: () => void;
  readonly diagnostics: () => string;
  readonly saveReport: () => Promise<void>;
  /** The platform's address; undefined while it is in this very process. */
  readonly server: () => string | undefined;
  readonly showTestCall: () => void;
  readonly markCallsSeen: () => void;
};

const helpPages = {
  'client-id': 'https://developers.ringcentral.com/guide/getting-started/register-app',
  keyring: 'https://wiki.archlinux.org/title/GNOME/Keyring',
} as const;

/** What a window may ask for, joined to who does it. */
export function createHandlers(parts: HandlerParts): { commands: CommandTable; questions: QuestionTable } {
  const { store, windows, system, signIn, alerts, calls, presence, today } = parts;
  const waitingAddress = (): string | undefined => {
    const { signIn: state } = store.get();
    return state.phase === 'waiting-for-browser' ? state.address : undefined;
  };
  return {
    commands: {
      signIn: () => signIn.begin('ringcentral'),
      cancelSignIn: signIn.cancel,
      openSignInAddress: async () => {
        const address = waitingAddress();
        if (address !== undefined) await system.openAddress(address);
      },
      copySignInAddress: () => {
        const address = waitingAddress();
        if (address !== undefined) system.copyText(address);
      },
      startDemo: () => signIn.begin('demo'),
      signOut: signIn.signOut,
      chooseSecretsKeeping: async (choice) => {
        await parts.chooseSecrets(choice);
        parts.changeSettings({ secrets: choice });
      },
      reconnectNow: parts.reconnectNow,
      refreshToday: today.refresh,
      refreshPeople: parts.people.refresh,
      setDnd: presence.setDnd,
      setUserStatus: presence.setUserStatus,
      changeSettings: parts.changeSettings,
      showTestCall: parts.showTestCall,
      hideCard: alerts.hideCard,
      showCard: alerts.showCard,
      showOnCard: alerts.showOnCard,
      holdCard: alerts.holdCard,
      dismissCall: alerts.dismissCall,
      silenceCall: calls.silence,
      copyNumber: system.copyText,
      openMain: windows.openMain,
      openPalette: windows.openPalette,
      markCallsSeen: parts.markCallsSeen,
      fitCard: windows.fitCard,
      dismissProblem: (id) =>
        store.change((state) => ({
          ...state,
          problems: state.problems.filter((problem) => problem.id !== id),
        })),
      copyFromProblem: (id) => {
        const { copyable } = store.get().problems.find((problem) => problem.id === id) ?? {};
        if (copyable !== undefined) system.copyText(copyable);
      },
      openHelp: async (topic) => {
        await system.openAddress(helpPages[topic]);
      },
      signInToProxy: parts.network.signInToProxy,
      openNetworkPage: async () => {
        const address = plainAddressOf(parts.server() ?? '');
        if (address !== undefined) await system.openAddress(address);
      },
      saveReport: parts.saveReport,
      copyAdministratorMessage: () => {
        const { connection, callControl } = store.get();
        system.copyText(administratorMessage(connection.limitations, callControl.right, parts.words));
      },
      ...parts.dial.commands,
      ...parts.ringOut,
      ...parts.fax.commands,
      ...parts.screenPop.commands,
      ...parts.brief.commands,
      ...parts.callControl,
      ...parts.pastCalls.commands,
      ...parts.keeping.commands,
      ...parts.contacts.commands,
      usedCommand: parts.search.usedCommand,
    },
    questions: {
      currentState: store.get,
      diagnostics: parts.diagnostics,
      inspection: parts.inspector.inspection,
      counters: parts.inspector.counters,
      ...parts.dial.questions,
      people: parts.people.page,
      person: parts.people.person,
      ...parts.fax.questions,
      ...parts.screenPop.questions,
      ...parts.brief.questions,
      ...parts.pastCalls.questions,
      ...parts.keeping.questions,
      ...parts.contacts.questions,
      search: parts.search.find,
    },
  };
}
