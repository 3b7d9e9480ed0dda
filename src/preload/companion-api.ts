import type { FilesTarget } from '../shared/fax-draft.ts';
import type {
  CommandName,
  Commands,
  PushName,
  Pushes,
  QuestionName,
  Questions,
} from '../shared/ipc-contract.ts';

/** Only files that the person dropped or picked have a path; a page knows them as `File`, and what a script made is left out. */
type Sent<Name extends CommandName> = Name extends 'takeFiles'
  ? [files: readonly File[], target: FilesTarget]
  : Parameters<Commands[Name]>;

/** `window.companion`: the contract as a page sees it. */
export type CompanionApi = {
  readonly send: { readonly [Name in CommandName]: (...input: Sent<Name>) => void };
  readonly ask: {
    readonly [Name in QuestionName]: (
      ...input: Parameters<Questions[Name]>
    ) => Promise<ReturnType<Questions[Name]>>;
  };
  /** Each answers a function that stops listening. */
  readonly on: { readonly [Name in PushName]: (listener: (value: Pushes[Name]) => void) => () => void };
};
