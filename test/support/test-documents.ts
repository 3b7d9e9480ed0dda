import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../../src/main/clock.ts';
import { createDocumentWorker } from '../../src/main/documents/document-worker.ts';
import { createDocuments } from '../../src/main/documents/documents.ts';
import { systemDisk } from '../../src/main/documents/system-disk.ts';
import type { OutsideWorld } from '../../src/main/outside-world.ts';
import { createOutboxFiles } from '../../src/main/storage/outbox-files.ts';
import { startDocumentProcess } from './document-process.ts';
import { silentLog } from './platform-fixture.ts';
import { realClock } from './real-clock.ts';

/** The product's own, on real files below one folder; nothing is written before something is taken in. */
export function createTestDocuments(
  clock: Pick<Clock, 'now'>,
  folder = path.join(os.tmpdir(), `ringside-test-${String(process.pid)}`),
): Pick<OutsideWorld, 'documents' | 'outboxFiles'> {
  const worker = createDocumentWorker({ start: startDocumentProcess, clock: realClock });
  const chance = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const documents = createDocuments({
    ...{ disk: systemDisk, worker, chance, platform: 'linux', log: silentLog },
    // Process and disk take real time, however fast the test's own goes.
    clock: { now: clock.now, after: realClock.after },
    ownFolder: path.join(folder, 'drafts'),
  });
  return { documents, outboxFiles: (owner) => createOutboxFiles(path.join(folder, 'outbox'), owner) };
}
