import { accountRoutes } from './account.ts';
import { callLogSyncRoutes } from './call-log-sync.ts';
import { callRoutes } from './calls.ts';
import { presenceRoutes } from './presence.ts';
import type { Route } from './route.ts';

/** Everything but subscriptions, which need more than a request to answer. */
export const plainRoutes: readonly Route[] = [
  ...accountRoutes,
  ...presenceRoutes,
  ...callRoutes,
  ...callLogSyncRoutes,
];
