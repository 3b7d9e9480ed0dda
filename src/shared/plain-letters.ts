/** Letters that Unicode does not take apart into a plain one and a mark, as people write them who lack the key. */
export const plainLetters: readonly (readonly [string, string])[] = [
  ...([
    ['ß', 'ss'],
    ['ẞ', 'ss'],
    ['æ', 'ae'],
    ['Æ', 'ae'],
    ['œ', 'oe'],
    ['Œ', 'oe'],
    ['ø', 'o'],
    ['Ø', 'o'],
  ] as const),
  ...([
    ['đ', 'd'],
    ['Đ', 'd'],
    ['ð', 'd'],
    ['Ð', 'd'],
    ['ł', 'l'],
    ['Ł', 'l'],
    ['þ', 'th'],
    ['Þ', 'th'],
  ] as const),
  // They belong to the word they stand in: O'Brien is found as obrien.
  ...([
    ['ħ', 'h'],
    ['Ħ', 'h'],
    ['ı', 'i'],
    ["'", ''],
    ['’', ''],
  ] as const),
];
