import type { PopCheck, PopRehearsal, PopRuleDraft, PopRunPage } from './screen-pop.ts';

/** What windows ask of the rules. */
export type ScreenPopCommands = {
  /**
   * Stores a rule and switches it on; one that was not rehearsed as it stands is stored, and stays off.
   * @param ruleId of the rule whose place it takes; a new one stands last
   */
  savePopRule: (draft: PopRuleDraft, ruleId?: string) => void;
  /** Does nothing for a rule that was not rehearsed. */
  switchPopRule: (ruleId: string, on: boolean) => void;
  /** @param place from 0 */
  movePopRule: (ruleId: string, place: number) => void;
  removePopRule: (ruleId: string) => void;
  /** The system's dialog; what is picked there stands in `ScreenPopState.picked`. */
  pickPopProgram: () => void;
  /** The key that a rule's webhook is signed with, for the clipboard. */
  copyPopSecret: (ruleId: string) => void;
  /** Another key; the one before is good for nothing from now on. */
  renewPopSecret: (ruleId: string) => void;
  /** Asks where. */
  exportPopRules: () => void;
  /** Asks for the file. */
  importPopRules: () => void;
  clearPopRuns: () => void;
};

export type ScreenPopQuestions = {
  /** Whether it can be done at all, where it leads, and an example. */
  checkPopRule: (draft: PopRuleDraft) => PopCheck;
  /**
   * What the rules would have done with the last calls if the draft stood among them. Nothing is opened or sent.
   * @param ruleId of the rule whose place it takes
   */
  rehearsePopRule: (draft: PopRuleDraft, ruleId?: string) => PopRehearsal;
  /** @param olderThan `PopRun.id`; 0 for the newest */
  popRuns: (olderThan: number) => PopRunPage;
};
