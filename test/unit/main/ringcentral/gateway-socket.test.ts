import { EventEmitter } from 'node:events';

import { describe, expect, it } from 'vitest';

import GatewaySocket, {
  announceSocket,
  type SocketEnd,
} from '../../../../src/main/ringcentral/gateway-socket.ts';

class Wire extends EventEmitter {
  readyState = 1;
  readonly sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 2;
  }
  terminate() {
    this.readyState = 3;
    this.emit('close', 1006, Buffer.alloc(0));
  }
}

function open(passes: (text: string) => boolean = () => true) {
  const wire = new Wire();
  const closed: SocketEnd[] = [];
  announceSocket('token-1', {
    open: () => wire,
    onOpen: () => undefined,
    onFrame: passes,
    onClose: (_, why) => closed.push(why),
  });
  const socket = new GatewaySocket('wss://host/ws?access_token=token-1&wsc=abc');
  const heard: string[] = [];
  socket.addEventListener('message', ({ data }) => heard.push(data));
  return { wire, socket, heard, closed };
}

const frame = (meta: object) => JSON.stringify([meta, {}]);

const written = 'Fri, 20 Nov 2026 10:00:00 GMT';

describe('the gateway’s socket', () => {
  it('is opened by whoever announced the token, once', () => {
    open();
    expect(() => new GatewaySocket('wss://host/ws?access_token=token-1')).toThrow('nobody announced');
  });

  it('is not opened when the announcement was taken back', () => {
    const takeBack = announceSocket('token-2', {
      open: () => new Wire(),
      onOpen: () => undefined,
      onFrame: () => true,
      onClose: () => undefined,
    });
    takeBack();
    expect(() => new GatewaySocket('wss://host/ws?access_token=token-2')).toThrow('nobody announced');
  });

  it('always listens for errors, which would end the process, and cuts the line then', () => {
    const { wire, closed } = open();
    const error = new Error('ECONNREFUSED');
    expect(() => wire.emit('error', error)).not.toThrow();
    expect(closed).toEqual([{ code: 1006, error, refusal: undefined }]);
  });

  it.each([
    [429, { 'retry-after': '20' }, '20', null],
    [
      503,
      { 'retry-after': 'Fri, 20 Nov 2026 10:05:00 GMT', date: written },
      'Fri, 20 Nov 2026 10:05:00 GMT',
      written,
    ],
    [403, {}, null, null],
    [302, { location: 'https://elsewhere.example' }, null, null],
  ])('ends with the answer where the upgrade was answered with %i', (status, headers, retryAfter, date) => {
    const { wire, closed } = open();
    wire.emit('unexpected-response', {}, { statusCode: status, headers });
    expect(closed).toMatchObject([{ refusal: { status, retryAfter, date } }]);
  });

  it('knows which requests still wait, so that an error of the gateway’s own can be told from an answer', () => {
    const { wire, socket } = open();
    socket.send(frame({ type: 'ClientRequest', messageId: 'r1' }));
    expect(socket.isWaitingFor('r1')).toBe(true);
    expect(socket.isWaitingFor('r2')).toBe(false);
    wire.emit('message', Buffer.from(frame({ type: 'ClientRequest', messageId: 'r1', status: 200 })), false);
    expect(socket.isWaitingFor('r1')).toBe(false);
  });

  it('shows the package only the frames its owner lets through', () => {
    const { wire, heard } = open((text) => !text.includes('Notification'));
    wire.emit('message', Buffer.from(frame({ type: 'ServerNotification' })), false);
    wire.emit('message', Buffer.from(frame({ type: 'ConnectionDetails', messageId: 'a' })), false);
    expect(heard).toEqual([frame({ type: 'ConnectionDetails', messageId: 'a' })]);
  });

  it('keeps a throwing listener away from the others', () => {
    const { wire, socket, heard } = open();
    socket.addEventListener('message', () => {
      throw new Error('in the package');
    });
    const after: string[] = [];
    socket.addEventListener('message', ({ data }) => after.push(data));
    wire.emit('message', Buffer.from('x'), false);
    expect([heard, after]).toEqual([['x'], ['x']]);
  });

  it('reads text from every form `ws` delivers, and nothing from binary frames', () => {
    const { wire, heard } = open();
    wire.emit('message', [Buffer.from('a'), Buffer.from('b')], false);
    wire.emit('message', new TextEncoder().encode('c').buffer, false);
    wire.emit('message', 'd', false);
    wire.emit('message', Buffer.from('e'), true);
    expect(heard).toEqual(['ab', 'c', 'd', '']);
  });

  it('answers what still waits when it closes, so that nobody waits for a minute', () => {
    const { wire, socket, heard } = open();
    socket.send(frame({ type: 'ClientRequest', messageId: 'r1' }));
    socket.send(frame({ type: 'ClientRequest', messageId: 'r2' }));
    wire.emit('message', Buffer.from(frame({ type: 'ClientRequest', messageId: 'r1', status: 200 })), false);
    wire.terminate();
    const [meta] = JSON.parse(heard.at(-1) ?? '[]') as [{ type: string; messageId: string }];
    expect(heard).toHaveLength(2);
    expect(meta).toMatchObject({ type: 'Error', messageId: 'r2' });
  });

  it('says so when it closes before it was greeted', () => {
    const { wire, heard } = open();
    wire.terminate();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('"Error"');
  });

  it('forgets listeners that were taken away', () => {
    const { wire, socket } = open();
    const heard: string[] = [];
    const listener = ({ data }: { data: string }) => heard.push(data);
    socket.addEventListener('message', listener);
    socket.removeEventListener('message', listener);
    wire.emit('message', Buffer.from('x'), false);
    expect(heard).toEqual([]);
  });
});
