import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS } from '../../shared/refusal.ts';
import { projectRoot } from '../support/build/projectRoot.ts';

// A refusal that nothing can give is a promise to nobody.

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /node_modules|dist|data/.test(entry.name) ? [] : sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) && entry.name !== 'refusal.ts' ? [readFileSync(path, 'utf8')] : [];
  });
}

const sources = ['server', 'shared', 'miniapp/src'].flatMap((folder) =>
  sourcesUnder(join(projectRoot, folder)),
);

test.each(Object.entries(REFUSALS))(
  '%s is given somewhere and says why in one Chinese sentence',
  (code, [status, sentence]) => {
    // `refuseFields` gives this one without naming it.
    const isGiven =
      code === 'request/invalid-field' || sources.some((source) => source.includes(`'${code}'`));
    expect([code, isGiven]).toEqual([code, true]);
    expect(sentence).toMatch(/^\p{Script=Han}.*。$/u);
    expect(status).toBeGreaterThanOrEqual(400);
  },
);
