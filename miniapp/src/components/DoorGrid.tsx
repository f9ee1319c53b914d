import { Box, Words } from '../platform/box.tsx';
import { moveFocus } from '../platform/focus.ts';
import { Press, type Arrow } from '../platform/press.tsx';
import { doorNeighbour } from './doorNeighbour.ts';

export interface GridDoor {
  readonly id: string;
  readonly room: string;
  readonly floor: number;
  /** The state as a word, one letter and a tone. */
  readonly words: {
    readonly name: string;
    readonly letter: string;
    readonly tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
  };
  /** Read after the state (`上门 2 次`). */
  readonly note?: string;
  /** Kept on this device only, not yet with the server. */
  readonly waiting?: boolean;
}

interface DoorGridProps {
  /** `2单元`. */
  readonly title: string;
  /** Beside the title: `已征集 7/12 户`. */
  readonly summary?: string;
  readonly doors: readonly GridDoor[];
  readonly pickedId?: string | undefined;
  readonly onPick?: (doorId: string) => void;
}

/** 楼栋格: one staircase, the top floor first, each door with colour and letter; arrow keys walk from door to door. */
export function DoorGrid({ title, summary, doors, pickedId, onPick }: DoorGridProps) {
  const floors = [...new Set(doors.map((door) => door.floor))].sort((first, second) => second - first);
  const goTo = (fromId: string, arrow: Arrow): void => {
    const next = doorNeighbour(doors, fromId, arrow);
    if (next !== undefined) moveFocus(`door-${next}`);
  };
  return (
    <Box as="section" className="grid" aria-label={title}>
      <Box className="grid__head">
        <Box as="h3" className="grid__title">
          {title}
        </Box>
        {summary !== undefined && <Words className="grid__summary">{summary}</Words>}
      </Box>
      {floors.map((floor) => (
        <Box key={floor} className="grid__floor">
          <Box className="grid__floor-name">{floor} 层</Box>
          <Box className="grid__doors">
            {doors
              .filter((door) => door.floor === floor)
              .map((door) => (
                <Door
                  key={door.id}
                  door={door}
                  picked={door.id === pickedId}
                  onPick={onPick}
                  onArrow={(arrow) => goTo(door.id, arrow)}
                />
              ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

interface DoorProps {
  readonly door: GridDoor;
  readonly picked: boolean;
  readonly onPick: ((doorId: string) => void) | undefined;
  readonly onArrow: (arrow: Arrow) => void;
}

function Door({ door, picked, onPick, onArrow }: DoorProps) {
  const { room, words, note, waiting = false } = door;
  const said = [room, words.name, note, waiting ? '未上传' : undefined]
    .filter((part) => part !== undefined)
    .join('，');
  const classes = `door door--${words.tone} ${picked ? 'door--picked' : ''}`;
  const inside = (
    <>
      <Words className="door__letter" aria-hidden>
        {words.letter}
      </Words>
      <Words className="door__room">{room}</Words>
      {waiting && <Words className="door__waiting">未上传</Words>}
    </>
  );
  if (onPick === undefined) {
    return (
      <Box className={classes} role="img" aria-label={said}>
        {inside}
      </Box>
    );
  }
  return (
    <Press
      id={`door-${door.id}`}
      className={classes}
      aria-label={said}
      aria-pressed={picked}
      onPress={() => onPick(door.id)}
      onArrow={onArrow}
    >
      {inside}
    </Press>
  );
}
