/** Letters that Unicode does not take apart into a plain one and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');
const marks = /\p{M}+/gu;
/** Belongs to the word it stands in: O'Brien is found as obrien. */
const apostrophes = /['’ʼ`´.]/gu;
const between = /[^\p{L}\p{N}]+/gu;
const isPlain = /^[a-z0-9]*(?: [a-z0-9]+)*$/;

/** The text as it is compared: lower case, without accents, its words apart by one space. */
export function fold(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .replace(apostrophes, '')
    .replace(between, ' ')
    .trim();
}
