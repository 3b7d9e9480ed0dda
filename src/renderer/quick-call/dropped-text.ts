/** A card of a person has a few kilobytes; what is larger is something else. */
const longest = 64 * 1024;

/** The text that was dropped, or the text of a dropped vCard. */
export async function droppedText(dropped: DataTransfer): Promise<string | undefined> {
  const card = Array.from(dropped.files).find(({ name }) => /\.vcf$/i.test(name));
  if (card !== undefined) return card.size <= longest ? card.text() : undefined;
  const text = dropped.getData('text/plain') || dropped.getData('text/uri-list');
  return text === '' ? undefined : text.slice(0, longest);
}
