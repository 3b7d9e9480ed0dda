import { request, type OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../../../src/simulator/simulator.ts';
import { clinic, own, uriOf } from './a-fax.ts';
import type { Json } from './a-client.ts';

let simulator: Simulator;
afterEach(() => simulator.stop());

async function start() {
  simulator = createSimulator({
    seed: 5,
    worldOptions: { faxTimes: { render: [0, 0], queue: [0, 0], page: [0, 0] } },
  });
  await simulator.start();
  return simulator.sign.tokens().access_token;
}

const megabyte = 1024 * 1024;

/** A body of so many megabytes in small pieces, so that nobody has it whole. */
function* pieces(megabytes: number) {
  yield `--b\r\nContent-Type: application/json\r\n\r\n{"to":[{"phoneNumber":"${clinic}"}]}\r\n`;
  yield '--b\r\nContent-Disposition: attachment; filename="scan.tif"\r\n\r\n';
  const piece = Buffer.alloc(megabyte, 'dots');
  for (let left = megabytes; left > 0; left -= 1) yield piece;
  yield '\r\n--b--\r\n';
}

function upload(
  token: string,
  megabytes: number,
  more: OutgoingHttpHeaders = {},
): Promise<{ status: number; body: Json }> {
  const { hostname, port } = new URL(simulator.url);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'multipart/mixed; boundary=b',
    ...more,
  };
  return new Promise((resolve, reject) => {
    const sending = request({ hostname, port, path: `${own}/fax`, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Json;
        resolve({ status: response.statusCode ?? 0, body });
        sending.destroy();
      });
    });
    sending.on('error', reject);
    Readable.from(pieces(megabytes)).pipe(sending);
  });
}

describe('a fax on loopback', { timeout: 30_000 }, () => {
  it('of forty megabytes arrives byte for byte, and is read from the host for content', async () => {
    const token = await start();
    const { status, body } = await upload(token, 40);
    expect(status).toBe(200);
    const [truth] = simulator.world.faxes.truth();
    expect(truth!.files[0]!.content.length).toBe(40 * megabyte);
    expect(Buffer.from(truth!.files[0]!.content).equals(Buffer.alloc(40 * megabyte, 'dots'))).toBe(true);
    const uri = uriOf(body);
    expect(new URL(uri).origin).toBe(simulator.mediaUrl);
    expect(simulator.mediaUrl).not.toBe(simulator.url);
    const refused = await fetch(uri, { headers: { authorization: `Bearer ${token}` } });
    expect(((await refused.json()) as Json).errorCode).toBe('MSG-368');
    const { id } = simulator.world.faxes.receive({ extensionId: simulator.people[0]!.id, from: clinic });
    const content = uri.replaceAll(String(body.id), String(id));
    const part = await fetch(content, { headers: { authorization: `Bearer ${token}`, range: 'bytes=0-4' } });
    expect([part.status, await part.text()]).toEqual([206, '%PDF-']);
    expect((await fetch(content)).status).toBe(401);
  });

  it.each([
    ['announced', { 'content-length': 56 * megabyte }],
    ['found while it comes', {}],
  ])('of more than 55 megabytes is refused: %s', async (_how, headers) => {
    const token = await start();
    const { status, body } = await upload(token, 56, headers);
    expect([status, body.errorCode]).toEqual([413, 'MSG-338']);
    expect(simulator.world.faxes.truth()).toEqual([]);
  });

  it('is not taken when its connection is cut on the way', async () => {
    const token = await start();
    simulator.faults.on('upload-cut', { bytes: 3 * megabyte, path: '/fax' });
    await expect(upload(token, 5)).rejects.toThrow(/ECONNRESET|EPIPE/);
    expect(simulator.world.faxes.truth()).toEqual([]);
  });

  it('is refused by both hosts when connections are', async () => {
    const token = await start();
    const { id } = simulator.world.faxes.receive({ extensionId: simulator.people[0]!.id, from: clinic });
    const uri = `${simulator.mediaUrl}${own}/message-store/${id}/content/${id}`;
    const read = () => fetch(uri, { headers: { authorization: `Bearer ${token}`, connection: 'close' } });
    expect((await read()).status).toBe(200);
    simulator.faults.on('connection-refused');
    await expect(read()).rejects.toThrow();
    simulator.faults.off('connection-refused');
    await expect
      .poll(() =>
        read().then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });
});
