/** The one call that live updates make on a logger such as pino's. */
export interface LiveLog {
  warn(fields: object, message: string): void;
}
