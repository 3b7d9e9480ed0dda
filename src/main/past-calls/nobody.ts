import type { PastCallPage } from '../../shared/past-calls.ts';
import type { PastCallCommands, PastCallQuestions } from '../../shared/past-calls-contract.ts';

const nothing = (): void => undefined;

/** While nobody is signed in there is nothing to change. */
const commands: PastCallCommands = {
  writeNote: nothing,
  setCallsHandled: nothing,
  remindOfCall: nothing,
  moveReminder: nothing,
  finishReminder: nothing,
  removeReminder: nothing,
  undoReminder: nothing,
  fetchRecording: nothing,
  saveRecording: nothing,
  readOlderCalls: nothing,
};

const emptyPage: PastCallPage = { folds: [], total: 0, newer: 0, next: undefined, version: 0 };

/** And nothing to be told. */
const questions: PastCallQuestions = {
  pastCalls: () => emptyPage,
  pastCall: () => undefined,
  callsWith: () => [],
  note: () => undefined,
  notesWith: () => [],
  callBacks: () => [],
  callQueues: () => [],
  callMonths: () => [],
  recordingPart: () => ({ status: 'gone' }),
};

export const nobodysPastCalls = { commands, questions };
