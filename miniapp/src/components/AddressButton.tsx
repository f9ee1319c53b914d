import { openAddress } from '../platform/openAddress.ts';
import { announce } from '../store/announceStore.ts';
import { Button } from './Button.tsx';

interface AddressButtonProps {
  /** Of a file of the server. */
  readonly address: string;
  readonly quiet?: boolean;
  /** What the button says. */
  readonly children: string;
}

/** Opens a file of the server beside this page; in WeChat, which opens none, its address is copied for a browser. */
export function AddressButton({ address, quiet = false, children }: AddressButtonProps) {
  const open = async (): Promise<void> => {
    if (!(await openAddress(address))) announce('网址已复制，请在电脑或手机的浏览器里打开');
  };
  return (
    <Button kind={quiet ? 'quiet' : 'secondary'} onPress={() => void open()}>
      {children}
    </Button>
  );
}
