import { describe, expect, test } from 'vitest';
import { originalsOf } from '../../ui/export/originals.ts';
import { factsOf } from '../support/facts.ts';
import { resultOf } from '../support/results.ts';

const result = await resultOf({
  ...factsOf({}),
  inputs: [
    { role: 'package', name: 'app.apk', bytes: 3, sha256: '0'.repeat(64) },
    { role: 'policy', name: 'policy.html', bytes: 3, sha256: '1'.repeat(64) },
  ],
});
const names = (chosen: readonly File[]) => originalsOf(result, chosen).map((one) => one?.file.name ?? null);

describe('the files of an audit that was kept', () => {
  test('are found by size and name, in whatever order they are chosen', () => {
    const [apk, page] = [new File(['abc'], 'app.apk'), new File(['abd'], 'policy.html')];
    expect(names([page, apk])).toEqual(['app.apk', 'policy.html']);
    expect(originalsOf(result, [page, apk]).map((one) => one?.role)).toEqual(['package', 'policy']);
  });

  test('may have been renamed, each counts once, and what does not fit is not taken', () => {
    expect(names([new File(['abc'], 'renamed.apk'), new File(['abd'], 'policy.html')])).toEqual([
      'renamed.apk',
      'policy.html',
    ]);
    expect(names([new File(['abc'], 'app.apk')])).toEqual(['app.apk', null]);
    expect(names([new File(['longer'], 'app.apk')])).toEqual([null, null]);
  });
});
