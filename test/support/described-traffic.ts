import type { Simulator } from '../../src/simulator/simulator.ts';
import { loadOpenApi } from './openapi.ts';

export type DescribedTraffic = {
  /** Everything asked so far that the platform's description does not allow. */
  readonly problems: () => readonly string[];
  /** The operations asked for so far. */
  readonly operations: () => readonly string[];
};

/**
 * Holds every request a client sends to the simulator against the platform's description, and every answer too unless a
 * fault is on. Where the description is not at hand it finds nothing.
 */
export function watchTraffic(simulator: Simulator): DescribedTraffic {
  const api = loadOpenApi();
  const problems = new Set<string>();
  const operations = new Set<string>();
  simulator.onExchange((request, reply) => {
    const { method, path, headers, body } = request;
    // The form of our own page is no request of a client.
    if (!api || (method === 'POST' && path === '/restapi/oauth/authorize')) return;
    // Nor is this one: whether a network's own page answers in the platform's place.
    if (method === 'GET' && path === '/') return;
    operations.add(api.operationOf(method, path) ?? `${method} ${path}`);
    const contentType = headers['content-type'] ?? '';
    for (const problem of api.validateRequest({ method, path, contentType, body })) problems.add(problem);
    if (simulator.faults.list().length > 0 || reply.status === 0 || reply.cutAfter !== undefined) return;
    const answer = {
      method,
      path,
      status: reply.status,
      contentType: reply.headers['Content-Type'] ?? '',
      body: reply.body,
    };
    for (const problem of api.validateResponse(answer)) problems.add(problem);
  });
  return { problems: () => [...problems], operations: () => [...operations] };
}
