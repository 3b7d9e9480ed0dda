import { STATUS_CODES } from 'node:http';
import { apiError, json, type PlatformReply } from '../exchange.ts';
import { pick } from '../identifiers.ts';
import type { RouteContext } from './route.ts';

type One = { readonly id: string; readonly href: string; readonly reply: PlatformReply };

const crlf = '\r\n';

/** The form a client gets unless it asks for the other one: a part that sums up, then one part for each id. */
function inParts(answers: readonly One[], boundary: string): PlatformReply {
  const summary = answers.map(({ href, reply: { status } }) => ({
    ...{ href, status },
    responseDescription: STATUS_CODES[status] ?? '',
  }));
  const bodies = [JSON.stringify({ response: summary }), ...answers.map(({ reply }) => reply.body)];
  const parts = bodies.map(
    (body) => `--${boundary}${crlf}Content-Type: application/json${crlf}${crlf}${body}${crlf}`,
  );
  return {
    status: 207,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
    body: `${parts.join('')}--${boundary}--${crlf}`,
  };
}

const jsonParts = 'application/vnd.ringcentral.multipart+json';

function asJson(answers: readonly One[]): PlatformReply {
  const list = answers.map(({ id, reply: { status, body } }) => ({
    ...{ resourceId: id, status },
    ...(body === '' ? {} : { body: JSON.parse(body) as unknown }),
  }));
  return json(207, list, { 'Content-Type': jsonParts });
}

/** One answer for each thing that was asked for: 207 in the form that the client takes. */
export function answerEach(
  { world, request, origin, pathname, params }: RouteContext,
  replies: readonly { readonly id: string; readonly reply: PlatformReply }[],
  parameter = 'messageId',
): PlatformReply {
  const asked = params[parameter] ?? '';
  const answers = replies.map(({ id, reply }) => {
    const path = pathname.replace(asked, id);
    return { id, href: `${origin}${path}`, reply };
  });
  if ((request.headers.accept ?? '').includes(jsonParts)) return asJson(answers);
  const digits = pick(world.clock.random, '0123456789', 8);
  return inParts(answers, `Boundary_${answers.length}_${digits}_${Math.floor(world.clock.now())}`);
}

/**
 * Lets a read of one thing take several ids, joined by commas, in one part of its path: 207 with an answer for each.
 * A single id is answered as ever; more than `most` are refused with CMN-106.
 */
export function batched(
  parameter: string,
  most: number,
  run: (context: RouteContext) => PlatformReply,
): (context: RouteContext) => PlatformReply {
  return (context) => {
    const ids = (context.params[parameter] ?? '').split(',');
    if (ids.length === 1) return run(context);
    if (ids.length > most)
      return apiError(400, { errorCode: 'CMN-106', message: `Batch request has more than ${most} ids` });
    const replies = ids.map((id) => {
      const pathname = context.pathname.replace(ids.join(','), id);
      return { id, reply: run({ ...context, pathname, params: { ...context.params, [parameter]: id } }) };
    });
    return answerEach(context, replies, parameter);
  };
}
