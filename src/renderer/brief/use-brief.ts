import { useEffect, useState } from 'react';
import type { BriefQuery, CallerBrief } from '../../shared/brief.ts';
import type { Whom } from '../../shared/identification.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

/**
 * What is known of somebody from before, read anew when any of it changes; undefined until it is known, and for
 * whoever hides their number.
 */
export function useBrief(whom: Whom | undefined, about: string | undefined): CallerBrief | undefined {
  const { ask } = useCompanion();
  const changes = useAppState(
    ({ pastCalls, faxes, people, identification }) =>
      `${pastCalls.version} ${faxes.version} ${people.version} ${identification.version}`,
  );
  const query = whom === undefined ? undefined : JSON.stringify({ whom, ...(about && { about }) });
  const [found, setFound] = useState<{ readonly query: string; readonly brief: CallerBrief }>();
  useEffect(() => {
    if (query === undefined) return undefined;
    let isOver = false;
    ask.callerBrief(JSON.parse(query) as BriefQuery).then(
      (brief) => (isOver ? undefined : setFound({ query, brief })),
      // The card is whole without it.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, query, changes]);
  return found !== undefined && found.query === query ? found.brief : undefined;
}
