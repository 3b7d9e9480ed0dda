import type { ReactNode } from 'react';
import { useAppState } from '../use-app-state.ts';
import { QuickCall } from './quick-call.tsx';
import { useFitHeight } from './use-fit-height.ts';

/** The mini dialler's window; it shows what waits in the state and places nothing by itself. */
export function QuickCallWindow(): ReactNode {
  const quickCall = useAppState((state) => state.quickCall);
  const place = useFitHeight();
  return (
    <div className="quick-call-window">
      <div ref={place}>
        <QuickCall quickCall={quickCall} />
      </div>
    </div>
  );
}
