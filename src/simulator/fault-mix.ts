import type { FaultName, Faults, FaultSettings } from './faults.ts';

type Share = readonly [name: FaultName, probability: number, more?: FaultSettings];

/**
 * What can happen to a request that changes something, in the shares of a bad line: of a hundred attempts five never
 * arrive, three are done though the answer is lost, two are answered 5xx and not done, one is answered 5xx and done,
 * three are asked to wait. One message of ten shows up to two minutes late.
 */
const badLine: readonly Share[] = [
  ['connection-refused', 0.05],
  ['reset-after-request', 0.03],
  ['rest-500', 0.02],
  ['rest-done-500', 0.01],
  ['rest-429', 0.03],
  ['message-late', 0.1, { ms: 120_000 }],
];

/**
 * Switches the mix on; the answer switches it off again.
 * @param rate 1 for a bad line, 0.1 for a tenth of its faults
 * @param where which requests it may meet; the sending of faxes unless given
 */
export function startFaultMix(
  faults: Faults,
  rate = 1,
  where: Pick<FaultSettings, 'path' | 'method'> = { path: '/fax', method: 'POST' },
): () => void {
  const stops = badLine.map(([name, probability, more = {}]) =>
    faults.on(name, { ...more, ...where, probability: Math.min(1, probability * rate) }),
  );
  return () => stops.forEach((stop) => stop());
}
