import type { ChoiceList } from './choiceList.ts';
import type { RoundParams } from '../roundApi.ts';

/** What the owners of a community read of a pseudonymous round after its close. */
export interface ChoiceListApi {
  'GET /rounds/:roundId/choices': {
    params: RoundParams;
    reply: ChoiceList & {
      /** Why single answers may be listed, as recorded at the opening. */
      readonly basis: string;
    };
  };
}
