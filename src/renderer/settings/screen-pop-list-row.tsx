import { type ReactNode, useState } from 'react';
import { TextRow } from '../components/text-row.tsx';

type Props = {
  readonly label: string;
  readonly effect: string;
  readonly values: readonly string[];
  /** What stands between two of them. */
  readonly by: 'comma' | 'line';
  readonly most: number;
  readonly problem?: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

/** Several values in one field; what is typed stays as it was typed. */
export function ListRow({ label, effect, values, by, most, problem, onChange }: Props): ReactNode {
  const [text, setText] = useState(values.join(by === 'line' ? '\n' : ', '));
  return (
    <TextRow
      label={label}
      effect={effect}
      severalLines={by === 'line'}
      value={text}
      problem={problem}
      onChange={(next) => {
        setText(next);
        onChange(split(next, by).slice(0, most));
      }}
    />
  );
}

function split(text: string, by: Props['by']): readonly string[] {
  const parts = text.split(by === 'line' ? /\r?\n/ : /[,;\n]/);
  // An argument may begin or end with a blank; a line's name does not.
  return by === 'line'
    ? parts.filter((part) => part !== '')
    : parts.map((part) => part.trim()).filter((part) => part !== '');
}
