import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { knownLocale } from '../shared/known-locale.ts';

type Compiled = ReturnType<typeof compileMessage>;

/** Test languages: English with accents and 40 % longer, and the same from right to left. */
export const pseudoLocale = 'en-XA';
export const pseudoRightToLeft = 'ar-XB';

const accents: Readonly<Record<string, string>> = {
  ...{ a: 'à', b: 'ƀ', c: 'ç', d: 'ð', e: 'ë', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'ï', k: 'ķ', l: 'ļ' },
  ...{ n: 'ñ', o: 'ö', p: 'þ', r: 'ŕ', s: 'š', t: 'ţ', u: 'ü', w: 'ŵ', y: 'ý', z: 'ž' },
  ...{ A: 'Å', C: 'Ç', D: 'Ð', E: 'É', I: 'Î', N: 'Ñ', O: 'Ø', S: 'Š', T: 'Ţ', U: 'Û', Y: 'Ý' },
};

/** Longer by about 40 %: every second vowel is doubled, and the text stays readable. */
export function stretch(text: string): string {
  let owed = 0;
  return Array.from(text, (letter) => {
    const accented = accents[letter] ?? letter;
    if (!/\p{L}/u.test(letter)) return accented;
    owed += 0.45;
    if (owed < 1) return accented;
    owed -= 1;
    return accented + accented.toLocaleLowerCase('en');
  }).join('');
}

/** Compiling is done once per sentence: the card is drawn within two frames. */
function compiler(mapText: (text: string) => string): (message: string) => Compiled {
  const known = new Map<string, Compiled>();
  return (message) => {
    const before = known.get(message);
    if (before !== undefined) return before;
    const compiled = compileMessage(message, mapText);
    known.set(message, compiled);
    return compiled;
  };
}

/** The words of one language. English stands in the code, so a missing catalogue shows English. */
export function createWords(locale: string): I18n {
  const i18n = setupI18n();
  const known = knownLocale(locale);
  const pseudo = known === pseudoLocale || known === pseudoRightToLeft;
  i18n.setMessagesCompiler(compiler(pseudo ? stretch : (text) => text));
  i18n.loadAndActivate({ locale: known, messages: {} });
  return i18n;
}

const rightToLeftScripts = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand'];

export function directionOf(locale: string): 'ltr' | 'rtl' {
  const { script = 'Latn' } = new Intl.Locale(knownLocale(locale)).maximize();
  return rightToLeftScripts.includes(script) ? 'rtl' : 'ltr';
}
