import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box, Words } from '../platform/box.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['j 或 ↓', '下一条'],
  ['k 或 ↑', '上一条'],
  ['Enter', '打开这一条'],
  ['x', '选中或取消这一条'],
  ['/', '去搜索'],
  ['?', '显示或收起这张表'],
];

interface KeysHelpProps {
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}

/** Which keys work in the table, and how to turn them off; everything can be done by buttons too. */
export function KeysHelp({ on, onTurn }: KeysHelpProps) {
  return (
    <Card title="键盘快捷键">
      <Box className="stack">
        <Box as="dl" className="desk__keys">
          {KEYS.map(([key, act]) => (
            <Box key={key} className="desk__key">
              <Box as="dt">
                <Words as="code">{key}</Words>
              </Box>
              <Box as="dd">{act}</Box>
            </Box>
          ))}
        </Box>
        <Box className="small">
          在输入框里打字时不起作用；所有操作都可以用按钮完成。{on ? '' : '单键已关闭，只有 ? 还有用。'}
        </Box>
        <Button small onPress={() => onTurn(!on)}>
          {on ? '关闭单键快捷键' : '打开单键快捷键'}
        </Button>
      </Box>
    </Card>
  );
}
