import Taro from '@tarojs/taro';
import { create } from 'zustand';

interface NetworkStore {
  readonly online: boolean;
}

/** Whether the device believes it has a network; the next call tells for sure. */
export const useNetwork = create<NetworkStore>()(() => ({ online: true }));

/** Starts listening; called once when the app starts. `onBack` runs whenever the network has come back. */
export function watchNetwork(onBack: () => void): void {
  const changed = (online: boolean): void => {
    const before = useNetwork.getState().online;
    useNetwork.setState({ online });
    if (online && !before) onBack();
  };
  Taro.onNetworkStatusChange(({ isConnected }) => changed(isConnected));
  Promise.resolve(Taro.getNetworkType())
    .then(({ networkType }) => changed(networkType !== 'none'))
    .catch(() => undefined);
}
