import { createFaxDoor } from '../../../../src/main/ringcentral/fax-door.ts';
import type { FaxUpload, FaxWay, FaxWish } from '../../../../src/main/ringcentral/fax-port.ts';
import type { RestDoor } from '../../../../src/main/ringcentral/rest-door.ts';
import { openPartsInTest } from '../../../support/open-parts.ts';

export const nobody: RestDoor = {
  ask: () => Promise.reject(new Error('not asked')),
  send: () => Promise.reject(new Error('not asked')),
};

export function upload(
  name: string,
  content: Uint8Array,
  piece = 1000,
): FaxUpload & { readonly opened: () => number } {
  let opened = 0;
  return {
    name,
    contentType: 'application/pdf',
    size: content.byteLength,
    opened: () => opened,
    open: async function* () {
      opened += 1;
      for (let at = 0; at < content.byteLength; at += piece)
        yield await Promise.resolve(content.subarray(at, at + piece));
    },
  };
}

export const wish = (different: Partial<FaxWish> = {}): FaxWish => ({
  to: [{ phoneNumber: '+14155550188', name: 'Bay Clinic' }],
  files: [upload('order.pdf', Buffer.from('%PDF-1.7 one'))],
  coverIndex: undefined,
  coverText: '',
  resolution: 'High',
  sendAt: undefined,
  ...different,
});

export const accepted = {
  id: 2391440005,
  type: 'Fax',
  direction: 'Outbound',
  messageStatus: 'Queued',
  to: [{ phoneNumber: '+14155550188', messageStatus: 'Queued' }],
  creationTime: '2026-11-20T09:00:00.000Z',
};
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
export const error = (status: number, errorCode: string, headers: Record<string, string> = {}): Response =>
  json(
    status,
    {
      errorCode,
      message: 'no',
      errors: [{ errorCode, message: 'The words.', parameterName: 'to.phoneNumber' }],
    },
    headers,
  );
export const failed = (code: string, more: object = {}): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, ...more }) });

type Sent = { readonly headers: Headers; readonly url: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Sends once; the network takes everything before it answers, unless it fails at once. */
export async function send(
  answer: (sent: Sent, count: number) => Response | Promise<Response>,
  wanted = wish(),
) {
  const sent: Sent[] = [];
  const progress: number[] = [];
  const parts = openPartsInTest(async (request) => {
    const one = {
      headers: request.headers,
      url: request.url,
      bytes: new Uint8Array(await request.arrayBuffer()),
    };
    sent.push(one);
    return answer(one, sent.length);
  });
  const way: FaxWay = { onProgress: (bytes) => progress.push(bytes), signal: new AbortController().signal };
  const outcome = await createFaxDoor(nobody, parts).sendFax(wanted, way);
  return { outcome, sent, progress, parts };
}
