/** Three letters that somebody types: common and rare beginnings, insides of words, and digits. Each finds something. */
export const foundTexts: readonly string[] = [
  ...['ann', 'mar', 'rey', 'mai', 'sup', 'lov', 'ber', 'ell'],
  ...['212', '555', 'zoe', 'bec', 'son', 'tra'],
];
