import { expect, test } from 'vitest';
import { appListCollection } from '../../../analyzer/audits/app-list-collection.ts';
import type { Audit } from '../../../analyzer/audits/audit.ts';
import { packedCode } from '../../../analyzer/audits/packed-code.ts';
import { runAudits } from '../../../analyzer/judge/run-audits.ts';
import { verdictOf } from '../../../analyzer/judge/verdict.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { code, factsOf, packer } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

test('a packer is named, with the marks it was known by', async () => {
  const { findings } = await judge(packedCode, factsOf({}, { code: code({ packer: packer() }) }));
  expect(findings[0]?.level).toBe('advice');
  expect(findings[0]?.explanation.zh).toContain('未能检查');
  expect(findings[0]?.evidence).toEqual([
    { kind: 'archive', input: 0, entry: 'lib/armeabi/libshella-4.1.so', what: 'tencent-legu' },
  ]);
});

test('the shell’s application class is evidence from the manifest', async () => {
  const shell = { kind: 'application', signature: 'com.stub.StubApp', found: 'com.stub.StubApp' } as const;
  const { findings } = await judge(
    packedCode,
    factsOf({}, { code: code({ packer: packer({ id: 'qihoo360', evidence: [shell] }) }) }),
  );
  expect(findings[0]?.evidence).toEqual([
    { kind: 'manifest', input: 0, element: 'application', name: 'com.stub.StubApp', line: null },
  ]);
});

test('when single methods are hidden, the rest counts as looked at', async () => {
  const { findings } = await judge(
    packedCode,
    factsOf({}, { code: code({ packer: packer({ hides: 'methods' }) }) }),
  );
  expect(findings[0]?.explanation.en).toContain('the rest of the code was');
});

const READS_CODE: Audit = { ...appListCollection, needs: ['code'], audit: () => ({ outcome: 'pass' }) };

test('an audit that found nothing in a shell has not passed, and the verdict says why', async () => {
  const facts = factsOf({}, { code: code({ packer: packer() }) });
  const { findings, audits } = runAudits([packedCode, READS_CODE], facts, await loadRulePack());
  expect(audits[1]?.outcome).toBe('not-judged');
  const verdict = verdictOf(findings, audits);
  expect(verdict.level).toBe('incomplete');
  expect(verdict.notLookedAt[0]?.reason.zh).toContain('加固');
});

test('the same audit passes on plain code, and on code of which only methods are hidden', async () => {
  const rules = await loadRulePack();
  for (const facts of [code(), code({ packer: packer({ hides: 'methods' }) })]) {
    expect(runAudits([READS_CODE], factsOf({}, { code: facts }), rules).audits[0]?.outcome).toBe('pass');
  }
});

test('plain code passes; code that was not read is not run', async () => {
  expect((await judge(packedCode, factsOf({}, { code: code() }))).record.outcome).toBe('pass');
  expect((await judge(packedCode, factsOf({}))).record.outcome).toBe('not-run');
});
