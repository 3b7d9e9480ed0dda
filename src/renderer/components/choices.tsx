import type { ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';

type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly effect?: string | undefined;
  /** A mark before the word, such as a presence glyph. */
  readonly mark?: ReactNode;
};

type Props<Value extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly effect?: string;
  readonly className?: string;
};

/** One of a few, all of them in view. */
export function Choices<Value extends string>(props: Props<Value>): ReactNode {
  const { label, choices, value, onChange, effect, className = '' } = props;
  return (
    <RadioGroup
      className={`setting choices ${className}`}
      value={value ?? null}
      onChange={(next) => {
        const chosen = choices.find((choice) => choice.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className="setting-label">{label}</Label>
      {effect === undefined ? null : (
        <Text slot="description" className="setting-effect">
          {effect}
        </Text>
      )}
      <div className="choices-list">
        {choices.map((choice) => (
          <OneChoice key={choice.value} choice={choice} />
        ))}
      </div>
    </RadioGroup>
  );
}

function OneChoice({ choice }: { readonly choice: Choice<string> }): ReactNode {
  return (
    <RadioField value={choice.value} className="choice">
      <RadioButton className="choice-button">
        <span className="choice-dot" aria-hidden="true" />
        {choice.mark}
        <span>{choice.label}</span>
      </RadioButton>
      {choice.effect === undefined ? null : (
        <Text slot="description" className="setting-effect choice-effect">
          {choice.effect}
        </Text>
      )}
    </RadioField>
  );
}
