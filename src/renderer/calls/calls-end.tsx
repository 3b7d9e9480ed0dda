import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import { Button } from '../components/button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

type Props = { readonly hasMore: boolean };

/** What stands below the last call: that more comes, or that this was all. */
export function CallsEnd({ hasMore }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const reach = useAppState((state) => state.pastCalls.reach);
  const oldestAt = useAppState((state) => state.pastCalls.oldestAt);
  const comes = !hasMore && reach === 'reading';
  useEffect(() => {
    // Somebody has come down here: what the platform keeps is read from there on.
    if (comes) send.readOlderCalls();
  }, [comes, send]);
  if (hasMore || comes) return <p>{i18n._({ id: 'calls.loadingOlder', message: 'Loading older calls…' })}</p>;
  if (reach === 'limited') {
    return (
      <>
        <p>{i18n._({ id: 'calls.limited', message: 'Older calls are not kept on this computer.' })}</p>
        <Button size="small" onPress={() => send.readOlderCalls()}>
          {i18n._({ id: 'calls.readOlder', message: 'Load older calls' })}
        </Button>
      </>
    );
  }
  if (oldestAt === undefined) return null;
  const date = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium' }).format(oldestAt);
  return (
    <p>
      {i18n._({
        id: 'calls.everything',
        message: 'That’s everything RingCentral keeps (since {date})',
        values: { date },
      })}
    </p>
  );
}
