import type { ReactNode } from 'react';

export type PresenceGlyphKind = 'free' | 'busy' | 'off' | 'no-calls' | 'on-call' | 'waiting';

/** Disc, disc with bar, ring, disc with minus, handset bar; always beside its word. */
export function PresenceGlyph({ kind }: { readonly kind: PresenceGlyphKind }): ReactNode {
  return <span className={`presence presence-${kind}`} aria-hidden="true" />;
}
