import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentAnswer } from '../../../../src/main/documents/document-jobs.ts';
import { createDocumentWorker } from '../../../../src/main/documents/document-worker.ts';
import { startDocumentProcess } from '../../../support/document-process.ts';
import { realClock } from '../../../support/real-clock.ts';
import { pdfOf, pngOf } from '../../../support/written-documents.ts';
import { handClock } from '../desktop/fakes.ts';

const real = createDocumentWorker({ start: startDocumentProcess, clock: realClock });
afterAll(real.close);

const judge = (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<DocumentAnswer> =>
  real.run({ kind: 'judge', name, bytes });

/** 20 kB that decompress to 10 GB, where a PDF keeps the table of its objects. */
function bomb(): Uint8Array<ArrayBuffer> {
  const once = deflateSync(Buffer.alloc(100 * 1024 * 1024), { level: 9 });
  const twice = deflateSync(Buffer.concat(Array.from({ length: 100 }, () => once)), { level: 9 });
  const dict =
    `1 0 obj\n<< /Type /XRef /Size 99999999 /W [1 4 2] /Root 2 0 R ` +
    `/Filter [/FlateDecode /FlateDecode] /Length ${twice.length} >>\nstream\n`;
  const end = '\nendstream\nendobj\nstartxref\n9\n%%EOF\n';
  return new Uint8Array(Buffer.concat([Buffer.from(`%PDF-1.7\n${dict}`), twice, Buffer.from(end)]));
}

describe('the process that reads documents', () => {
  test('judges one file after the other', async () => {
    const answers = await Promise.all([
      judge('a.pdf', pdfOf(2)),
      judge('b.png', pngOf(3, 3)),
      judge('c.exe', pngOf(3, 3)),
    ]);
    expect(answers).toMatchObject([
      { kind: 'judged', judgement: { status: 'fits', pages: 2 } },
      { kind: 'judged', judgement: { status: 'fits', kind: 'png' } },
      { kind: 'judged', judgement: { status: 'refused', why: 'format' } },
    ]);
  });

  test('[F04] a PDF that decompresses to 10 GB ends it, and the next file finds another one', async () => {
    // As the product's, but with a fifth of its patience.
    const after: typeof realClock.after = (ms, task) => realClock.after(ms / 5, task);
    const worker = createDocumentWorker({ start: startDocumentProcess, clock: { after } });
    const ask = (bytes: Uint8Array<ArrayBuffer>) => worker.run({ kind: 'judge', name: 'a.pdf', bytes });
    expect(await ask(bomb())).toMatchObject({ kind: 'failed' });
    expect(await ask(pdfOf(1))).toMatchObject({ kind: 'judged', judgement: { status: 'fits' } });
    worker.close();
  });

  test('[F04] a PDF with any bytes of it changed is judged, or ends it, and this process goes on', async () => {
    const after: typeof realClock.after = (ms, task) => realClock.after(ms / 10, task);
    const worker = createDocumentWorker({ start: startDocumentProcess, clock: { after } });
    const whole = pdfOf(3);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const answer = await worker.run({ kind: 'judge', name: 'a.pdf', bytes });
        expect(['judged', 'failed']).toContain(answer.kind);
      }),
      { numRuns: 100 },
    );
    worker.close();
  });

  test('what cannot be rewritten is an answer too', async () => {
    const pages = [{ index: 7, turn: 0 }] as const;
    const answer = await real.run({ kind: 'rewrite', from: 'pdf', bytes: pdfOf(1), pages });
    expect(answer).toEqual({ kind: 'failed', detail: 'RangeError' });
  });
});

type Played = { tell: (message: unknown) => void; leave: () => void; ended: boolean; jobs: number };

/** A process that does what the test says. */
function played() {
  const clock = handClock();
  const processes: Played[] = [];
  const worker = createDocumentWorker({
    clock,
    start: () => {
      const one: Played = { tell: () => undefined, leave: () => undefined, ended: false, jobs: 0 };
      processes.push(one);
      return {
        post: () => void (one.jobs += 1),
        onMessage: (listener) => void (one.tell = listener),
        onEnd: (listener) => void (one.leave = listener),
        end: () => void (one.ended = true),
      };
    },
  });
  const run = (): Promise<DocumentAnswer> => worker.run({ kind: 'judge', name: 'a.pdf', bytes: pdfOf(1) });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { clock, processes, worker, run, settle };
}

const fits = { kind: 'judged', judgement: { status: 'fits', kind: 'pdf', pages: 1, canEdit: true } };

describe('whoever waits for that process', () => {
  test('waits fifteen seconds, and the next file does not pay for it', async () => {
    const { clock, processes, run, settle } = played();
    const [first, second] = [run(), run()];
    await settle();
    clock.move(15_000);
    expect(await first).toEqual({ kind: 'failed', detail: 'too-long' });
    await settle();
    expect(processes.map(({ ended }) => ended)).toEqual([true, false]);
    // The one that was given up has something to say after all.
    processes[0]?.tell(fits);
    processes[0]?.leave();
    processes[1]?.tell(fits);
    expect(await second).toEqual(fits);
  });

  test('is told at once when it ends by itself', async () => {
    const { processes, run, settle } = played();
    const answer = run();
    await settle();
    processes[0]?.leave();
    expect(await answer).toEqual({ kind: 'failed', detail: 'stopped' });
  });

  test.each([
    ['nonsense', 'fits'],
    [
      'a reason that there is not',
      { kind: 'judged', judgement: { status: 'refused', why: 'because', detail: '' } },
    ],
    ['a million pages', { kind: 'judged', judgement: { ...fits.judgement, pages: 1_000_000 } }],
    ['more than was asked', { ...fits, path: '/etc/passwd' }],
  ])('believes no answer that is %s', async (_name, message) => {
    const { processes, run, settle } = played();
    const answer = run();
    await settle();
    processes[0]?.tell(message);
    expect(await answer).toEqual({ kind: 'failed', detail: 'answer' });
  });

  test('may start it ahead, once, and has nothing of it when no file comes', async () => {
    const { clock, processes, worker, run, settle } = played();
    worker.prepare();
    worker.prepare();
    const answer = run();
    await settle();
    expect(processes).toHaveLength(1);
    processes[0]?.tell(fits);
    expect(await answer).toEqual(fits);
    clock.move(60_000);
    worker.prepare();
    clock.move(60_000);
    expect(processes.map(({ ended }) => ended)).toEqual([true, true]);
  });

  test('ends it when nothing more comes, and when the app goes', async () => {
    const { clock, processes, worker, run, settle } = played();
    const first = run();
    await settle();
    processes[0]?.tell(fits);
    await first;
    clock.move(60_000);
    expect(processes[0]?.ended).toBe(true);
    const second = run();
    await settle();
    worker.close();
    expect(await second).toEqual({ kind: 'failed', detail: 'stopped' });
  });
});
