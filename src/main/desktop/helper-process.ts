import { utilityProcess } from 'electron';

/** A process of ours without windows. */
export type HelperProcess = {
  readonly post: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onEnd: (listener: () => void) => void;
  readonly end: () => void;
};

/**
 * Starts a built module of ours as a process of its own; it ends with the app. After `ready`.
 * @param module absolute path
 * @param megabytes which its objects may take; more ends it
 */
export function startHelperProcess(module: string, megabytes: number): HelperProcess {
  const helper = utilityProcess.fork(module, [], {
    serviceName: 'Ringside documents',
    // What a library prints about somebody's document belongs into no log.
    stdio: 'ignore',
    execArgv: [`--max-old-space-size=${megabytes}`],
  });
  return {
    post: (message) => helper.postMessage(message),
    onMessage: (listener) => void helper.on('message', listener),
    onEnd: (listener) => void helper.on('exit', listener),
    end: () => void helper.kill(),
  };
}
