import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isForeign, listen, loopback, readBody } from '../server.ts';
import { WorldError } from '../world-types.ts';
import type { Action, ControlParts } from './action.ts';
import { actions } from './actions.ts';
import { type Arguments, onlyKnown } from './arguments.ts';
import { ControlError } from './control-error.ts';

export type ControlPort = {
  readonly url: string;
  readonly token: string;
  readonly close: () => Promise<void>;
};

type Answer = { readonly status: number; readonly value: unknown };

const refuse = (status: number, message: string): Answer => ({ status, value: { error: message } });

function isAllowed(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(/^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function parseArguments(text: string): Arguments {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ControlError(400, 'The body is not JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Arguments;
  throw new ControlError(400, 'The body is not a JSON object');
}

const statusOf = (error: WorldError) => (error.reason === 'unknown' ? 404 : 409);

const argumentsOf = ({ takes }: Action, parts: ControlParts) =>
  typeof takes === 'function' ? takes(parts) : takes;

function run(parts: ControlParts, action: Action, body: string): Answer {
  try {
    const given = parseArguments(body);
    onlyKnown(given, argumentsOf(action, parts), `${action.method} ${action.path}`);
    return { status: 200, value: action.run(parts, given) ?? {} };
  } catch (error) {
    if (error instanceof ControlError) return refuse(error.status, error.message);
    if (error instanceof WorldError) return refuse(statusOf(error), error.message);
    throw error;
  }
}

const menu = (parts: ControlParts) => ({
  actions: actions.map((action) => {
    const { method, path, what } = action;
    return { method, path, what, takes: argumentsOf(action, parts) };
  }),
  scenarios: parts.simulator.scenario.names,
});

/**
 * A second listener through which tests and people direct the simulator. It is opened only by `npm run simulator` and by
 * tests; whoever has its token rules the demo world.
 */
export async function openControlPort(parts: ControlParts, wantedPort = 0): Promise<ControlPort> {
  const token = randomBytes(32).toString('base64url');
  let port = wantedPort;

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (isForeign(request, port, false)) return refuse(403, 'Not from here');
    if (!isAllowed(request, token)) return refuse(401, 'The bearer token is missing or wrong');
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/' && request.method === 'GET') return { status: 200, value: menu(parts) };
    const atPath = actions.filter((candidate) => candidate.path === path);
    const action = atPath.find((candidate) => candidate.method === request.method);
    if (!action) return refuse(atPath.length > 0 ? 405 : 404, 'No such action; GET / lists them');
    const body = await readBody(request);
    if (body === undefined) return refuse(413, 'The body is too large');
    const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
    if (body !== '' && !isJson) return refuse(415, 'The body must be application/json');
    return run(parts, action, body);
  }

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const { status, value } = await answer(request);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'X-Simulator': '1',
      'Cache-Control': 'no-store',
    });
    response.end(JSON.stringify(value));
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ error: message }));
    });
  });
  const listening = await listen(server, port);
  port = listening.port;
  return { url: `http://${loopback}:${port}`, token, close: listening.close };
}
