import { findMongod } from './findMongod.ts';

// A test file decides what to skip before anything can be awaited: it runs this program and reads what it found.
process.stdout.write(JSON.stringify(await findMongod()));
