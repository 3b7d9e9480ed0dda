import type { FilesTarget } from '../../../shared/fax-draft.ts';
import type { Route } from '../../../shared/route.ts';

/** Where files go that are let go over the main window: to what is open, else into a new fax. */
export function dropTarget(route: Route): FilesTarget {
  if (route.screen === 'faxes' && route.draftId !== undefined)
    return { kind: 'draft', draftId: route.draftId };
  if (route.screen === 'contacts' && route.personId !== undefined) {
    return { kind: 'person', personId: route.personId };
  }
  if (route.screen === 'calls' && route.callId !== undefined) return { kind: 'call', callId: route.callId };
  return { kind: 'new' };
}
