/** What stands behind a number and is not a part of it. */
export type SplitNumber = {
  readonly number: string;
  readonly extension: string | undefined;
  /** Pauses and tones, as they were written. */
  readonly tones: string | undefined;
};

const extension =
  /^(.*?)[\s,;]*(?:\b(?:extension|extn|ext|xtn)\b[.:]?|;ext=|доб\.?|(?<![A-Za-z])x)\s*#?\s*(\p{Nd}{1,8})\s*$/iu;
const hashExtension = /^(.*\p{Nd}.*?)\s*#\s*(\p{Nd}{1,8})\s*$/u;
const tones = /^(.*?\p{Nd}[\s)]*)([,;pw][\p{Nd}\s,;pw*#]*)$/isu;

/** Takes off an extension (`x12`, `ext. 12`) and pauses with tones (`,,12#`, `p12`, `w12`). */
export function splitTail(text: string): SplitNumber {
  const found = extension.exec(text) ?? longHash(text);
  // `ext. 12` alone is an extension of our own.
  if (found?.[1]?.trim() === '') return { number: found[2] ?? '', extension: undefined, tones: undefined };
  if (found?.[1] !== undefined && /\p{Nd}{2}/u.test(found[1].replace(/[^\p{Nd}]/gu, '')))
    return { number: found[1], extension: found[2], tones: undefined };
  const sent = tones.exec(text);
  if (sent?.[1] !== undefined) return { number: sent[1], extension: undefined, tones: sent[2]?.trim() };
  return { number: text, extension: undefined, tones: undefined };
}

/** A short `#31#…` is a code; behind a whole number the same sign means an extension. */
function longHash(text: string): RegExpExecArray | null {
  const found = hashExtension.exec(text);
  const digits = found?.[1]?.replace(/[^\p{Nd}]/gu, '') ?? '';
  return digits.length >= 7 && !/[*#]/.test(found?.[1] ?? '') ? found : null;
}
