import { Picker, View } from '@tarojs/components';
import { createElement } from 'react';
import { isWebPage } from './device.ts';

export interface SelectingProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string;
  readonly onSelect: (id: string) => void;
}

type WebProps = Readonly<Record<string, unknown>>;

/** One of a list that takes little room: a native select on the web page, WeChat's wheel in the mini program. */
export function Selecting({ id, label, options, value, onSelect }: SelectingProps) {
  if (isWebPage) {
    const onChange = (event: { readonly target: { readonly value: string } }): void =>
      onSelect(event.target.value);
    return createElement<WebProps>(
      'select',
      { id, className: 'typing', value, onChange },
      options.map((option) => createElement('option', { key: option.id, value: option.id }, option.label)),
    );
  }
  const place = Math.max(
    0,
    options.findIndex((option) => option.id === value),
  );
  return (
    <Picker
      mode="selector"
      range={options.map((option) => option.label)}
      value={place}
      onChange={({ detail }) => onSelect(options[Number(detail.value)]?.id ?? value)}
    >
      <View id={id} className="typing" aria-label={`${label}：${options[place]?.label ?? ''}`}>
        {options[place]?.label}
      </View>
    </Picker>
  );
}
