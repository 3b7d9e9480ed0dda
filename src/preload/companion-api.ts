import type { FilesTarget } from '../shared/fax.ts';
import type {
  CommandName,
  Commands,
  PushName,
  Pushes,
  QuestionName,
  Questions,
} from '../shared/ipc-contract.ts';

/** `window.companion`: the contract as a page sees it. */
export type CompanionApi = {
  readonly send: {
    readonly [Name in Exclude<CommandName, 'takeFiles'>]: (...input: Parameters<Commands[Name]>) => void;
  } & {
    /** Only files that the person dropped or picked have a path; what a script made is left out. */
    readonly takeFiles: (files: readonly File[], target: FilesTarget) => void;
  };
  readonly ask: {
    readonly [Name in QuestionName]: (
      ...input: Parameters<Questions[Name]>
    ) => Promise<ReturnType<Questions[Name]>>;
  };
  /** Each answers a function that stops listening. */
  readonly on: { readonly [Name in PushName]: (listener: (value: Pushes[Name]) => void) => () => void };
};
