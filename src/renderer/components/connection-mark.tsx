import type { ReactNode } from 'react';
import type { ConnectionPhase } from '../../shared/connection.ts';

/** Filled disc, turning arc, hollow ring: told apart by shape, always beside the words. */
export function ConnectionMark({ phase }: { readonly phase: ConnectionPhase }): ReactNode {
  return <span className={`connection-mark connection-mark-${phase}`} aria-hidden="true" />;
}
