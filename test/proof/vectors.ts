import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeVectors } from '../support/makeVectors.ts';

// Writes docs/vectors anew, when the format gets a new version: node --import tsx test/proof/vectors.ts

const folder = join(import.meta.dirname, '../../docs/vectors');
const { vectors, bundle, report, erased, erasedReport, rotated, rotatedReport } = await makeVectors();
writeFileSync(join(folder, 'vectors.json'), `${JSON.stringify(vectors, null, 2)}\n`);
writeFileSync(join(folder, 'small.bundle.json'), bundle);
writeFileSync(join(folder, 'small.report.txt'), report);
writeFileSync(join(folder, 'erased.bundle.json'), erased);
writeFileSync(join(folder, 'erased.report.txt'), erasedReport);
writeFileSync(join(folder, 'rotated.bundle.json'), rotated);
writeFileSync(join(folder, 'rotated.report.txt'), rotatedReport);
