import type { ReactNode } from 'react';

type Props = { readonly facts: readonly (readonly [name: string, value: string | undefined])[] };

/** Names and values; what is not known is left out. */
export function Facts({ facts }: Props): ReactNode {
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
