import { splitPath, type PlatformReply, type PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import type { SimulatorClock } from '../world-types.ts';
import { answer, polled, refusal } from './answers.ts';
import { createPolls } from './polls.ts';
import { disturb } from './pubnub-faults.ts';
import { createQueues } from './queues.ts';
import { createTimetokens, readTimetoken } from './timetokens.ts';

export type PubNub = ReturnType<typeof createPubNub>;

const subscribePath = /^\/v2\/subscribe\/([^/]+)\/([^/]+)\/0$/;
const presencePath = /^\/v2\/presence\/sub-key\/([^/]+)\/channel\/([^/]+)\/(heartbeat|leave)$/;
const timePath = '/time/0';
/** The platform's own key; the same for everybody, and no secret. */
const subscribeKey = 'sub-c-51b1e5ca-0de0-4000-8000-000000000001';

/** Whether a request is PubNub's and not the platform's. */
export const isPubNubPath = (path: string) => path.startsWith('/v2/') || path.startsWith(timePath);

/**
 * PubNub's network, as far as somebody who only listens sees it: long polls, presence and the time. Whoever knows the
 * subscribe key and a channel may listen; what the platform publishes there is encrypted.
 */
export function createPubNub(parts: { clock: SimulatorClock; faults: Faults }) {
  const { clock, faults } = parts;
  const timetokens = createTimetokens(clock);
  const queues = createQueues(timetokens);
  const polls = createPolls({ clock, faults, queues, subscribeKey });

  const wrongKey = () => refusal(400, 'Invalid Subscribe Key', 'Access Manager');

  function poll(channels: string, query: URLSearchParams, gone: AbortSignal | undefined) {
    const since = readTimetoken(query.get('tt'));
    const asked = decodeURIComponent(channels).split(',');
    if (since !== undefined) return polls.hold({ channels: asked, since, gone });
    // The first poll only learns from where to go on.
    polls.expect(asked);
    return polled(timetokens.now(), [], subscribeKey);
  }

  function reply(request: PlatformRequest): PlatformReply | Promise<PlatformReply> {
    const { pathname, query } = splitPath(request.path);
    if (request.method !== 'GET') return refusal(405, 'Method Not Allowed', 'Balancer');
    if (pathname === timePath) return answer(200, [Number(timetokens.now())]);
    const asked = subscribePath.exec(pathname);
    if (asked) return asked[1] === subscribeKey ? poll(asked[2] ?? '', query, request.gone) : wrongKey();
    const told = presencePath.exec(pathname);
    if (!told) return refusal(404, 'Not Found', 'Balancer');
    if (told[1] !== subscribeKey) return wrongKey();
    const action = told[3] === 'leave' ? { action: 'leave' } : {};
    return answer(200, { status: 200, message: 'OK', ...action, service: 'Presence' });
  }

  return {
    subscribeKey,
    handle: async (request: PlatformRequest): Promise<PlatformReply> =>
      disturb(faults, request) ?? reply(request),
    publish(channel: string, payload: unknown) {
      queues.add(channel, payload);
      polls.wake(channel);
    },
    dropChannel: queues.drop,
    killPolls: polls.kill,
    freezePolls: polls.freeze,
    isListening: polls.isListening,
    polls: polls.list,
  };
}
