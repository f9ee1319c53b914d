import { useEffect, useState } from 'react';
import { mayReadAloud, readAloud, stopReading } from '../platform/readAloud.ts';
import { Button } from './Button.tsx';

/** A button that reads the text aloud; nothing where the device cannot. */
export function ReadAloud({ text }: { readonly text: string }) {
  const [reading, setReading] = useState(false);
  useEffect(() => stopReading, []);
  if (!mayReadAloud) return null;
  const press = (): void => {
    if (reading) stopReading();
    else readAloud(text);
    setReading(!reading);
  };
  return (
    <Button small onPress={press}>
      {reading ? '停止朗读' : '读给我听'}
    </Button>
  );
}
