import type { ReactNode } from 'react';

/** The mini dialler's window. */
export function QuickCallWindow(): ReactNode {
  return <main className="quick-call" />;
}
