/** Writes `docs/hardening.md` from what Zhizhi, aapt and androguard make of every trick under `test/attack/`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hardeningDocument } from '../test/attack/document.ts';
import { readAll } from '../test/attack/peers.ts';
import { TRICKS } from '../test/attack/tricks/index.ts';

const path = fileURLToPath(new URL('../docs/hardening.md', import.meta.url));
writeFileSync(path, hardeningDocument(await readAll(TRICKS)));
