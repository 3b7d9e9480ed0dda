/** Text for the cover page: lines stay, other control characters go, and it is cut between two characters. */
export function coverTextOf(text: string, most: number): string {
  const plain = text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
  return plain.length <= most ? plain : plain.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}
