import type { PlatformReply } from '../exchange.ts';
import type { QueuedMessage } from './queues.ts';
import type { Timetoken } from './timetokens.ts';

/** PubNub's data centre; clients send it back as `tr`. */
const region = 1;

/** PubNub answers in JSON that it calls JavaScript. */
export function answer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): PlatformReply {
  return {
    status,
    headers: {
      'Content-Type': 'text/javascript; charset="UTF-8"',
      'Cache-Control': 'no-cache',
      'X-Simulator': '1',
      ...headers,
    },
    body: JSON.stringify(value),
  };
}

/** The answer to a poll: where to go on from, and the messages. */
export function polled(
  until: Timetoken,
  messages: readonly QueuedMessage[],
  subscribeKey: string,
): PlatformReply {
  return answer(200, {
    t: { t: String(until), r: region },
    m: messages.map(({ channel, timetoken, payload }, index) => ({
      ...{ a: '5', f: 514, i: 'simulator', s: index + 1 },
      ...{ p: { t: String(timetoken), r: region }, k: subscribeKey, c: channel, d: payload },
    })),
  });
}

export const refusal = (
  status: number,
  message: string,
  service: string,
  headers: Readonly<Record<string, string>> = {},
): PlatformReply => answer(status, { status, error: true, message, service }, headers);

/** The connection breaks without an answer. */
export const cut: PlatformReply = { status: 0, headers: {}, body: '', reset: true };
