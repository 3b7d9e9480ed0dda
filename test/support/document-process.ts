import { fork } from 'node:child_process';
import path from 'node:path';
import type { DocumentProcess } from '../../src/main/documents/document-worker.ts';

const sources = path.join(import.meta.dirname, '..', '..');

/** The process that reads documents, from its sources and without Electron. */
export function startDocumentProcess(): DocumentProcess {
  const child = fork(path.join(sources, 'src/main/documents/document-process.ts'), [], {
    execArgv: [
      ...['--max-old-space-size=512', '--import'],
      path.join(sources, 'test/electron-stand-in/utility-parent-port.ts'),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A test that is over does not wait for it.
  child.unref();
  child.channel?.unref();
  return {
    post: (job) => void child.send(job, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.on('exit', listener),
    end: () => void child.kill('SIGKILL'),
  };
}
