const { constants, createContext } = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

// Jest's environment puts an interceptor before the global object, which every `Object`, `Math` or `process` in a test goes
// through. This one gives each test file a context of its own just the same, whose globals are looked up as in any program.
module.exports = class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const prepared = this.global;
    const plain = createContext(constants.DONT_CONTEXTIFY);
    const own = new Set(Reflect.ownKeys(plain));
    for (const key of Reflect.ownKeys(prepared)) if (!own.has(key)) lend(plain, prepared, key);
    // As in jest's own: what Node hands out is made of these.
    Object.assign(plain, { global: plain, Buffer, ArrayBuffer, Uint8Array });
    plain.Error.stackTraceLimit = prepared.Error.stackTraceLimit;
    this.context = plain;
    this.global = plain;
    // They would turn the clock of the other global object; whoever asks for them is to hear of it.
    this.fakeTimers = null;
    this.fakeTimersModern = null;
  }
};

/** Puts a global of Node into the context; one that Node makes when it is first asked for stays so. */
function lend(plain, prepared, key) {
  const given = Reflect.getOwnPropertyDescriptor(prepared, key);
  if (given.get === undefined || !given.configurable) {
    Object.defineProperty(plain, key, given);
    return;
  }
  const { enumerable } = given;
  const keep = (value) =>
    void Object.defineProperty(plain, key, { configurable: true, enumerable, value, writable: true });
  const get = () => {
    const value = prepared[key];
    keep(value);
    return value;
  };
  Object.defineProperty(plain, key, { configurable: true, enumerable, get, set: keep });
}
