import { create } from 'zustand';

interface AnnounceStore {
  readonly text: string;
}

/** What the screen's live region says now. */
export const useAnnouncement = create<AnnounceStore>()(() => ({ text: '' }));

/** Tells a screen reader about a change that sighted people see ("已登记"). */
export function announce(text: string): void {
  // The same words twice are read twice only when the region changes.
  const before = useAnnouncement.getState().text;
  useAnnouncement.setState({ text: before === text ? `${text}\u00a0` : text });
}
