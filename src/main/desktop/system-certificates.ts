import tls from 'node:tls';
import { Worker } from 'node:worker_threads';

/** A keychain with hundreds of certificates may take a minute; nobody waits longer. */
const longestReadMs = 90_000;

/**
 * The authorities this system trusts, as PEM texts.
 * @param thread the built `certificate-thread` module, where reading would hold up everything else for seconds
 */
export async function readSystemCertificates(thread: string | undefined): Promise<readonly string[]> {
  return thread === undefined ? tls.getCACertificates('system') : readInThread(thread);
}

function readInThread(module: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module);
    const timer = setTimeout(() => void worker.terminate(), longestReadMs);
    worker.unref();
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread ended without an answer'));
    });
    worker.once('message', (found: unknown) => {
      resolve(Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []);
    });
  });
}
