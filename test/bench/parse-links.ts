import { createDialling } from '../../src/main/dialling/dialling.ts';
import { createPhoneNumbers } from '../../src/main/phone-numbers.ts';
import { type BenchOptions, type Found, type Metric, monotonic, rounded } from './measure.ts';

/** As browsers and mail programs write them; each number another one, so that nothing is remembered. */
const forms: readonly ((digits: string) => string)[] = [
  (digits) => `tel:+1415${digits}`,
  (digits) => `tel:+1-415-${digits.slice(0, 3)}-${digits.slice(3)}`,
  (digits) => `tel://+1(415)${digits}`,
  (digits) => `tel:%2B1415${digits};ext=12`,
  (digits) => `callto:+1415${digits}+type=phone`,
  (digits) => `sms:+1415${digits}?body=hello%20there`,
  (digits) => `tel:+1415${digits},,12#`,
  (digits) => `ringside://call/+4420${digits}0`,
];

function links(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const digits = String(2_000_000 + ((at * 7919) % 7_999_999)).padStart(7, '0');
    return forms[at % forms.length]?.(digits) ?? '';
  });
}

/** A bare look at the same texts by Node's own parser of addresses. */
function addressesPerSecond(texts: readonly string[]): number {
  const from = monotonic();
  for (const text of texts) URL.parse(text);
  return perSecond(texts.length, from);
}

function perSecond(count: number, from: number): number {
  return rounded((count / (monotonic() - from)) * 1000, 0);
}

function measure({ quick }: BenchOptions): Promise<readonly Found[]> {
  const { readLink } = createDialling({
    numbers: createPhoneNumbers('US', 'en'),
    identify: () => undefined,
    find: () => [],
    mainNumber: () => '+14155550100',
    country: () => undefined,
    blockCostly: () => false,
    recent: () => [],
  });
  const texts = links(quick ? 20_000 : 200_000);
  for (const text of texts.slice(0, 5_000)) readLink(text);
  const from = monotonic();
  for (const text of texts) readLink(text);
  const figure = perSecond(texts.length, from);
  const long = `tel:+${'1'.repeat(1_000_000)}`;
  const refusedFrom = monotonic();
  readLink(long);
  const refusedMs = rounded(monotonic() - refusedFrom, 3);
  const notes = `${texts.length} links in ${forms.length} forms, all different; a megabyte is refused in ${refusedMs} ms; the yardstick is URL.parse of the same texts`;
  return Promise.resolve([{ name: 'parse_links_per_s', figure, baseline: addressesPerSecond(texts), notes }]);
}

/** How many links a second become something that can be called. */
export const parseLinks: Metric = { names: ['parse_links_per_s'], measure };
