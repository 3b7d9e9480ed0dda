import type { ReactNode } from 'react';
import { useAppState } from '../use-app-state.ts';
import { QuickCall } from './quick-call.tsx';
import { useFitQuickCall } from './use-fit-quick-call.ts';

/** The mini dialler's window; it shows what waits in the state and places nothing by itself. */
export function QuickCallWindow(): ReactNode {
  const quickCall = useAppState((state) => state.quickCall);
  const place = useFitQuickCall();
  return (
    <div className="quick-call-window">
      <div ref={place}>
        {/* The window is kept for the next time: what was typed goes with each closing. */}
        {quickCall.open ? <QuickCall quickCall={quickCall} /> : null}
      </div>
    </div>
  );
}
