import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { useAppState } from '../use-app-state.ts';

/** While the history is fetched for the first time: how far that is, and that nobody has to wait for it. */
export function FetchingCalls(): ReactNode {
  const { i18n } = useLingui();
  const { reach, total } = useAppState((state) => state.pastCalls);
  const isLoading = useAppState((state) => state.today.status === 'loading');
  if (reach !== 'reading' || !isLoading || total === 0) return null;
  return (
    <div className="list-notice list-notice-calm">
      <p>
        {i18n._({
          id: 'calls.fetching',
          message:
            'Fetching your calls: {count, plural, one {# so far} other {# so far}}. You can already use them.',
          values: { count: total },
        })}
      </p>
    </div>
  );
}
