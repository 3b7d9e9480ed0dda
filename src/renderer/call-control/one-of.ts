import type { Operation } from '../../shared/call-control.ts';
import type { Control } from './use-control.ts';

/** Of several that share a place: the one that is offered, else the first that says why not. */
export function oneOf<Some extends Operation>(
  { offer }: Pick<Control, 'offer'>,
  operations: readonly Some[],
): Some | undefined {
  return (
    operations.find((operation) => offer(operation) === 'offered') ??
    operations.find((operation) => offer(operation) !== 'not-now')
  );
}
