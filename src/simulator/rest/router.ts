import { apiError, unknownUri, type PlatformReply } from '../exchange.ts';
import type { Route } from './route.ts';

type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

function compile(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

/** Finds the route of a path; 404 for an unknown path, 405 for a known one with another method. */
export function createRouter(routes: readonly Route[]) {
  const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }));
  return (method: string, pathname: string): Match | PlatformReply => {
    let known = false;
    for (const { route, pattern } of compiled) {
      const match = pattern.exec(pathname);
      if (!match) continue;
      if (route.method === method) return { route, params: { ...match.groups } };
      known = true;
    }
    if (!known) return unknownUri();
    return apiError(405, { errorCode: 'CMN-120', message: 'Method is not allowed for this URI' });
  };
}
