/** Area codes of North America; `555-0100` to `555-0199` are nobody's in each of them. */
const areaCodes =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 346 347 351 352 360 361 385 386 401 402 404 405 406 407 408 409 410 412 413 414 417 419 423 424 425 430 432 434 435 440 442 443 458 469 470 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530'.split(
    ' ',
  );

/** Ranges of Britain that are kept for plays and films, each of a thousand numbers. */
const britishRanges =
  '113496 114496 115496 116496 117496 118496 121496 131496 141496 151496 161496 191498 207946 289018 292018 7700900'.split(
    ' ',
  );

const nobodys = 100;

/** E.164, a different one for each place until they run out. */
export function northAmericanNumber(place: number): string {
  const area = areaCodes[Math.floor(place / nobodys) % areaCodes.length] ?? '';
  return `+1${area}55501${String(place % nobodys).padStart(2, '0')}`;
}

export function britishNumber(place: number): string {
  const range = britishRanges[Math.floor(place / 1_000) % britishRanges.length] ?? '';
  const tail = String(place % 1_000).padStart(3, '0');
  return `+44${range}${range.length === 7 ? '' : '0'}${tail}`;
}

/** As people there write it, for a number of North America; others as they are. */
export function nationalForm(number: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return match ? `(${match[1] ?? ''}) ${match[2] ?? ''}-${match[3] ?? ''}` : number;
}

const plain = (number: string) => number.replace(/\D/g, '');

/** All the ways in which the same number comes into address books. */
const forms: readonly ((number: string) => string)[] = [
  (number) => number,
  nationalForm,
  (number) => nationalForm(number).replace(/[()]/g, '').replace(/[ -]/g, '.'),
  (number) => `1-${nationalForm(number).replace(/[()]/g, '').replace(' ', '-')}`,
  (number) => plain(number).replace(/^1(?=\d{10}$)/, ''),
  (number) => `+1 ${nationalForm(number)}`,
  (number) => `${nationalForm(number)} ext. 12`,
  (number) => `tel:${number}`,
  (number) => `  ${nationalForm(number)}\u00a0`,
  (number) => `011 ${plain(number)}`,
];

export const oddForm = (number: string, place: number): string =>
  forms[place % forms.length]?.(number) ?? number;
