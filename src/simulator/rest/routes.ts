import { accountRoutes } from './account.ts';
import { addressBookSyncRoutes } from './address-book-sync.ts';
import { authzProfileRoutes } from './authz-profile.ts';
import { callControlRoutes } from './call-control.ts';
import { callLogSyncRoutes } from './call-log-sync.ts';
import { callRoutes } from './calls.ts';
import { contactRoutes } from './contacts.ts';
import { contentRoutes } from './content.ts';
import { coverPageRoutes } from './cover-pages.ts';
import { directoryRoutes } from './directory.ts';
import { favoriteRoutes } from './favorites.ts';
import { faxRoutes } from './fax.ts';
import { messageChangeRoutes } from './message-changes.ts';
import { messageStoreRoutes } from './message-store.ts';
import { messageSyncRoutes } from './message-sync.ts';
import { phoneRoutes } from './phones.ts';
import { presenceRoutes } from './presence.ts';
import { oldRingOutRoutes, ringOutRoutes } from './ring-out.ts';
import { recordingContentRoutes, recordingRoutes } from './recordings.ts';
import { teamPersonRoutes } from './team-persons.ts';
import type { Route } from './route.ts';

/** Everything but subscriptions, which need more than a request to answer. */
export const plainRoutes: readonly Route[] = [
  ...accountRoutes,
  ...authzProfileRoutes,
  ...presenceRoutes,
  ...callRoutes,
  ...callControlRoutes,
  ...callLogSyncRoutes,
  ...recordingRoutes,
  ...phoneRoutes,
  ...ringOutRoutes,
  ...directoryRoutes,
  ...contactRoutes,
  ...addressBookSyncRoutes,
  ...favoriteRoutes,
  ...teamPersonRoutes,
  ...faxRoutes,
  ...coverPageRoutes,
  ...messageStoreRoutes,
  ...messageChangeRoutes,
  ...messageSyncRoutes,
];

/** What another host serves, and nothing else. */
export const mediaRoutes: readonly Route[] = [...contentRoutes, ...recordingContentRoutes];

/** Other names of some of them, which no description knows. */
export const aliasRoutes: readonly Route[] = oldRingOutRoutes;
