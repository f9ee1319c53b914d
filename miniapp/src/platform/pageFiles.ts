import type { PageFile } from './photoContent.ts';

interface Asked<Value> {
  readonly result: Value;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}
interface Shelf {
  put(file: PageFile, name: string): Asked<unknown>;
  get(name: string): Asked<PageFile | undefined>;
  delete(name: string): Asked<unknown>;
}
interface Cupboard {
  createObjectStore(name: string): unknown;
  transaction(store: string, mode: 'readwrite' | 'readonly'): { objectStore(name: string): Shelf };
}
interface Opening extends Asked<Cupboard> {
  onupgradeneeded: (() => void) | null;
}
declare const indexedDB: { open(name: string, version: number): Opening };

const DATABASE = 'renewal';
const STORE = 'photos';

/** Files that a browser keeps for this page, by name. Every call fails where the browser does not allow it. */
export const pageFiles = {
  async put(name: string, file: PageFile): Promise<void> {
    await settled((await shelf('readwrite')).put(file, name));
  },
  get: async (name: string): Promise<PageFile | undefined> => settled((await shelf('readonly')).get(name)),
  async remove(name: string): Promise<void> {
    await settled((await shelf('readwrite')).delete(name));
  },
};

async function shelf(mode: 'readwrite' | 'readonly'): Promise<Shelf> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  return (await settled(opening)).transaction(STORE, mode).objectStore(STORE);
}

function settled<Value>(asked: Asked<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(new Error('the browser keeps no files'));
  });
}
