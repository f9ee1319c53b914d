import { View } from '@tarojs/components';
import { REFUSALS } from '../../../shared/refusal.ts';
export default function Page() {
  return (
    <View className="a" aria-label="x">
      <button aria-label="k">{REFUSALS['round/closed'][1]}home/index</button>
    </View>
  );
}
