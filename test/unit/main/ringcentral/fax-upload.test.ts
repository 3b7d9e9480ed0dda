import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaxDoor } from '../../../../src/main/ringcentral/fax-door.ts';
import type { FaxSent, FaxWay } from '../../../../src/main/ringcentral/fax-port.ts';
import type { FetchLike } from '../../../../src/main/ringcentral/outside.ts';
import { openPartsInTest, settled } from '../../../support/open-parts.ts';
import { accepted, json, nobody, send, upload, wish } from './fax-door-in-test.ts';

/** A network that takes so many bytes and then stands still until it is told to go on or given up. */
function slowNetwork(most: number) {
  let answer: (response: Response) => void = () => undefined;
  const taken = { bytes: 0, aborted: false };
  const fetch: FetchLike = async (request, init) => {
    const reader = request.body!.getReader();
    while (taken.bytes < most) {
      const { done, value } = await reader.read();
      if (done) break;
      taken.bytes += value.byteLength;
    }
    return new Promise<Response>((resolve, reject) => {
      answer = resolve;
      const stop = (): void => {
        taken.aborted = true;
        reject(new DOMException('aborted', 'AbortError'));
      };
      init?.signal.addEventListener('abort', stop);
      if (init?.signal.aborted === true) stop();
    });
  };
  return { fetch, taken, answer: (response: Response) => answer(response) };
}

describe('an upload', () => {
  const start = (most: number, content = new Uint8Array(500_000)) => {
    const network = slowNetwork(most);
    const parts = openPartsInTest(network.fetch);
    const person = new AbortController();
    const progress: number[] = [];
    const way: FaxWay = { onProgress: (bytes) => progress.push(bytes), signal: person.signal };
    const sending = createFaxDoor(nobody, parts).sendFax(
      wish({ files: [upload('a.pdf', content, 10_000)] }),
      way,
    );
    return { ...network, clock: parts.clock, person, sending, progress };
  };

  it('is cancelled where the platform has less than was announced', async () => {
    const { person, sending, taken } = start(200_000);
    await settled();
    person.abort();
    expect(await sending).toEqual({ kind: 'cancelled' });
    expect(taken).toMatchObject({ aborted: true });
  });

  it('is unsure where it was cancelled after the last byte', async () => {
    const { person, sending } = start(Infinity);
    await settled(100);
    person.abort();
    expect(await sending).toMatchObject({ kind: 'unsure' });
  });

  it('is cancelled before it began where the person was quicker', async () => {
    const parts = openPartsInTest(() => Promise.reject(new Error('asked')));
    const way: FaxWay = { onProgress: () => undefined, signal: AbortSignal.abort() };
    expect(await createFaxDoor(nobody, parts).sendFax(wish(), way)).toEqual({ kind: 'cancelled' });
  });

  it('[fault 5] is given up after a minute in which nothing moves', async () => {
    const { clock, sending, taken } = start(100_000);
    await settled();
    clock.pass(59_000);
    await settled();
    expect(taken.aborted).toBe(false);
    clock.pass(2_000);
    expect(await sending).toMatchObject({ kind: 'unsure', status: undefined });
  });

  it('waits two minutes for its answer after the last byte', async () => {
    const late = start(Infinity, new Uint8Array(10));
    await settled();
    late.clock.pass(119_000);
    await settled();
    expect(late.taken.aborted).toBe(false);
    late.answer(json(200, accepted));
    expect(await late.sending).toMatchObject({ kind: 'accepted' });
    const silent = start(Infinity, new Uint8Array(10));
    await settled();
    silent.clock.pass(121_000);
    expect(await silent.sending).toMatchObject({ kind: 'unsure' });
  });

  it('[fault 8] may take hours as long as it moves', async () => {
    let slow: (go: () => void) => void = () => undefined;
    let pieces = 0;
    const parts = openPartsInTest(async (request) => {
      for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
        pieces += piece.byteLength > 0 ? 1 : 0;
        await new Promise<void>((resolve) => slow(resolve));
      }
      return json(200, accepted);
    });
    slow = (go) => parts.clock.after(50_000, go);
    const way: FaxWay = { onProgress: () => undefined, signal: new AbortController().signal };
    const sending = createFaxDoor(nobody, parts).sendFax(
      wish({ files: [upload('a.pdf', new Uint8Array(200_000))] }),
      way,
    );
    let outcome: FaxSent | undefined;
    void sending.then((end) => (outcome = end));
    for (let turn = 0; turn < 400 && outcome === undefined; turn += 1) {
      await settled(3);
      parts.clock.pass(50_000);
    }
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(pieces).toBeGreaterThan(40);
  });

  it('never hands out more or other bytes than were announced, however files are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4_000 }),
        async (contents, piece) => {
          const files = contents.map((content, at) => upload(`f${at}.pdf`, content, piece));
          const { sent, outcome } = await send(() => json(200, accepted), wish({ files }));
          expect(outcome.kind).toBe('accepted');
          const form = await new Response(sent[0]?.bytes, { headers: sent[0]?.headers ?? {} }).formData();
          const got = await Promise.all((form.getAll('attachment') as File[]).map((one) => one.bytes()));
          expect(got).toEqual(contents.map((one) => new Uint8Array(one)));
          expect(sent[0]?.headers.get('content-length')).toBe(String(sent[0]?.bytes.byteLength));
        },
      ),
      { numRuns: 50 },
    );
  });
});
