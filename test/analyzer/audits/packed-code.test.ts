import { expect, test } from 'vitest';
import { packedCode } from '../../../analyzer/audits/packed-code.ts';
import { code, factsOf } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

test('a packer is named, with the marks it was known by', async () => {
  const packer = {
    id: 'tencent-legu',
    name: { zh: '腾讯乐固', en: 'Tencent Legu' },
    evidence: ['lib/armeabi/libshella-4.1.so'],
  };
  const { findings } = await judge(packedCode, factsOf({}, { code: code({ packer }) }));
  expect(findings[0]?.level).toBe('advice');
  expect(findings[0]?.explanation.zh).toContain('未能检查');
  expect(findings[0]?.evidence).toEqual([
    { kind: 'archive', input: 0, entry: 'lib/armeabi/libshella-4.1.so', what: 'tencent-legu' },
  ]);
});

test('plain code passes; code that was not read is not run', async () => {
  expect((await judge(packedCode, factsOf({}, { code: code() }))).record.outcome).toBe('pass');
  expect((await judge(packedCode, factsOf({}))).record.outcome).toBe('not-run');
});
