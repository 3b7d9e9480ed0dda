import type { ReactNode } from 'react';
import { withoutControls } from '../../shared/plain-text.ts';
import { digitPieces, type Piece, piecesOf } from './marks.ts';

type Props = { readonly text: string; readonly wanted: string };

/** A text of strangers with what was looked for marked; never anything but text. */
export function FoundText({ text, wanted }: Props): ReactNode {
  const plain = withoutControls(text);
  const isNumber = /^[+(\d][\d\s()+.-]+$/u.test(plain);
  return (
    <bdi {...(isNumber ? { dir: 'ltr' } : {})}>
      {(isNumber ? digitPieces(plain, wanted) : piecesOf(plain, wanted)).map(drawn)}
    </bdi>
  );
}

function drawn({ text, isFound }: Piece, at: number): ReactNode {
  return isFound ? <mark key={at}>{text}</mark> : text;
}
