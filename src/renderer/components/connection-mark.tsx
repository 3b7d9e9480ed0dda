import type { ReactNode } from 'react';
import type { LookKind } from '../../shared/connection.ts';

/** Disc, half a disc, turning arc, hollow square: told apart by shape, always beside the words. */
export function ConnectionMark({ kind }: { readonly kind: LookKind }): ReactNode {
  return <span className={`connection-mark connection-mark-${kind}`} aria-hidden="true" />;
}
