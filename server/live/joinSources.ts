import { refuse } from '../../shared/refusal.ts';
import type { LiveSource } from './liveSource.ts';

/** One source of several, each asked for the topics of its kind: `round` for `round:<id>`. */
export function joinSources(byKind: Readonly<Record<string, LiveSource>>): LiveSource {
  const sources = new Map(Object.entries(byKind));
  return {
    async snapshot(topic, caller) {
      const source = sources.get(topic.slice(0, Math.max(0, topic.indexOf(':'))));
      return source === undefined ? refuse('live/topic-unknown') : source.snapshot(topic, caller);
    },
    follow(listener) {
      const unfollows = [...new Set(sources.values())].map((source) => source.follow(listener));
      return () => unfollows.forEach((unfollow) => unfollow());
    },
  };
}
