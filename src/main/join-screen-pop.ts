import type { Call } from '../shared/call.ts';
import { partyKey } from '../shared/past-calls.ts';
import type { ScreenPopState } from '../shared/screen-pop.ts';
import type { SettingsChange } from '../shared/settings.ts';
import { isTestCall } from './calls/test-call.ts';
import type { PastCallHandlers, ScreenPopHandlers } from './handlers.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { TellProblem } from './problems.ts';
import { createActing } from './screen-pop/acting.ts';
import type { PopSurroundings } from './screen-pop/conditions.ts';
import { createRuleDesk, type StoredRules } from './screen-pop/rule-desk.ts';
import { createRuleSecrets } from './screen-pop/rule-secrets.ts';
import { createScreenPop } from './screen-pop/screen-pop.ts';
import type { StateStore } from './state-store.ts';
import type { History } from './storage/history.ts';

export type ScreenPopParts = {
  readonly outside: Pick<
    OutsideWorld,
    ('clock' | 'chance' | 'log' | 'fetch' | 'desktop' | 'noteSecret' | 'words') | ('secrets' | 'ruleSecrets')
  >;
  readonly store: StateStore;
  readonly pastCalls: PastCallHandlers;
  readonly tagsOf: (partyKey: string) => readonly string[];
  readonly changeSettings: (wish: SettingsChange) => void;
  readonly tellProblem: TellProblem;
};

export type JoinedScreenPop = ScreenPopHandlers & {
  /** Reads the keys; a keyring that asks for its password holds up nobody. */
  readonly start: () => void;
  readonly follow: (history: History) => void;
  readonly forget: () => void;
  readonly rang: (calls: readonly Call[]) => void;
  readonly answered: (call: Call) => void;
  readonly ended: (call: Call) => void;
  readonly saved: (calls: readonly Call[]) => void;
  /** Where there is no keyring: for the tokens and for the keys of rules. */
  readonly chooseSecrets: (choice: 'memory' | 'weak') => Promise<void>;
};

/** As large as many hundred rules. */
const largestFile = 1024 * 1024;
/** Characters of an address that a sentence can hold. */
const longestShown = 120;

/** Rules for calls: written, rehearsed, done once. */
export function joinScreenPop(parts: ScreenPopParts): JoinedScreenPop {
  const { outside, store } = parts;
  const { clock, chance, log, desktop, words: i18n } = outside;
  const { system, programs, files } = desktop;
  const stored = (): StoredRules => store.get().settings.screenPop;
  const change = (part: Partial<ScreenPopState>): void =>
    store.change((state) => ({ ...state, screenPop: { ...state.screenPop, ...part } }));
  const secrets = createRuleSecrets({
    ...{ secrets: outside.ruleSecrets, chance, log, noteSecret: outside.noteSecret },
  });
  const around: PopSurroundings = {
    tagsOf: ({ party }) => {
      const key = partyKey(party);
      return key === undefined ? [] : parts.tagsOf(key);
    },
    localTime: (at) => {
      const time = new Date(at);
      return { minute: time.getHours() * 60 + time.getMinutes(), weekday: time.getDay() };
    },
  };

  const acting = createActing({
    ...{ clock, chance, fetch: outside.fetch, secretOf: secrets.of },
    openAddress: system.openAddress,
    runProgram: programs.run,
    copyText: system.copyText,
    addNote: (key, text) => addNote(parts.pastCalls, key, text),
  });

  const screenPop = createScreenPop({
    ...{ clock, log, around, act: acting.act },
    rules: () => stored().rules,
    programs: () => stored().programs,
    ran: () => change({ runs: store.get().screenPop.runs + 1 }),
    notOpened: (whole) => {
      const address = whole.length > longestShown ? `${whole.slice(0, longestShown - 1)}…` : whole;
      parts.tellProblem(
        i18n._({
          id: 'app.screen-pop-failed',
          message: 'The browser could not be opened for {address}.',
          values: { address },
        }),
        whole,
      );
    },
  });

  const desk = createRuleDesk({
    ...{ chance, stored, change, secrets, around },
    state: () => store.get().screenPop,
    store: (next) => parts.changeSettings({ screenPop: next }),
    lastCalls: async (count) => {
      const { folds } = await parts.pastCalls.questions.pastCalls({ filter: { show: 'all' }, count });
      return folds.flatMap((fold) => fold.calls).slice(0, count);
    },
    pickProgram: programs.choose,
    pickText: () => files.pickText('json', largestFile),
    saveFile: (name, text) => system.saveFile(name, () => text),
    copyText: system.copyText,
  });

  system.onLock(screenPop.locked);
  system.onUnlock(screenPop.unlocked);
  return {
    start: () => {
      secrets.load().catch((error: unknown) => log.error('screen-pop: keys could not be read', error));
    },
    follow: ({ pops }) => screenPop.follow(pops),
    ...{ forget: screenPop.forget, saved: screenPop.saved },
    rang: (calls) => screenPop.rang(calls.filter((call) => !isTestCall(call))),
    answered: (call) => (isTestCall(call) ? undefined : screenPop.answered(call)),
    ended: (call) => (isTestCall(call) ? undefined : screenPop.ended(call)),
    chooseSecrets: async (choice) => {
      await outside.secrets.choose(choice);
      await outside.ruleSecrets.choose(choice);
    },
    commands: {
      savePopRule: desk.save,
      switchPopRule: desk.switchRule,
      movePopRule: desk.move,
      removePopRule: desk.remove,
      pickPopProgram: desk.pickProgram,
      copyPopSecret: desk.copySecret,
      renewPopSecret: secrets.renew,
      exportPopRules: desk.exportRules,
      importPopRules: desk.importRules,
      clearPopRuns: screenPop.clearRuns,
    },
    questions: { checkPopRule: desk.check, rehearsePopRule: desk.rehearse, popRuns: screenPop.runs },
  };
}

/** Below what is noted already. False where nobody keeps notes now. */
async function addNote(
  { commands, questions }: PastCallHandlers,
  key: string,
  text: string,
): Promise<boolean> {
  const of = { kind: 'call', key } as const;
  const before = (await questions.note(of))?.text ?? '';
  await commands.writeNote(of, before === '' ? text : `${before}\n${text}`);
  return (await questions.note(of)) !== undefined;
}
