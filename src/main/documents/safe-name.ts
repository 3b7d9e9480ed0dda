import { extensionOf } from '../../shared/fax-formats.ts';

const longest = 100;

/** Windows opens a device under these names, whatever follows the dot. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * A file's name as the platform gets it: only letters, digits, `.`, `_` and `-`, at most 100 of them. The platform
 * refuses special characters; what cannot be spelt becomes `_`.
 * @param extension the one that tells the content; undefined keeps the name's own
 */
export function safeName(name: string, extension: string | undefined): string {
  const own = extensionOf(name);
  const ending = (extension ?? own).replace(/[^A-Za-z0-9]/g, '').slice(0, 10);
  const stem = own === '' ? name : name.slice(0, -(own.length + 1));
  // Accents are taken off their letters, so that a name stays readable.
  const spelt = stem
    .slice(0, 4 * longest)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
  const plain = spelt.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/_{2,}/g, '_');
  const trimmed = plain.replace(/^[._-]+|[._-]+$/g, '').slice(0, longest - ending.length - 1);
  const safe =
    trimmed === '' ? 'document' : deviceName.test(trimmed.split('.')[0] ?? '') ? `_${trimmed}` : trimmed;
  return ending === '' ? safe : `${safe}.${ending}`;
}
