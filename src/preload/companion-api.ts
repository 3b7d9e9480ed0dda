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
  readonly send: { readonly [Name in CommandName]: (...input: Parameters<Commands[Name]>) => void };
  readonly ask: {
    readonly [Name in QuestionName]: (
      ...input: Parameters<Questions[Name]>
    ) => Promise<ReturnType<Questions[Name]>>;
  };
  /** Each answers a function that stops listening. */
  readonly on: { readonly [Name in PushName]: (listener: (value: Pushes[Name]) => void) => () => void };
};
