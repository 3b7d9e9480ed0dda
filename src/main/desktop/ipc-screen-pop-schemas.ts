import { z } from 'zod';
import { popRuleDraft } from '../pop-rule-schema.ts';
import { id, nothing } from './ipc-values.ts';

const draftOfRule = z.union([z.tuple([popRuleDraft]), z.tuple([popRuleDraft, id.or(z.undefined())])]);

/** What each command about rules may carry. No path and no key is among it. */
export const screenPopCommandInputs = {
  savePopRule: draftOfRule,
  switchPopRule: z.tuple([id, z.boolean()]),
  movePopRule: z.tuple([id, z.int().min(0).max(1000)]),
  removePopRule: z.tuple([id]),
  pickPopProgram: nothing,
  copyPopSecret: z.tuple([id]),
  renewPopSecret: z.tuple([id]),
  exportPopRules: nothing,
  importPopRules: nothing,
  clearPopRuns: nothing,
};

export const screenPopQuestionInputs = {
  checkPopRule: z.tuple([popRuleDraft]),
  rehearsePopRule: draftOfRule,
  popRuns: z.tuple([z.int().min(0)]),
};
