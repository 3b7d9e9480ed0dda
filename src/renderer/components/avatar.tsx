import type { ReactNode } from 'react';

export type AvatarLook =
  | { readonly kind: 'initials'; readonly letters: string; readonly certain: boolean }
  | { readonly kind: 'unknown' }
  /** A caller to be met with care: an angular shape, whatever the colours. */
  | { readonly kind: 'caution' }
  | { readonly kind: 'anonymous' };

type Props = { readonly look: AvatarLook; readonly small?: boolean };

/** Decoration beside the name. A dashed ring: the name came over the network and may be wrong. */
export function Avatar({ look, small = false }: Props): ReactNode {
  const certain = look.kind === 'initials' && look.certain;
  const kind = look.kind === 'initials' && !certain ? 'avatar-uncertain' : `avatar-${look.kind}`;
  return (
    <span className={`avatar ${kind} ${small ? 'avatar-small' : ''}`} aria-hidden="true">
      {glyph(look)}
    </span>
  );
}

function glyph(look: AvatarLook): string {
  switch (look.kind) {
    case 'initials':
      return look.letters;
    case 'unknown':
      return '?';
    case 'caution':
      return '!';
    case 'anonymous':
      return '–';
  }
}
