import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import { typedPage } from './page-place.ts';

type Props = {
  /** From 0. */
  readonly page: number;
  readonly count: number;
  readonly goTo: (page: number) => void;
};

/** Stands in the sentence where the field is. */
const place = '\u0000';

/** "Page [3] of 17": shows where somebody is, and takes them elsewhere. */
export function PageField({ page, count, goTo }: Props): ReactNode {
  const { i18n } = useLingui();
  const [typed, setTyped] = useState<string>();
  const sentence = i18n._({
    id: 'viewer.page',
    message: 'Page {field} of {count}',
    values: { field: place, count },
  });
  const [before = '', after = ''] = sentence.split(place);
  const done = (): void => {
    const wanted = typedPage(typed ?? '', count);
    setTyped(undefined);
    if (wanted !== undefined) goTo(wanted);
  };
  return (
    <label className="viewer-page">
      {before}
      <input
        className="text-input viewer-page-input"
        inputMode="numeric"
        value={typed ?? String(page + 1)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done();
          else if (event.key === 'Escape' && typed !== undefined) setTyped(undefined);
          else return;
          event.stopPropagation();
        }}
      />
      {after}
    </label>
  );
}
