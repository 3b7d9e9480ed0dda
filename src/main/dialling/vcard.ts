/** More than this in one card is nobody's card. */
const mostNumbers = 10;

export function isVcard(text: string): boolean {
  return /^\s*BEGIN:VCARD/i.test(text);
}

/** Values of the telephone fields (RFC 6350 §6.4.1), as they are written there: numbers and `tel:` links. */
export function telephonesIn(card: string): readonly string[] {
  return card
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const value = /^(?:[a-z0-9-]+\.)?TEL(?:;[^:]*)?:(.*)$/i.exec(line)?.[1]?.trim();
      return value === undefined || value === '' ? [] : [value.replaceAll(/\\([,;])/g, '$1')];
    })
    .slice(0, mostNumbers);
}
