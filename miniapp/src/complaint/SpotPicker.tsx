import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { SpotPicture, type Spot } from '../platform/spotPicture.tsx';
import { drawingAddress } from '../platform/drawingAddress.ts';
import { useSitePlan } from '../store/useSitePlan.ts';

interface SpotPickerProps {
  readonly communityId: string;
  readonly spot: Spot | undefined;
  readonly onPick: (spot: Spot | undefined) => void;
}

/** The site plan of the community's plan, if it has one: a tap marks the place. Never needed to file. */
export function SpotPicker({ communityId, spot, onPick }: SpotPickerProps) {
  const [open, setOpen] = useState(spot !== undefined);
  const drawing = useSitePlan(communityId);
  if (drawing === undefined) return null;
  if (!open) return <Button onPress={() => setOpen(true)}>在小区图上点一下（选填）</Button>;
  return (
    <Box className="stack">
      <Box>在图上点一下出事的地方，可以再点别处改：</Box>
      <SpotPicture
        id="place-spot"
        src={drawingAddress(drawing.image)}
        label={`${drawing.title}。${spot === undefined ? '还没有点' : '已经点了一处'}。点一下标出地方，也可以用方向键移动`}
        spot={spot}
        onSpot={onPick}
      />
      {spot === undefined ? (
        <Button kind="quiet" onPress={() => setOpen(false)}>
          不点了
        </Button>
      ) : (
        <Button kind="quiet" onPress={() => onPick(undefined)}>
          ✓ 已标出地方，按这里去掉
        </Button>
      )}
    </Box>
  );
}
