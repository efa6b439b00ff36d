import { CallError } from '../../../cli/call-error.ts';
import { parseConfig } from '../../../cli/config.ts';
import { assert, encode, type FuzzTarget } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

/** Takes a configuration, or says in one line what is wrong with it and where. */
export const target: FuzzTarget = {
  covers: ['cli/config.ts'],
  mutations: TEXT_MUTATIONS,
  maximumLength: 1024,
  seeds: () => [
    encode(
      JSON.stringify({
        $schema: 'x',
        category: 'map-navigation',
        policy: 'policy.html',
        failOn: 'suspected',
        suppressions: [{ rule: 'self-start', target: 'x', reason: 'r', expires: '2027-01-01' }],
      }),
    ),
    encode(
      '{"suppressions":[{"fingerprint":"0123456789abcdef0123456789abcdef","reason":"r","expires":"2027-01-01"}]}',
    ),
  ],
  run: (data) => {
    try {
      return parseConfig({ path: '/app/zhizhi.config.json', text: new TextDecoder().decode(data) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      assert(error.text.zh !== '' && error.text.en !== '', 'an error without its text');
      return { refused: error.text.en };
    }
  },
};
