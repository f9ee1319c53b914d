import type {
  ComplaintCategory,
  ComplaintVerb,
  HeardChannel,
  Urgency,
} from '../../shared/complaint/complaint.ts';
import type { Scene } from './demoScenes.ts';

/**
 * One thing that happened with a complaint, `after` hours of working days (24 a day) from its filing; it happens within
 * office hours.
 */
export interface ComplaintStep {
  readonly after: number;
  readonly who: 'admin' | 'worker' | 'bureau' | 'filer' | 'handler';
  readonly does: ComplaintVerb | 'say' | 'note' | 'ask' | 'hide';
  readonly text?: string;
  readonly photo?: Scene;
  /** Organisation of a dispatch; without one the first that works off its category. */
  readonly to?: string;
  readonly rating?: number;
  readonly approve?: boolean;
  readonly workingDays?: number;
  /** Of a merge: the key of the complaint that goes on. */
  readonly into?: string;
}

/** A complaint of the demonstration with its story; made up, about nobody and no place. */
export interface DemoComplaint {
  readonly key: string;
  readonly communityId: string;
  /** A demonstration account, the household at this place of the walk, or what staff heard (from one, if known). */
  readonly from: string | number | { readonly heard: HeardChannel; readonly household?: string };
  readonly category: ComplaintCategory;
  readonly text: string;
  /** Building by its place in the community; without one 公共区域. */
  readonly building?: number;
  readonly unit?: number;
  readonly words?: string;
  readonly spot?: { readonly x: number; readonly y: number };
  readonly urgency?: Urgency;
  readonly isPrivate?: boolean;
  readonly phone?: string;
  readonly photos?: readonly Scene[];
  /** The day of its filing, before the day of loading; `workingDaysAgo`: before the last working day. */
  readonly filed: { readonly daysAgo: number } | { readonly workingDaysAgo: number };
  readonly followers?: readonly string[];
  readonly steps: readonly ComplaintStep[];
}
