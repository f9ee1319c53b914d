import type { Config } from '../config.ts';
import { evidenceFolder, type Arrivals } from './arrivals.ts';
import { bucketStorage } from './bucketStorage.ts';
import type { EvidenceStorage } from './evidenceStorage.ts';
import { folderStorage } from './folderStorage.ts';

/** The storage that the settings name: a bucket where there is one, else the folder. */
export function openStorage(config: Pick<Config, 'dataDir' | 'bucket'>, arrivals: Arrivals): EvidenceStorage {
  return config.bucket === undefined
    ? folderStorage(evidenceFolder(config.dataDir), arrivals)
    : bucketStorage(config.bucket);
}
