/** `npm run coverage`: writes docs/coverage.md from the rule pack. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageMarkdown } from './coverage-document.ts';

writeFileSync(join(import.meta.dirname, '../docs/coverage.md'), await coverageMarkdown());
