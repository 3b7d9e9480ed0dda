import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Route } from '../../shared/route.ts';
import { Segments } from '../components/segments.tsx';
import { ConnectionNow } from './connection-now.tsx';
import { Support } from './support.tsx';

type Props = {
  readonly route: Extract<Route, { readonly screen: 'connection' }>;
  readonly go: (route: Route) => void;
};

/** Whether calls can show up here at all, why not, what to do; and what passed, for whoever looks for a fault. */
export function ConnectionScreen({ route, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const { view = 'now' } = route;
  return (
    <div className="page-column scroll">
      <Segments
        name={i18n._({ id: 'connection.views', message: 'Connection page' })}
        segments={[
          { value: 'now', label: i18n._({ id: 'connection.now', message: 'Connection' }) },
          { value: 'support', label: i18n._({ id: 'connection.support', message: 'For support' }) },
        ]}
        value={view}
        onChange={(next) => go({ screen: 'connection', view: next })}
      />
      {view === 'now' ? <ConnectionNow go={go} /> : <Support />}
    </div>
  );
}
