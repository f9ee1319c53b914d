import { create } from 'zustand';
import { USUAL_SETTINGS, type DisplaySettings } from '../platform/displaySettings.ts';
import { keep, recall } from '../platform/storage.ts';

interface SettingsStore {
  readonly settings: DisplaySettings;
  readonly change: (part: Partial<DisplaySettings>) => void;
}

/** Text size, dark and contrast of this device; every change is kept at once. */
export const useSettings = create<SettingsStore>()((set, get) => ({
  settings: { ...USUAL_SETTINGS, ...recall('settings') },
  change: (part) => {
    const settings = { ...get().settings, ...part };
    keep('settings', settings);
    set({ settings });
  },
}));
