import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { FilesTarget } from '../shared/fax-draft.ts';
import type {
  CommandName,
  Commands,
  PushName,
  Pushes,
  QuestionName,
  Questions,
} from '../shared/ipc-contract.ts';
import type { CompanionApi } from './companion-api.ts';

function command<Name extends CommandName>(name: Name) {
  return (...input: Parameters<Commands[Name]>): void => {
    ipcRenderer.send(name, ...input);
  };
}

function question<Name extends QuestionName>(name: Name) {
  return (...input: Parameters<Questions[Name]>): Promise<ReturnType<Questions[Name]>> =>
    ipcRenderer.invoke(name, ...input) as Promise<ReturnType<Questions[Name]>>;
}

function push<Name extends PushName>(name: Name) {
  return (listener: (value: Pushes[Name]) => void): (() => void) => {
    // The event object stays here: it would hand the page a way to send anything.
    const hear = (_event: unknown, value: Pushes[Name]): void => listener(value);
    ipcRenderer.on(name, hear);
    return () => {
      ipcRenderer.removeListener(name, hear);
    };
  };
}

/** What a script made has no path: it is empty there. What is no file at all throws. */
function pathsOf(files: readonly File[]): readonly string[] {
  return Array.from(files, (file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
}

// Named functions only: no channel name ever comes from the page. contextBridge freezes what it exposes.
contextBridge.exposeInMainWorld('companion', {
  send: {
    signIn: command('signIn'),
    cancelSignIn: command('cancelSignIn'),
    openSignInAddress: command('openSignInAddress'),
    copySignInAddress: command('copySignInAddress'),
    startDemo: command('startDemo'),
    signOut: command('signOut'),
    chooseSecretsKeeping: command('chooseSecretsKeeping'),
    reconnectNow: command('reconnectNow'),
    refreshToday: command('refreshToday'),
    refreshPeople: command('refreshPeople'),
    setDnd: command('setDnd'),
    setUserStatus: command('setUserStatus'),
    changeSettings: command('changeSettings'),
    showTestCall: command('showTestCall'),
    hideCard: command('hideCard'),
    showCard: command('showCard'),
    showOnCard: command('showOnCard'),
    holdCard: command('holdCard'),
    dismissCall: command('dismissCall'),
    silenceCall: command('silenceCall'),
    copyNumber: command('copyNumber'),
    openMain: command('openMain'),
    openPalette: command('openPalette'),
    markCallsSeen: command('markCallsSeen'),
    fitCard: command('fitCard'),
    dismissProblem: command('dismissProblem'),
    copyFromProblem: command('copyFromProblem'),
    openHelp: command('openHelp'),
    openNetworkPage: command('openNetworkPage'),
    signInToProxy: command('signInToProxy'),
    saveReport: command('saveReport'),
    copyAdministratorMessage: command('copyAdministratorMessage'),
    placeRingOut: command('placeRingOut'),
    cancelRingOut: command('cancelRingOut'),
    retryRingOut: command('retryRingOut'),
    keepWaiting: command('keepWaiting'),
    dismissRingOut: command('dismissRingOut'),
    refreshPhones: command('refreshPhones'),
    startRingMeTest: command('startRingMeTest'),
    copyRequestForAdministrator: command('copyRequestForAdministrator'),
    openQuickCall: command('openQuickCall'),
    closeQuickCall: command('closeQuickCall'),
    fitQuickCall: command('fitQuickCall'),
    takeNewestTarget: command('takeNewestTarget'),
    dropOnQuickCall: command('dropOnQuickCall'),
    pasteIntoQuickCall: command('pasteIntoQuickCall'),
    callNumber: command('callNumber'),
    chooseCaller: command('chooseCaller'),
    ruleNumber: command('ruleNumber'),
    setTag: command('setTag'),
    saveContact: command('saveContact'),
    deleteContact: command('deleteContact'),
    mergeContacts: command('mergeContacts'),
    setFavourite: command('setFavourite'),
    undoContactWork: command('undoContactWork'),
    retryContactWork: command('retryContactWork'),
    dismissContactWork: command('dismissContactWork'),
    lookAtContact: command('lookAtContact'),
    chooseContactsFile: command('chooseContactsFile'),
    startImport: command('startImport'),
    stopImport: command('stopImport'),
    undoImport: command('undoImport'),
    closeImport: command('closeImport'),
    exportContacts: command('exportContacts'),
    refreshLinkOwners: command('refreshLinkOwners'),
    claimLinks: command('claimLinks'),
    releaseLinks: command('releaseLinks'),
    newFax: command('newFax'),
    changeFaxDraft: command('changeFaxDraft'),
    chooseFaxFiles: command('chooseFaxFiles'),
    findFaxFile: command('findFaxFile'),
    pasteIntoFax: command('pasteIntoFax'),
    takeFiles: (files: readonly File[], target: FilesTarget) => {
      const paths = pathsOf(files);
      if (paths.length > 0) command('takeFiles')(paths, target);
    },
    sendFax: command('sendFax'),
    discardFaxDraft: command('discardFaxDraft'),
    restoreFaxDraft: command('restoreFaxDraft'),
    cancelFax: command('cancelFax'),
    answerFax: command('answerFax'),
    resendFax: command('resendFax'),
    editFax: command('editFax'),
    cancelScheduledFax: command('cancelScheduledFax'),
    sendScheduledFaxNow: command('sendScheduledFaxNow'),
    hideFax: command('hideFax'),
    setFaxRead: command('setFaxRead'),
    turnFax: command('turnFax'),
    deleteFax: command('deleteFax'),
    restoreFax: command('restoreFax'),
    saveFax: command('saveFax'),
    saveFaxAsMail: command('saveFaxAsMail'),
    refreshFaxes: command('refreshFaxes'),
    copyFaxNumber: command('copyFaxNumber'),
    savePopRule: command('savePopRule'),
    switchPopRule: command('switchPopRule'),
    movePopRule: command('movePopRule'),
    removePopRule: command('removePopRule'),
    pickPopProgram: command('pickPopProgram'),
    copyPopSecret: command('copyPopSecret'),
    renewPopSecret: command('renewPopSecret'),
    exportPopRules: command('exportPopRules'),
    importPopRules: command('importPopRules'),
    clearPopRuns: command('clearPopRuns'),
    usedCommand: command('usedCommand'),
    writeNote: command('writeNote'),
    setCallsHandled: command('setCallsHandled'),
    remindOfCall: command('remindOfCall'),
    moveReminder: command('moveReminder'),
    finishReminder: command('finishReminder'),
    removeReminder: command('removeReminder'),
    undoReminder: command('undoReminder'),
    fetchRecording: command('fetchRecording'),
    saveRecording: command('saveRecording'),
    readOlderCalls: command('readOlderCalls'),
    exportKept: command('exportKept'),
    cancelExport: command('cancelExport'),
    deleteEverythingKept: command('deleteEverythingKept'),
    controlCall: command('controlCall'),
    draftTransfer: command('draftTransfer'),
    draftReply: command('draftReply'),
    dismissControlProblem: command('dismissControlProblem'),
    quietParkAlarm: command('quietParkAlarm'),
  },
  ask: {
    currentState: question('currentState'),
    checkPopRule: question('checkPopRule'),
    rehearsePopRule: question('rehearsePopRule'),
    popRuns: question('popRuns'),
    diagnostics: question('diagnostics'),
    inspection: question('inspection'),
    counters: question('counters'),
    readDial: question('readDial'),
    people: question('people'),
    callerBrief: question('callerBrief'),
    ownRulings: question('ownRulings'),
    person: question('person'),
    faxes: question('faxes'),
    fax: question('fax'),
    documentPart: question('documentPart'),
    search: question('search'),
    contactCard: question('contactCard'),
    lookalikes: question('lookalikes'),
    cardLookalikes: question('cardLookalikes'),
    lookalikePairs: question('lookalikePairs'),
    mergeView: question('mergeView'),
    callPartners: question('callPartners'),
    numberView: question('numberView'),
    teamStanding: question('teamStanding'),
    availability: question('availability'),
    callParticipants: question('callParticipants'),
    pastCalls: question('pastCalls'),
    pastCall: question('pastCall'),
    callsWith: question('callsWith'),
    note: question('note'),
    notesWith: question('notesWith'),
    callBacks: question('callBacks'),
    callQueues: question('callQueues'),
    callMonths: question('callMonths'),
    recordingPart: question('recordingPart'),
    keptUse: question('keptUse'),
  },
  on: {
    stateChanged: push('stateChanged'),
    routeRequested: push('routeRequested'),
    paletteRequested: push('paletteRequested'),
    cardFocused: push('cardFocused'),
    quickCallFocused: push('quickCallFocused'),
  },
} satisfies CompanionApi);
