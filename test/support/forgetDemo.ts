import { forgetTold } from './demoFolder.ts';

/** After a suite that starts servers of its own: removes the demonstration it was copied from. */
const forgetDemo = (): Promise<void> => forgetTold();

export { forgetDemo as default };
