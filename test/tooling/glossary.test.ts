import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/build/projectRoot.ts';

// One word per thing (the glossary's own promise): no word is explained twice.

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const [, section = ''] = readme.split('## Glossary');
const words = section
  .split('\n## ')[0]
  ?.split('\n')
  .flatMap((line) => /^\| ([^|]+?) +\|/.exec(line)?.[1] ?? [])
  .filter((word) => word !== 'code' && !/^-+$/.test(word))
  .flatMap((row) => row.split(',').map((word) => word.trim()));

test('every word of the glossary stands there once', () => {
  expect(words?.length).toBeGreaterThan(50);
  expect(words?.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});
