/** The platform counts the requests of each group apart, by person and app. */
export type RateGroup = 'light' | 'medium' | 'heavy' | 'auth';

export type Route = { readonly method: string; readonly path: string };

export const rateGroups: readonly RateGroup[] = ['light', 'medium', 'heavy', 'auth'];

/** How strict; a header may move a route up, never down. */
const strictness: Readonly<Record<RateGroup, number>> = { light: 0, medium: 1, heavy: 2, auth: 3 };

type Rule = readonly [RateGroup, RegExp];

/** `METHOD path`, first match wins; what matches nothing is light to read and medium to write. */
const rules: readonly Rule[] = [
  ['auth', / \/restapi\/oauth\//],
  ['heavy', /\/(call-log|call-log-sync|active-calls|recording)(\/|$)/],
  ['heavy', /^POST .*\/(fax|bridges)$/],
  ['heavy', /^(POST|DELETE) .*\/ring-out(\/|$)/],
  ['heavy', /\/address-book(-sync)?(\/|$)/],
  ['heavy', /^GET \/restapi\/v1\.0\/account\/[^/]+\/(presence|phone-number)$/],
  ['heavy', /\/directory\/entries\/search$/],
  ['heavy', /\/telephony\/(call-out|conference)$/],
  ['heavy', /^POST \/team-messaging\/v1\/files$/],
  ['heavy', /^(PUT|POST) .*\/profile-image$/],
  ['light', /\/telephony\/sessions\//],
  ['light', /^POST .*\/(subscription\/[^/]+\/renew|number-parser\/parse)$/],
  ['light', /^PUT .*\/call-queues\/[^/]+$/],
  ['medium', /^GET .*\/account\/[^/]+\/(extension|call-queues)$/],
  ['light', /\/authz-profile\/check$/],
  ['medium', /\/(features|authz-profile|unified-presence)$/],
  ['medium', /\/(profile-image|directory|bridges)(\/|$)/],
  ['medium', /\/message-store\/[^/]+\/content\//],
  ['medium', /^GET \/team-messaging\/v1\/(chats|conversations|teams)$/],
  ['medium', /^GET \/team-messaging\/v1\/chats\/[^/]+\/(posts|threads\/[^/]+\/posts)$/],
];

/** The group the platform's documents name for a request of ours. */
export function groupOf(method: string, path: string): RateGroup {
  const route = `${method} ${path}`;
  for (const [group, pattern] of rules) if (pattern.test(route)) return group;
  return method === 'GET' ? 'light' : 'medium';
}

/** What an answer's header says: nothing, one of the groups, or a name that nobody knows. */
export function groupNamed(header: string | null): RateGroup | 'unknown' | undefined {
  if (header === null || header.trim() === '') return undefined;
  const name = header.trim().toLowerCase();
  return rateGroups.find((group) => group === name) ?? 'unknown';
}

export type RouteGroups = {
  readonly of: (route: Route) => RateGroup;
  /** An answer named another group than ours: from now on the stricter of the two counts. */
  readonly learn: (route: Route, header: string | null) => void;
};

/** Of a few dozen kinds of routes, none may grow without end. */
const mostLearned = 200;

/** Group names and members may change on the platform's side without notice; its headers say so. */
export function createRouteGroups(): RouteGroups {
  const learned = new Map<string, RateGroup>();
  const of = ({ method, path }: Route): RateGroup =>
    learned.get(kindOf({ method, path })) ?? groupOf(method, path);
  return {
    of,
    learn: (route, header) => {
      const named = groupNamed(header);
      if (named === undefined) return;
      // The strictest group of those that are asked for content; `auth` is never one of them.
      const group = named === 'unknown' ? 'heavy' : named;
      const known = of(route);
      if (strictness[group] <= strictness[known] || learned.size >= mostLearned) return;
      learned.set(kindOf(route), group);
    },
  };
}

/** One entry for all ids: every segment with a digit in it, but the versions'. */
function kindOf({ method, path }: Route): string {
  return `${method} ${path.replace(/\/(?!v\d)[^/]*\d[^/]*/g, '/*')}`;
}
