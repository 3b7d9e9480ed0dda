import { useId, type ReactNode } from 'react';
import {
  Label,
  Slider,
  SliderFill,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components/Slider';

type Props = {
  readonly label: string;
  readonly effect: string;
  /** 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
};

export function SliderRow({ label, effect, value, onChange, disabled = false }: Props): ReactNode {
  const effectId = useId();
  return (
    <Slider
      className="setting setting-slider"
      minValue={0}
      maxValue={1}
      step={0.05}
      defaultValue={value}
      onChangeEnd={onChange}
      isDisabled={disabled}
      formatOptions={{ style: 'percent' }}
    >
      <Label className="setting-label">{label}</Label>
      <SliderOutput className="slider-output" />
      <SliderTrack className="slider-track">
        <span className="slider-rail">
          <SliderFill className="slider-fill" />
        </span>
        <SliderThumb className="slider-thumb" aria-describedby={effectId} />
      </SliderTrack>
      <p id={effectId} className="setting-effect">
        {effect}
      </p>
    </Slider>
  );
}
