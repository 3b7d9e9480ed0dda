import type { CommandName, Commands, QuestionName, Questions } from '../../shared/ipc-contract.ts';
import type { Log } from '../log.ts';
import type { Gate, GateEvent } from './ipc-gate.ts';
import { commandInputs, commandNames, questionInputs, questionNames } from './ipc-schemas.ts';

/** What the app does when a window asks; one entry per command, or it does not compile. */
export type CommandTable = {
  readonly [Name in CommandName]: (...input: Parameters<Commands[Name]>) => void | Promise<void>;
};

export type QuestionTable = {
  readonly [Name in QuestionName]: (
    ...input: Parameters<Questions[Name]>
  ) => ReturnType<Questions[Name]> | Promise<ReturnType<Questions[Name]>>;
};

/** Electron's `ipcMain`, or a fake of it. */
export type IpcPort = {
  readonly on: (channel: string, listener: (event: GateEvent, ...input: unknown[]) => void) => unknown;
  readonly handle: (channel: string, answer: (event: GateEvent, ...input: unknown[]) => unknown) => void;
};

export type BridgeParts = {
  readonly ipc: IpcPort;
  readonly gate: Gate;
  readonly commands: CommandTable;
  readonly questions: QuestionTable;
  /** A handler failed in a way nobody expected: shown to the person as one alert. */
  readonly onProblem: (channel: string, error: unknown) => void;
  /** These contents asked for the whole state: they are listening now. */
  readonly onListening: (contentsId: number) => void;
  readonly log: Pick<Log, 'error'>;
};

/** Registers every channel of the contract behind the gate. */
export function connectBridge(parts: BridgeParts): void {
  for (const name of commandNames) connectCommand(parts, name, parts.commands[name]);
  for (const name of questionNames) connectQuestion(parts, name, parts.questions[name]);
}

function connectCommand<Name extends CommandName>(
  parts: BridgeParts,
  name: Name,
  act: CommandTable[Name],
): void {
  parts.ipc.on(name, (event, ...input) => {
    const admitted = parts.gate.admit<Parameters<Commands[Name]>>(name, event, input, commandInputs[name]);
    if (!admitted.ok) return;
    const fail = (error: unknown): void => {
      parts.log.error(`bridge: ${name} failed`, error);
      parts.onProblem(name, error);
    };
    try {
      void Promise.resolve(act(...admitted.input)).catch(fail);
    } catch (error) {
      fail(error);
    }
  });
}

function connectQuestion<Name extends QuestionName>(
  parts: BridgeParts,
  name: Name,
  answer: QuestionTable[Name],
): void {
  parts.ipc.handle(name, async (event, ...input) => {
    const contentsId = event.sender.id;
    const admitted = parts.gate.admit<Parameters<Questions[Name]>>(name, event, input, questionInputs[name]);
    // The page learns that it was refused, not why: the reason stands in the log.
    if (!admitted.ok) throw new Error('refused');
    try {
      return await answer(...admitted.input);
    } catch (error) {
      parts.log.error(`bridge: ${name} failed`, error);
      parts.onProblem(name, error);
      // eslint-disable-next-line preserve-caught-error -- the page must not learn what failed inside
      throw new Error('failed');
    } finally {
      if (name === 'currentState') queueMicrotask(() => parts.onListening(contentsId));
    }
  });
}
