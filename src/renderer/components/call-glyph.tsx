import type { ReactNode } from 'react';

/** Shapes that differ without colour: pulsing disc, hollow ring, bar, two bars, square. */
export type CallGlyphKind = 'ringing' | 'silenced' | 'connected' | 'on-hold' | 'parked';

/** The state's mark in a header or strip; always beside the word for it. */
export function CallGlyph({ kind }: { readonly kind: CallGlyphKind }): ReactNode {
  return <span className={`call-glyph call-glyph-${kind}`} aria-hidden="true" />;
}
