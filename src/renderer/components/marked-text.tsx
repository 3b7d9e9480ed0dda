import type { ReactNode } from 'react';

type Props = {
  readonly text: string;
  /** What was looked for; nothing is marked where it is empty. */ readonly found: string;
};

/** A text with what was looked for marked in it. */
export function MarkedText({ text, found }: Props): ReactNode {
  return markedParts(text, found).map((part, at) =>
    part.isFound ? <mark key={at}>{part.text}</mark> : part.text,
  );
}

type Part = { readonly text: string; readonly isFound: boolean };

/** The text in pieces; together they are the text again. Digits are found across the marks between them. */
export function markedParts(text: string, found: string): readonly Part[] {
  const words = found
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [{ text, isFound: false }];
  const pattern = new RegExp(words.map(patternOf).join('|'), 'giu');
  const parts: Part[] = [];
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > done) parts.push({ text: text.slice(done, match.index), isFound: false });
    parts.push({ text: match[0], isFound: true });
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isFound: false });
  return parts;
}

function patternOf(word: string): string {
  const digits = word.replace(/[^\d]/gu, '');
  // "2125550100" is found in "+1 (212) 555-0100".
  if (digits.length >= 2 && /^[\d\s()+./-]+$/u.test(word))
    return digits.replace(/\d(?=\d)/gu, '$&[^\\p{L}\\d]{0,3}');
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
