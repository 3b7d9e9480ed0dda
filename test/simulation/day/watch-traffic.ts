import type { Stage } from './stage.ts';

export type TrafficFigures = {
  readonly requests: number;
  /** Of the sign-in's tokens, whatever became of them. */
  readonly refreshes: number;
  readonly authCallsPerMinute: number;
  readonly selfMade429: number;
  readonly by429: number;
};

/** Calls about tokens in a minute: two for the line, one for the refresh. */
const mostAuthCalls = 3;

/** What the app asks of the platform, as the platform counts it. @param noteAsked hears until when it asks to wait */
export function watchTraffic(
  { simulator, clock, trace, wrong }: Stage,
  noteAsked: (until: number) => void,
): () => TrafficFigures {
  let requests = 0;
  let refreshes = 0;
  let worstAuth = mostAuthCalls;
  let selfMade = 0;

  /** Only what a request can have changed is looked at. */
  function judge(path: string, status: number): void {
    if (!path.startsWith('/restapi/oauth/') && status !== 429) return;
    const { tooMany, authCallsPerMinuteMax } = simulator.figures();
    if (authCallsPerMinuteMax > worstAuth)
      wrong('auth_calls_per_min_max', `${authCallsPerMinuteMax} in a minute`);
    if (tooMany.selfMade > selfMade) wrong('self_made_429', path);
    worstAuth = Math.max(worstAuth, authCallsPerMinuteMax);
    selfMade = tooMany.selfMade;
  }

  simulator.onExchange((request, reply) => {
    requests += 1;
    if (request.body.includes('grant_type=refresh_token')) refreshes += 1;
    trace.note('exchange', `${request.method} ${request.path.split('?', 1)[0] ?? ''} ${reply.status}`);
    const seconds = Number(reply.headers['Retry-After']);
    if ((reply.status === 429 || reply.status === 503) && seconds > 0)
      noteAsked(clock.driven.now() + seconds * 1000);
    judge(request.path, reply.status);
  });
  return () => {
    const { tooMany, authCallsPerMinuteMax } = simulator.figures();
    return {
      ...{ requests, refreshes },
      authCallsPerMinute: authCallsPerMinuteMax,
      selfMade429: tooMany.selfMade,
      by429: tooMany.byFault,
    };
  };
}
