import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { isElder, TEXT_SIZES } from '../platform/displaySettings.ts';
import { useSettings } from '../store/settingsStore.ts';

const ELDER_SIZES = TEXT_SIZES.filter((size) => size >= 22);
const SWITCH = [
  { id: 'off', label: '关' },
  { id: 'on', label: '开' },
];

/** Text size, elder mode, dark and contrast; every tap shows at once and is kept. */
export default function SettingsPage() {
  const settings = useSettings((store) => store.settings);
  const change = useSettings((store) => store.change);
  const elder = isElder(settings);
  const place = TEXT_SIZES.indexOf(settings.textSize);
  const step = (by: 1 | -1): void => {
    const size = TEXT_SIZES[place + by];
    if (size !== undefined) change({ textSize: size });
  };
  return (
    <Screen title="字号和显示">
      <Card>
        <Choice
          name="elder"
          legend="长辈模式：字大、按钮大、不弹窗"
          segments
          options={SWITCH}
          picked={[elder ? 'on' : 'off']}
          onChange={([picked]) => change({ textSize: picked === 'on' ? (ELDER_SIZES[0] ?? 22) : 17 })}
        />
      </Card>
      <Card title="字号">
        <Box className="stack">
          <Box as="p" aria-live="polite">
            现在是 {settings.textSize} 号字：还差 3 户就够 80%
          </Box>
          <Button disabled={place === 0} onPress={() => step(-1)}>
            小一点
          </Button>
          <Button disabled={place === TEXT_SIZES.length - 1} onPress={() => step(1)}>
            大一点
          </Button>
        </Box>
      </Card>
      <Card>
        <Box className="stack">
          <Choice
            name="contrast"
            legend="高对比度：黑白分明"
            segments
            options={SWITCH}
            picked={[settings.contrast ? 'on' : 'off']}
            onChange={([picked]) => change({ contrast: picked === 'on' })}
          />
          <Choice
            name="dark"
            legend="深色：夜里不刺眼"
            segments
            options={SWITCH}
            picked={[settings.dark ? 'on' : 'off']}
            onChange={([picked]) => change({ dark: picked === 'on' })}
          />
        </Box>
      </Card>
    </Screen>
  );
}
