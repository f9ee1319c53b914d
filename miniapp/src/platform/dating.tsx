import { Picker, View } from '@tarojs/components';
import { createElement } from 'react';
import { isWebPage } from './device.ts';

interface DatingProps {
  readonly id: string;
  readonly label: string;
  /** `2026-05-06`; empty for none. */
  readonly value: string;
  readonly onPick: (value: string) => void;
}

type WebProps = Readonly<Record<string, unknown>>;

/** A day: the browser's own field on the web page, WeChat's wheel in the mini program. */
export function Dating({ id, label, value, onPick }: DatingProps) {
  if (isWebPage) {
    const onChange = (event: { readonly target: { readonly value: string } }): void =>
      onPick(event.target.value);
    return createElement<WebProps>('input', { id, className: 'typing', type: 'date', value, onChange });
  }
  return (
    <Picker mode="date" value={value} onChange={({ detail }) => onPick(detail.value)}>
      <View id={id} className="typing" aria-label={`${label} ${value}`}>
        {value === '' ? '不限' : value}
      </View>
    </Picker>
  );
}
