import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { nodePlatform } from '../../cli/node-platform.ts';
import { behavesAsPlatform } from '../support/platform-behaviour.ts';

behavesAsPlatform('Node', nodePlatform);

test('bytes behind the end of the stream are passed over', async () => {
  const bytes = Buffer.from('knowing when to stop '.repeat(5000));
  for (const trailing of [1, 40_000]) {
    const deflated = Buffer.concat([deflateRawSync(bytes), Buffer.alloc(trailing, 0x5a)]);
    expect(Buffer.compare(await nodePlatform.inflateRaw(deflated, bytes.length), bytes)).toBe(0);
  }
});

test('damaged data is malformed', async () => {
  const damaged = nodePlatform.inflateRaw(new Uint8Array(100).fill(0xff), 2 ** 20);
  await expect(damaged).rejects.toMatchObject({ name: 'ReadError', code: 'malformed' });
});
