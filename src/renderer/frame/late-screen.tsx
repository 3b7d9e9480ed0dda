import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';

/** A screen that comes in a script of its own. */
export type LateScreen<Props> = {
  readonly Screen: ComponentType<Props>;
  /** Fetches the script before anybody asks for the screen. A failure is told where the screen is shown. */
  readonly prefetch: () => Promise<void>;
};

/** Draws at once when its script is there; else fetches it first, and says so when it cannot be had. */
export function createLateScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LateScreen<Props> {
  let Loaded: ComponentType<Props> | undefined;
  const fetchOnce = async (): Promise<void> => {
    Loaded ??= await load();
  };

  function Screen(props: Props): ReactNode {
    const [status, setStatus] = useState<'ready' | 'fetching' | 'failed'>(
      Loaded === undefined ? 'fetching' : 'ready',
    );
    const fetch = useCallback(() => {
      fetchOnce().then(
        () => setStatus('ready'),
        () => setStatus('failed'),
      );
    }, []);
    useEffect(fetch, [fetch]);
    if (status === 'failed') return <NotFetched onTryAgain={fetch} />;
    return Loaded === undefined ? null : <Loaded {...props} />;
  }

  return { Screen, prefetch: () => fetchOnce().catch(() => undefined) };
}

function NotFetched({ onTryAgain }: { readonly onTryAgain: () => void }): ReactNode {
  const { i18n } = useLingui();
  return (
    <EmptyState
      icon={<TriangleAlert size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'screen.failed', message: 'This page could not be opened' })}
      sentence={i18n._({
        id: 'screen.failedWhy',
        message: 'A part of Ringside could not be read. If this stays, quit Ringside and start it again.',
      })}
      action={<Button onPress={onTryAgain}>{i18n._({ id: 'action.tryAgain', message: 'Try again' })}</Button>}
    />
  );
}
