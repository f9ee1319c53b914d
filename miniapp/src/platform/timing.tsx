import { Picker, View } from '@tarojs/components';
import { createElement } from 'react';
import { isWebPage } from './device.ts';

export interface TimingProps {
  readonly id: string;
  /** Wall clock in China, `2026-05-06T14:30`. */
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly invalid: boolean;
}

type WebProps = Readonly<Record<string, unknown>>;

/** A day and a time of day: the browser's own field on the web page, WeChat's two wheels in the mini program. */
export function Timing({ id, value, onPick, label, describedBy, invalid }: TimingProps) {
  if (isWebPage) {
    const onChange = (event: { readonly target: { readonly value: string } }): void =>
      onPick(event.target.value);
    return createElement<WebProps>('input', {
      id,
      className: 'typing',
      type: 'datetime-local',
      value,
      onChange,
      'aria-describedby': describedBy,
      'aria-invalid': invalid,
    });
  }
  const [day = '', time = ''] = value.split('T');
  return (
    <View id={id} className="timing">
      <Picker mode="date" value={day} onChange={({ detail }) => onPick(`${detail.value}T${time}`)}>
        <View className="typing" aria-label={`${label}，日期 ${day}`}>
          {day}
        </View>
      </Picker>
      <Picker mode="time" value={time} onChange={({ detail }) => onPick(`${day}T${detail.value}`)}>
        <View className="typing" aria-label={`${label}，时间 ${time}`}>
          {time}
        </View>
      </Picker>
    </View>
  );
}
