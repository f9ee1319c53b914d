import { Button } from './Button.tsx';

interface PageTurnsProps {
  /** The place of the page that is shown; undefined: the first. */
  readonly cursor: string | undefined;
  /** The place of the next page, null where there is none. */
  readonly nextCursor: string | null;
  readonly onTurn: (cursor: string | undefined) => void;
  /** What leads on, and what leads back to the first page. */
  readonly next?: string;
  readonly first?: string;
}

/** The buttons under a list that is read page by page, the newest first. */
export function PageTurns({
  cursor,
  nextCursor,
  onTurn,
  next = '下一页',
  first = '回到第一页',
}: PageTurnsProps) {
  return (
    <>
      {nextCursor !== null && <Button onPress={() => onTurn(nextCursor)}>{next}</Button>}
      {cursor !== undefined && (
        <Button kind="quiet" onPress={() => onTurn(undefined)}>
          {first}
        </Button>
      )}
    </>
  );
}
