// A plain Node process. It has no services of Chromium's, and dies with this one as its channel closes.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { as, Emitter, loud, loudClass, notEmulated } from '../loud.ts';
import { note } from '../remember.ts';
import { runtime } from '../runtime.ts';

const parentPort = join(import.meta.dirname, '..', 'utility-parent-port.ts');
const known = new Set(['serviceName', 'stdio', 'execArgv']);

class UtilityProcess extends Emitter {
  static override readonly emits = ['spawn', 'exit', 'message'];

  readonly #child: ChildProcess;

  constructor(module: string, args: readonly string[], { execArgv = [] }: Electron.ForkOptions) {
    super();
    this.#child = fork(module, args, {
      execPath: runtime.executable,
      execArgv: [...execArgv, '--import', parentPort],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
    this.#child.on('message', (message) => this.emit('message', message));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    // As in Electron, nobody is told that it ended meanwhile.
    this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}
loudClass('UtilityProcess', UtilityProcess);

export const utilityProcess = loud('utilityProcess', {
  fork(module: string, args: string[] = [], options: Electron.ForkOptions = {}): Electron.UtilityProcess {
    for (const name of Object.keys(options)) {
      if (!known.has(name)) throw notEmulated(`utilityProcess.fork option '${name}'`);
    }
    if (options.stdio !== 'ignore') throw notEmulated('utilityProcess.fork without stdio: ignore');
    note('utilityProcess.fork', module, options.serviceName);
    return as<Electron.UtilityProcess>(new UtilityProcess(module, args, options));
  },
});
