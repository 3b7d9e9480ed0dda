import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import { CallGlyph, type CallGlyphKind } from './call-glyph.tsx';
import { OutcomeIcon } from './outcome-icon.tsx';

type Props = { readonly call: Call; readonly quiet?: boolean };

/** The shape for what a call is doing, or for how it ended; always beside the words. */
export function CallMark({ call, quiet = false }: Props): ReactNode {
  if (call.phase !== 'ended') return <CallGlyph kind={glyphOf(call.phase, quiet || call.silenced)} />;
  return <OutcomeIcon direction={call.direction} ending={call.ending ?? { kind: 'unknown' }} />;
}

type LivePhase = Exclude<Call['phase'], 'ended'>;

function glyphOf(phase: LivePhase, muted: boolean): CallGlyphKind {
  return phase === 'ringing' && muted ? 'silenced' : phase;
}
